extension Ledger {
  /// The figures of this ledger with `day` as the cut-off; for a past day, wind back first.
  public func figures(on day: Day) -> Figures {
    var figures = Figures(asOf: day)
    var groups = Groups(profile, issues.names)
    for place in issues.places {
      let slot = issues.slot(at: place)
      let issue = issues.facts(inSlot: slot)
      guard issue.stage != .withdrawn else { continue }
      let outcome = lanes(ofSlot: slot).outcome
      let lamp = daysLeft(issue, slot, on: day).flatMap(profile.alerts.lamp)
      figures.count(issue, outcome, lamp)
      groups.count(issue, outcome)
    }
    figures.bySource = groups.sources.filled
    figures.bySection = groups.sections.filled
    figures.byDepartment = groups.departments.filled
    for place in measures.places {
      let measure = measures.facts(at: place)
      guard isCounted(measure) else { continue }
      let lamp = daysLeft(measure, on: day).flatMap(profile.alerts.lamp)
      figures.count(measure, lamp)
      if measure.target == .unknown, measure.status != .halted {
        figures.targets.unknown.append(measures.id(at: place))
      }
    }
    for place in policies.places { figures.policies.count(policies.facts(at: place)) }
    return figures
  }

  /// Whether the measure's issue counts; one without an issue does not.
  public func isCounted(_ measure: Measure) -> Bool {
    issues.facts(of: measure.issue).map { $0.stage != .withdrawn } ?? false
  }

  func isCounted(_ measure: MeasureFacts) -> Bool {
    issues.facts(of: measure.issue).map { $0.stage != .withdrawn } ?? false
  }
}

extension Figures {
  fileprivate mutating func count(_ issue: IssueFacts, _ outcome: Outcome, _ lamp: Lamp?) {
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
    if issue.isExtended { issues.extended += 1 }
    if issue.isRebounded { issues.rebounded += 1 }
    if issue.isLegacy { legacy.count(outcome != .unfinished) }
    if issue.mode == .atOnce { atOnce.count(outcome == .completed) }
  }

  fileprivate mutating func count(_ measure: MeasureFacts, _ lamp: Lamp?) {
    let done = measure.status.isDone ? 1 : 0
    measures.total += 1
    measures.done += done
    if lamp == .red { measures.overdue += 1 }
    if measure.isExtended { measures.extended += 1 }
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
    if target == .met { targets.met += 1 }
  }
}

extension PolicyFigures {
  fileprivate mutating func count(_ policy: PolicyFacts) {
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
  var sources: Grouping<IssueSource>
  var sections: Grouping<Name>
  var departments: Grouping<Name>

  init(_ profile: Profile, _ names: Names) {
    sources = Grouping(IssueSource.allCases.map { ($0, Group(key: $0.rawValue, label: $0.label)) })
    sections = Grouping(profile.sections, names)
    departments = Grouping(profile.departments, names)
  }

  mutating func count(_ issue: IssueFacts, _ outcome: Outcome) {
    sources.count(issue.source, outcome)
    sections.count(issue.section, outcome)
    departments.count(issue.department, outcome)
  }
}

private struct Grouping<Key: Hashable> {
  private var groups: [Group]
  private var places: [Key: Int]
  /// The group of what is not on the list.
  private let newGroup: (Key) -> Group

  init(_ groups: [(Key, Group)], newGroup: @escaping (Key) -> Group) {
    self.groups = groups.map(\.1)
    places = Dictionary(
      groups.enumerated().map { ($1.0, $0) }, uniquingKeysWith: { first, _ in first })
    self.newGroup = newGroup
  }

  /// Groups with nothing in them are left out.
  var filled: [Group] { groups.filter { $0.total > 0 } }

  /// Counts an issue; what is not on the list follows behind it.
  mutating func count(_ key: Key, _ outcome: Outcome) {
    let place = places[key] ?? groups.count
    if place == groups.count {
      groups.append(newGroup(key))
      places[key] = place
    }
    groups[place].count(outcome)
  }
}

extension Grouping<IssueSource> {
  fileprivate init(_ groups: [(IssueSource, Group)]) {
    self.init(groups) { Group(key: $0.rawValue, label: $0.label) }
  }
}

extension Grouping<Name> {
  /// Of the names on a list those that issues use: nobody else can be counted.
  fileprivate init(_ list: [String], _ names: Names) {
    let groups = list.compactMap { text in names.name(text).map { ($0, Group(text)) } }
    self.init(groups) { Group(names[$0]) }
  }
}

extension Group {
  fileprivate init(_ name: String) { self.init(key: name, label: name) }
}
