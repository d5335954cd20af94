/// A moment as the journal writes it: RFC 3339 with an offset, kept word for word.
public struct Instant: Hashable, Sendable, CustomStringConvertible {
  public let description: String
  /// The day as it is written, in the writer's own zone.
  public let day: Day

  /// Reads `2023-09-12T10:32:05+08:00`, with `Z` or fractions of a second where they stand.
  public init?(_ text: String) {
    guard text.utf8.count >= 20, let day = Day(text.prefix(10)), text.dropFirst(10).first == "T"
    else { return nil }
    let time = text.dropFirst(11)
    let clock = time.prefix(8)
    guard clock.utf8.count == 8, Instant.isClock(clock), Instant.isZone(time.dropFirst(8)) else {
      return nil
    }
    description = text
    self.day = day
  }

  /// `10:32`.
  public var clock: String { String(description.dropFirst(11).prefix(5)) }

  private static func isClock(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? UInt8($0) : nil }
    return numbers.count == 3 && numbers[0] < 24 && numbers[1] < 60 && numbers[2] <= 60
  }

  private static func isZone(_ text: Substring) -> Bool {
    var rest = text
    if rest.first == "." {
      rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber }
      guard rest.count < text.count - 1 else { return false }
    }
    if rest == "Z" { return true }
    guard rest.first == "+" || rest.first == "-" else { return false }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { $0.utf8.count == 2 && UInt8($0) != nil }
  }
}

/// The account in `office@desk3`: people are compared by what stands before the `@` (format.md).
public func account(of by: String) -> String {
  String(by.prefix { $0 != "@" })
}
