/// How much was left to do at the ends of regular stretches up to a day: the burn-down.
public struct BurnDown: Hashable, Sendable {
  /// What was unfinished at the end of a day, as `Figures` counts it.
  public struct Point: Hashable, Sendable {
    public let day: Day
    /// Issues whose outcome is 未完成.
    public let issues: Int
    /// Measures that are neither done nor verified.
    public let measures: Int
  }

  public let interval: Interval
  /// The oldest first; the last is the cut-off.
  public let points: [Point]
}

extension Ledger {
  /// What was left to do from the first event to `day`, in `most` points or fewer; throws where the
  /// journal does not fit the records.
  ///
  /// One walk back over the journal: its cost grows with the events, not with the points.
  public func burnDown(until day: Day, most: Int) throws(BadValue) -> BurnDown {
    let first = min(history.events.first?.at.day ?? day, day)
    let interval = Interval.dividing(first, day, most: most)
    var walk = WalkBack(self)
    var events = history.events[...]
    var points: [BurnDown.Point] = []
    for day in interval.ends(from: first, through: day).reversed() {
      while let event = events.last, event.at.day > day {
        try walk.undo(event.edit)
        events.removeLast()
      }
      points.append(walk.point(on: day))
    }
    return BurnDown(interval: interval, points: points.reversed())
  }
}

/// A ledger on its way back, as far as its unfinished issues and measures follow from it.
private struct WalkBack {
  private var ledger: Ledger
  private var issues = 0
  private var measures = 0
  /// Issues that have changed since the last point; meanwhile nothing of them is counted.
  private var changed: Set<RecordID> = []

  init(_ ledger: Ledger) {
    self.ledger = ledger
    for issue in ledger.issues.records { count(issue.id, times: 1) }
  }

  mutating func undo(_ edit: Edit) throws(BadValue) {
    guard let edit = edit.affectingLanes else { return }
    for issue in issues(touchedBy: edit) where changed.insert(issue).inserted {
      count(issue, times: -1)
    }
    if edit.isAddition {
      leaveOut(edit.item)
    } else {
      try ledger.replay(edit.inverse(op: edit.op))
    }
  }

  mutating func point(on day: Day) -> BurnDown.Point {
    for issue in changed { count(issue, times: 1) }
    changed = []
    return BurnDown.Point(day: day, issues: issues, measures: measures)
  }

  private mutating func count(_ id: RecordID, times: Int) {
    guard let issue = ledger.issues[id], issue.stage != .withdrawn else { return }
    if ledger.outcome(of: id) == .unfinished { issues += times }
    measures += times * ledger.measures(of: id).count { !$0.status.isDone }
  }

  /// The issues that read otherwise before the edit than after it.
  private func issues(touchedBy edit: Edit) -> [RecordID] {
    [edit.item, ledger.measures[edit.item]?.issue, edit.was["issue"]?.text.flatMap(RecordID.init)]
      .compactMap { $0 } + ledger.measures(naming: edit.item).map(\.issue)
  }

  /// Puts a record that was not there yet out of every count. It keeps its place, since taking it
  /// out of the middle of a register costs as much as the register is long.
  private mutating func leaveOut(_ id: RecordID) {
    if var issue = ledger.issues[id] {
      issue.stage = .withdrawn
      ledger.put(issue)
    } else if var measure = ledger.measures[id] {
      measure.issue = .ledger
      ledger.put(measure)
    } else if var policy = ledger.policies[id] {
      policy.stage = .planned
      ledger.put(policy)
    }
  }
}

extension Edit {
  private static let lanes: Set = ["stage", "status", "track", "issue", "policies", "change"]

  /// The part of the edit that lanes follow from; `nil` where there is none.
  fileprivate var affectingLanes: Edit? {
    if isAddition || isRemoval { return self }
    var edit = self
    edit.set.members.removeAll { !Edit.lanes.contains($0.key) }
    edit.was.members.removeAll { !Edit.lanes.contains($0.key) }
    return edit.keys.isEmpty ? nil : edit
  }
}
