/// A quantity with up to six decimals, exact in decimal: 0.1 and 0.2 are 0.3.
public struct Amount: Hashable, Comparable, Sendable {
  let millionths: Int

  private static let scale = 1_000_000
  private static let limit = 1_000_000_000_000

  public init(_ whole: Int) { millionths = whole * Amount.scale }

  init(millionths: Int) { self.millionths = millionths }

  /// Reads `12`, `-3`, `0.25`; `nil` for anything else, more decimals, or beyond a million million.
  public init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      text.count - (isNegative ? 1 : 0) == parts.joined(separator: ".").count,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int(parts[0]), whole <= Amount.limit
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.count <= 6 else { return nil }
    let padded = decimals + String(repeating: "0", count: 6 - decimals.count)
    let magnitude = whole * Amount.scale + (Int(padded) ?? 0)
    millionths = isNegative ? -magnitude : magnitude
  }

  public static func < (left: Amount, right: Amount) -> Bool { left.millionths < right.millionths }

  public static func + (left: Amount, right: Amount) -> Amount {
    Amount(millionths: left.millionths + right.millionths)
  }

  /// Whether the amount can still be kept in a file.
  var isInRange: Bool { abs(millionths) <= Amount.limit * Amount.scale }
}

extension Amount: CustomStringConvertible {
  /// Without needless zeros: `12`, `0.25`.
  public var description: String {
    let magnitude = abs(millionths)
    let sign = millionths < 0 ? "-" : ""
    let decimals = magnitude % Amount.scale
    guard decimals != 0 else { return "\(sign)\(magnitude / Amount.scale)" }
    let padded = String(String(decimals + Amount.scale).dropFirst())
    let shortened = String(padded.reversed().drop { $0 == "0" }.reversed())
    return "\(sign)\(magnitude / Amount.scale).\(shortened)"
  }
}
