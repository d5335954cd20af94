/// The figures of both ends of a period, and what happened in it (rules.md §3).
public struct Comparison: Hashable, Sendable {
  /// The first day of the period; `before` is the day before it.
  public let since: Day
  public let before: Figures
  public let after: Figures
  /// What the figures count at the end and did not at the beginning.
  public let gained: Counted
  /// What the figures counted at the beginning and do not at the end.
  public let lost: Counted
  /// Issues and measures whose deadline was extended in the period.
  public let extended: [RecordID]
  public let rebounded: [RecordID]

  /// Compares `now`, the ledger as of `day`, with the same ledger at the end of the day before
  /// `since`; throws where the journal does not fit the records.
  public init(of now: Ledger, since: Day, until day: Day) throws(BadValue) {
    let past = try now.asOf(since + -1)
    self.since = since
    before = past.figures(on: since + -1)
    after = now.figures(on: day)
    let (start, end) = (Counted(past, on: since + -1), Counted(now, on: day))
    gained = end.without(start)
    lost = start.without(end)
    extended = now.movedDeadlines.filter { now.extensions(of: $0) > past.extensions(of: $0) }
    rebounded = now.issues.records
      .filter { $0.stage != .withdrawn && $0.cycle > (past.issues[$0.id]?.cycle ?? 1) }
      .map(\.id)
  }
}

extension Comparison {
  public var added: [RecordID] { gained.issues }
  public var addedMeasures: [RecordID] { gained.measures }
  public var addedPolicies: [RecordID] { gained.policies }
  /// Issues newly 已完成.
  public var completed: [RecordID] { gained.completed }
  /// Issues newly 基本完成.
  public var basicallyCompleted: [RecordID] { gained.basicallyCompleted }
  public var measuresDone: [RecordID] { gained.measuresDone }
  /// Policies newly 建立完善.
  public var established: [RecordID] { gained.established }
  public var closed: [RecordID] { gained.closed }
  public var overdue: [RecordID] { gained.overdue }
  public var overdueMeasures: [RecordID] { gained.overdueMeasures }
}

/// The records behind the figures of a day.
public struct Counted: Hashable, Sendable {
  public private(set) var issues: [RecordID] = []
  public private(set) var completed: [RecordID] = []
  public private(set) var basicallyCompleted: [RecordID] = []
  public private(set) var closed: [RecordID] = []
  public private(set) var overdue: [RecordID] = []
  public private(set) var measures: [RecordID] = []
  public private(set) var measuresDone: [RecordID] = []
  public private(set) var overdueMeasures: [RecordID] = []
  public private(set) var policies: [RecordID] = []
  public private(set) var established: [RecordID] = []

  fileprivate init(_ ledger: Ledger, on day: Day) {
    for issue in ledger.issues.records where issue.stage != .withdrawn {
      issues.append(issue.id)
      switch ledger.outcome(of: issue.id) {
      case .completed: completed.append(issue.id)
      case .basicallyCompleted: basicallyCompleted.append(issue.id)
      case .unfinished: break
      }
      if issue.stage == .closed { closed.append(issue.id) }
      if ledger.lamp(issue, on: day) == .red { overdue.append(issue.id) }
    }
    let counted = ledger.measures.records.filter(ledger.isCounted)
    measures = counted.map(\.id)
    measuresDone = counted.filter(\.status.isDone).map(\.id)
    overdueMeasures = counted.filter { ledger.lamp($0, on: day) == .red }.map(\.id)
    policies = ledger.policies.records.map(\.id)
    established = ledger.policies.records.filter(\.isEstablished).map(\.id)
  }

  private static let lists: [WritableKeyPath<Counted, [RecordID]> & Sendable] = [
    \.issues, \.completed, \.basicallyCompleted, \.closed, \.overdue, \.measures, \.measuresDone,
    \.overdueMeasures, \.policies, \.established,
  ]

  /// What is counted here and not in `other`, list by list.
  fileprivate func without(_ other: Counted) -> Counted {
    var rest = self
    for list in Counted.lists {
      let others = Set(other[keyPath: list])
      rest[keyPath: list].removeAll { others.contains($0) }
    }
    return rest
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
