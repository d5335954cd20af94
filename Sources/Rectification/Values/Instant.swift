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
    let bytes = Array(text.utf8)
    func number(_ place: Int) -> UInt8? { twoDigits(bytes[place...]) }
    guard bytes.count == 8, bytes[2] == UInt8(ascii: ":"), bytes[5] == UInt8(ascii: ":"),
      let hour = number(0), let minute = number(3), let second = number(6)
    else { return false }
    return hour < 24 && minute < 60 && second <= 60
  }

  private static func isZone(_ text: Substring) -> Bool {
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return false }
      rest = rest[fraction.endIndex...]
    }
    if rest.elementsEqual("Z".utf8) { return true }
    guard rest.count == 6, let sign = rest.popFirst(), "+-".utf8.contains(sign) else {
      return false
    }
    return twoDigits(rest) != nil && rest.dropFirst(2).first == UInt8(ascii: ":")
      && twoDigits(rest.dropFirst(3)) != nil
  }

  private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    guard let first = bytes.first, let second = bytes.dropFirst().first,
      (0x30...0x39).contains(first), (0x30...0x39).contains(second)
    else { return nil }
    return (first & 15) * 10 + (second & 15)
  }
}

/// The account in `office@desk3`: people are compared by what stands before the `@` (format.md).
public func account(of by: String) -> String {
  String(by.prefix { $0 != "@" })
}
