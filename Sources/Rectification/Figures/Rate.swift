/// A part of a whole, printed as a percentage with two decimals.
public struct Rate: Hashable, Sendable, CustomStringConvertible {
  public let part: Int
  public let whole: Int

  public init(_ part: Int, of whole: Int) { (self.part, self.whole) = (part, whole) }

  /// Hundredths of a per cent, rounded half up; `nil` where there is nothing to divide by.
  private var hundredths: Int? { whole == 0 ? nil : (part * 20_000 + whole) / (whole * 2) }

  /// `79.41%`; `—` of nothing.
  public var description: String {
    guard let hundredths else { return "—" }
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)%"
  }

  /// The number without `%` and without needless zeros; `null` of nothing.
  public var value: Value {
    guard let hundredths else { return .null }
    let decimals = hundredths % 100
    let whole = String(hundredths / 100)
    if decimals == 0 { return .number(whole) }
    if decimals % 10 == 0 { return .number("\(whole).\(decimals / 10)") }
    return .number("\(whole).\(decimals < 10 ? "0" : "")\(decimals)")
  }
}

/// The round form that reports use: 34 is 30余, exact tens and numbers below 10 stay (rules.md §3).
public func approximate(_ number: Int) -> String {
  number < 10 || number % 10 == 0 ? String(number) : "\(number / 10 * 10)余"
}
