/// The figures of both ends of a period, and what happened in it (rules.md §3).
public struct Comparison: Hashable, Sendable {
  /// The first day of the period; `before` is the day before it.
  public let since: Day
  public let before: Figures
  public let after: Figures
  public let added: [RecordID]
  public let measuresDone: [RecordID]
  public let closed: [RecordID]
  public let extended: [RecordID]
  public let overdue: [RecordID]
  public let rebounded: [RecordID]

  /// Compares `now`, the ledger as of `day`, with the same ledger at the end of the day before
  /// `since`; throws where the journal does not fit the records.
  public init(of now: Ledger, since: Day, until day: Day) throws(BadValue) {
    let past = try now.asOf(since + -1)
    self.since = since
    before = past.figures(on: since + -1)
    after = now.figures(on: day)
    let counted = now.issues.records.filter { $0.stage != .withdrawn }
    added = counted.map(\.id).filter { !past.issues.contains($0) }
    measuresDone = now.measures.records
      .filter {
        now.isCounted($0) && $0.status.isDone && past.measures[$0.id]?.status.isDone != true
      }
      .map(\.id)
    closed = counted.filter { $0.stage == .closed && past.issues[$0.id]?.stage != .closed }.map(
      \.id)
    let moved = now.movedDeadlines.filter { now.extensions(of: $0) > past.extensions(of: $0) }
    extended = moved
    overdue =
      counted
      .filter { now.lamp($0, on: day) == .red }
      .map(\.id)
      .filter { id in past.issues[id].flatMap { past.lamp($0, on: since + -1) } != .red }
    rebounded = counted.filter { $0.cycle > (past.issues[$0.id]?.cycle ?? 1) }.map(\.id)
  }
}

extension Ledger {
  /// Issues and measures whose deadline was ever extended (延期).
  public var movedDeadlines: [RecordID] {
    issues.records.filter { $0.stage != .withdrawn && !$0.deadline.extensions.isEmpty }.map(\.id)
      + measures.records.filter { isCounted($0) && !$0.deadline.extensions.isEmpty }.map(\.id)
  }

  fileprivate func extensions(of id: RecordID) -> Int {
    issues[id]?.deadline.extensions.count ?? measures[id]?.deadline.extensions.count ?? 0
  }
}
