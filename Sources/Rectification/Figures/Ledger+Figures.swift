extension Ledger {
  /// The figures of this ledger with `day` as the cut-off; for a past day, wind back first.
  public func figures(on day: Day) -> Figures {
    var figures = tally.sums
    figures.asOf = day
    figures.byStage = figures.byStage.filter { $0.value > 0 }
    figures.policies.byStage = figures.policies.byStage.filter { $0.value > 0 }
    figures.policies.byChange = figures.policies.byChange.filter { $0.value > 0 }
    figures.bySource = IssueSource.allCases.compactMap { source in
      let outcomes = tally.bySource[source] ?? Outcomes()
      return outcomes.total == 0 ? nil : Group(key: source.rawValue, label: source.label, outcomes)
    }
    figures.bySection = tally.bySection.groups(issues.names, list: profile.sections)
    figures.byDepartment = tally.byDepartment.groups(issues.names, list: profile.departments)
    let outcomes = figures.bySource
    figures.issues.completed = outcomes.reduce(0) { $0 + $1.completed }
    figures.issues.basicallyCompleted = outcomes.reduce(0) { $0 + $1.basicallyCompleted }
    figures.issues.unfinished = outcomes.reduce(0) { $0 + $1.unfinished }
    figures.issues.total = outcomes.reduce(0) { $0 + $1.total }
    figures.lamps = tally.issuesDue.amounts(on: day, profile.alerts)
    figures.issues.overdue = figures.lamps[.red] ?? 0
    figures.measures.overdue = tally.measuresDue.amounts(on: day, profile.alerts)[.red] ?? 0
    figures.targets.unknown = tally.unknownTargets.map { measures.id(inSlot: Int($0)) }.sorted()
    return figures
  }

  /// How many measures the figures count, whatever the day.
  public var countedMeasures: Int { tally.sums.measures.total }

  /// How many unfinished measures have which lamp.
  public func measureLamps(on day: Day) -> [Lamp: Int] {
    tally.measuresDue.amounts(on: day, profile.alerts)
  }

  /// Whether the measure's issue counts; one without an issue does not.
  public func isCounted(_ measure: Measure) -> Bool {
    issues.facts(of: measure.issue).map { $0.stage != .withdrawn } ?? false
  }
}

extension Ledger {
  /// Adds an issue and its measures to `tally` (`sign` 1), or takes them out (-1).
  func count(issueSlot slot: Int, _ sign: Int, in tally: inout Tally) {
    let issue = issues.facts(inSlot: slot)
    guard issue.stage != .withdrawn else { return }
    tally.count(issue, slot: slot, lanes(ofSlot: slot).outcome, sign)
    forEachMeasureSlot(ofSlot: slot) { measure in
      tally.count(measures.facts(inSlot: measure), slot: measure, sign)
    }
  }

  /// The tally of all records.
  func counted() -> Tally {
    var tally = Tally()
    for place in issues.places { count(issueSlot: issues.slot(at: place), 1, in: &tally) }
    for place in policies.places { tally.count(policies.facts(at: place), 1) }
    return tally
  }
}
