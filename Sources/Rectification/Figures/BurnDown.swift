/// How much was left to do at the ends of regular stretches up to a day: the burn-down.
public struct BurnDown: Hashable, Sendable {
  /// What was unfinished at the end of a day, as `Figures` counts it.
  public struct Point: Hashable, Sendable {
    public let day: Day
    /// Issues whose outcome is 未完成.
    public let issues: Int
    /// Measures that are neither done nor verified.
    public let measures: Int

    init(day: Day, issues: Int, measures: Int) {
      (self.day, self.issues, self.measures) = (day, issues, measures)
    }

    init(_ figures: Figures) {
      self.init(
        day: figures.asOf, issues: figures.issues.unfinished,
        measures: figures.measures.total - figures.measures.done)
    }
  }

  public let interval: Interval
  /// The oldest first; the last is the cut-off.
  public let points: [Point]
}

extension BurnDown {
  /// The same course with the last point at what is counted now: right while no event has come
  /// since that belongs to an earlier point.
  public func endingNow(at figures: Figures) -> BurnDown {
    BurnDown(interval: interval, points: points.dropLast() + [Point(figures)])
  }
}

extension Ledger {
  /// What was left to do from the first event to `day`, in `most` points or fewer; throws where the
  /// journal does not fit the records.
  ///
  /// One walk back over the journal: its cost grows with the events, not with the points.
  public func burnDown(until day: Day, most: Int) throws(BadValue) -> BurnDown {
    let events = history.events
    let first = min(events.isEmpty ? day : events.day(at: 0), day)
    let interval = Interval.dividing(first, day, most: most)
    var walk = WalkBack(self, figures(on: day))
    var places = events.indices
    var points: [BurnDown.Point] = []
    for day in interval.ends(from: first, through: day).reversed() {
      while let place = places.last, events.day(at: place) > day {
        if !events.traits(at: place).isDisjoint(with: [.addition, .removal, .lanes]) {
          try walk.undo(events[place].edit)
        }
        places.removeLast()
      }
      points.append(walk.point(on: day))
    }
    return BurnDown(interval: interval, points: points.reversed())
  }
}

/// A ledger on its way back, as far as its unfinished issues and measures follow from it.
private struct WalkBack {
  private var ledger: Ledger
  /// What is left of all issues but those that have changed since the last point.
  private var (issuesLeft, measuresLeft): (Int, Int)
  private var changed: Set<RecordID> = []

  init(_ ledger: Ledger, _ figures: Figures) {
    self.ledger = ledger
    let now = BurnDown.Point(figures)
    (issuesLeft, measuresLeft) = (now.issues, now.measures)
  }

  mutating func undo(_ edit: Edit) throws(BadValue) {
    let isWhole = edit.isAddition || edit.isRemoval
    let keys = edit.keys(among: EventTraits.laneKeys)
    guard isWhole || !keys.isEmpty else { return }
    noteIssues(touchedBy: edit)
    if edit.isAddition {
      leaveOut(edit.item)
    } else if isWhole || keys.contains(where: EventTraits.linkKeys.contains) {
      try ledger.replay(edit.inverse(op: edit.op))
    } else {
      for key in keys { try ledger.set(key, of: edit.item, to: edit.was[key]) }
    }
  }

  mutating func point(on day: Day) -> BurnDown.Point {
    for issue in changed { count(issue, 1) }
    changed.removeAll(keepingCapacity: true)
    return BurnDown.Point(day: day, issues: issuesLeft, measures: measuresLeft)
  }

  /// Adds what is left of an issue (`sign` 1) or takes it out (-1).
  private mutating func count(_ id: RecordID, _ sign: Int) {
    guard let facts = ledger.issues.facts(of: id), facts.stage != .withdrawn else { return }
    if ledger.outcome(of: id) == .unfinished { issuesLeft += sign }
    ledger.forEachMeasure(of: id) { if !$0.status.isDone { measuresLeft += sign } }
  }

  /// Notes the issues that read otherwise before the edit than after it.
  private mutating func noteIssues(touchedBy edit: Edit) {
    if let measure = ledger.measures.facts(of: edit.item) {
      note(measure.issue)
    } else {
      note(edit.item)
      for id in ledger.measureIDs(naming: edit.item) {
        if let measure = ledger.measures.facts(of: id) { note(measure.issue) }
      }
    }
    if let issue = edit.was["issue"]?.text.flatMap(RecordID.init) { note(issue) }
  }

  private mutating func note(_ issue: RecordID) {
    if changed.insert(issue).inserted { count(issue, -1) }
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
