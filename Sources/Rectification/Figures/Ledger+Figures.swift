extension Ledger {
  /// The figures of this ledger with `day` as the cut-off; for a past day, wind back first.
  public func figures(on day: Day) -> Figures {
    var figures = Figures(asOf: day)
    var groups = Groups(profile)
    for issue in issues.records where issue.stage != .withdrawn {
      let outcome = outcome(of: issue.id)
      figures.count(issue, outcome, lamp(issue, on: day))
      groups.count(issue, outcome)
    }
    figures.bySource = groups.sources.filled
    figures.bySection = groups.sections.filled
    figures.byDepartment = groups.departments.filled
    for measure in measures.records where isCounted(measure) {
      figures.count(measure, lamp(measure, on: day))
    }
    for policy in policies.records { figures.policies.count(policy) }
    return figures
  }

  /// Whether the measure's issue counts; one without an issue does not.
  public func isCounted(_ measure: Measure) -> Bool {
    issues[measure.issue].map { $0.stage != .withdrawn } ?? false
  }
}

extension Figures {
  fileprivate mutating func count(_ issue: Issue, _ outcome: Outcome, _ lamp: Lamp?) {
    issues.total += 1
    switch outcome {
    case .completed: issues.completed += 1
    case .basicallyCompleted: issues.basicallyCompleted += 1
    case .unfinished: issues.unfinished += 1
    }
    byStage[issue.stage, default: 0] += 1
    if issue.stage == .closed { issues.closed += 1 }
    if let lamp { lamps[lamp, default: 0] += 1 }
    if lamp == .red { issues.overdue += 1 }
    if !issue.deadline.extensions.isEmpty { issues.extended += 1 }
    if issue.cycle > 1 { issues.rebounded += 1 }
    if issue.isLegacy { legacy.count(outcome != .unfinished) }
    if issue.mode == .atOnce { atOnce.count(outcome == .completed) }
  }

  fileprivate mutating func count(_ measure: Measure, _ lamp: Lamp?) {
    let done = measure.status.isDone ? 1 : 0
    measures.total += 1
    measures.done += done
    if lamp == .red { measures.overdue += 1 }
    if !measure.deadline.extensions.isEmpty { measures.extended += 1 }
    switch measure.track {
    case .immediate:
      measures.immediate.total += 1
      measures.immediate.done += done
    case .lasting:
      measures.lasting.total += 1
      measures.lasting.done += done
    }
    guard let target = measure.target, measure.status != .halted else { return }
    targets.total += 1
    if target.isMet { targets.met += 1 }
    if target.actual == nil { targets.unknown.append(measure.id) }
  }
}

extension PolicyFigures {
  fileprivate mutating func count(_ policy: Policy) {
    total += 1
    byStage[policy.stage, default: 0] += 1
    byChange[policy.change, default: 0] += 1
    guard policy.isEstablished else { return }
    switch policy.change {
    case .enact: enacted += 1
    case .revise: revised += 1
    case .repeal: repealed += 1
    }
  }
}

extension Share {
  fileprivate mutating func count(_ isSettled: Bool) {
    total += 1
    if isSettled { settled += 1 }
  }
}

/// The three groupings of issues, in the order of the code list or of ledger.json.
private struct Groups {
  var sources: Grouping
  var sections: Grouping
  var departments: Grouping

  init(_ profile: Profile) {
    sources = Grouping(IssueSource.allCases.map { Group(key: $0.rawValue, label: $0.label) })
    sections = Grouping(profile.sections.map { Group(key: $0, label: $0) })
    departments = Grouping(profile.departments.map { Group(key: $0, label: $0) })
  }

  mutating func count(_ issue: Issue, _ outcome: Outcome) {
    sources.count(issue.source.rawValue, outcome)
    sections.count(issue.section, outcome)
    departments.count(issue.department, outcome)
  }
}

private struct Grouping {
  private var groups: [Group]
  private var places: [String: Int]

  init(_ groups: [Group]) {
    self.groups = groups
    places = Dictionary(
      groups.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Groups with nothing in them are left out.
  var filled: [Group] { groups.filter { $0.total > 0 } }

  /// Counts an issue; what is not on the list follows behind it.
  mutating func count(_ key: String, _ outcome: Outcome) {
    let place = places[key] ?? groups.count
    if place == groups.count {
      groups.append(Group(key: key, label: key))
      places[key] = place
    }
    groups[place].count(outcome)
  }
}
