/// What a period brought, in numbers: a `Comparison` without its ids, so that ledgers add up.
public struct PeriodChange: Hashable, Sendable {
  /// The first day of the period.
  public let since: Day
  /// The figures of the day before it.
  public let before: Figures
  private var amounts: [Happening: Int] = [:]

  public init(_ comparison: Comparison) {
    (since, before) = (comparison.since, comparison.before)
    for happening in Happening.allCases {
      amounts[happening] = comparison.records(of: happening).count
    }
  }

  /// What it brought to several ledgers together.
  init(sumOf changes: [PeriodChange], since: Day) {
    self.since = since
    before = Figures.sum(of: changes.lazy.map(\.before), asOf: since + -1)
    for change in changes { amounts.merge(change.amounts, uniquingKeysWith: +) }
  }

  /// To how many records it happened.
  public subscript(happening: Happening) -> Int { amounts[happening] ?? 0 }
}
