/// What a list shows: every condition that is set has to hold; of several values any one will do.
public struct Filter: Hashable, Sendable {
  public var sources: [IssueSource] = []
  public var modes: [RectificationMode] = []
  public var sections: [String] = []
  /// The leading departments.
  public var departments: [String] = []
  public var stages: [IssueStage] = []
  public var policyStages: [PolicyStage] = []
  public var policyKinds: [String] = []
  public var policyChanges: [PolicyChange] = []
  public var statuses: [MeasureStatus] = []
  public var tracks: [Track] = []
  public var outcomes: [Outcome] = []
  public var visibilities: [Visibility] = []
  /// The warning lamps of unfinished things: red for those that are overdue.
  public var lamps: [Lamp] = []
  public var isLegacy = false
  /// 已完成 or 基本完成.
  public var isSettled = false
  public var isExtended = false
  public var isRebounded = false
  /// 建立完善, of policies.
  public var isEstablished = false
  /// Unfinished, with 0 to this many days left.
  public var dueWithin: Int?
  /// Measures by how they stand to their target.
  public var targets: [TargetState] = []
  /// What is looked for; how it is found in a record's texts is up to who asks.
  public var search = ""

  public init() {}

  public var isEmpty: Bool { self == Filter() }
}

extension Ledger {
  /// The issues that `filter` lets through; withdrawn ones only where a stage asks for them.
  /// `isFound` says whether what is looked for is in a record's texts.
  public func issues(
    matching filter: Filter, on day: Day, isFound: ([String]) -> Bool
  ) -> [Issue] {
    issues.records.filter { issue in
      isMatch(issue, filter) && isDue(daysLeft(issue, on: day), filter)
        && (filter.search.isEmpty || isFound(searchTexts(of: issue)))
    }
  }

  /// The measures that `filter` lets through; those of withdrawn issues are left out.
  public func measures(
    matching filter: Filter, on day: Day, isFound: ([String]) -> Bool
  ) -> [Measure] {
    measures.records.filter { measure in
      isMatch(measure, filter) && isDue(daysLeft(measure, on: day), filter)
        && (filter.search.isEmpty || isFound(searchTexts(of: measure)))
    }
  }

  /// The policies that `filter` lets through; conditions that policies do not have are passed over.
  public func policies(matching filter: Filter, isFound: ([String]) -> Bool) -> [Policy] {
    policies.records.filter { policy in
      isAny(policy.department, of: filter.departments)
        && isAny(policy.stage, of: filter.policyStages)
        && isAny(policy.kind, of: filter.policyKinds)
        && isAny(policy.change, of: filter.policyChanges)
        && (!filter.isEstablished || policy.isEstablished)
        && (filter.search.isEmpty || isFound(searchTexts(of: policy)))
    }
  }

  private func isMatch(_ issue: Issue, _ filter: Filter) -> Bool {
    (filter.stages.isEmpty ? issue.stage != .withdrawn : filter.stages.contains(issue.stage))
      && isMatchOfIssue(issue, filter)
      && isAny(issue.department, of: filter.departments)
      && isAny(issue.visibility, of: filter.visibilities)
      && (!filter.isSettled || outcome(of: issue.id) != .unfinished)
      && (!filter.isExtended || !issue.deadline.extensions.isEmpty)
      && (!filter.isRebounded || issue.cycle > 1)
      && (filter.tracks.isEmpty
        || filter.tracks.contains { lanes(of: issue.id)[$0] != .notNeeded })
  }

  private func isMatch(_ measure: Measure, _ filter: Filter) -> Bool {
    let issue = issues[measure.issue]
    return issue?.stage != .withdrawn
      && isAny(measure.status, of: filter.statuses)
      && isAny(measure.track, of: filter.tracks)
      && isAny(measure.department, of: filter.departments)
      && (!filter.isExtended || !measure.deadline.extensions.isEmpty)
      && (filter.targets.isEmpty || filter.targets.contains { $0.holds(for: measure) })
      && (issue.map { isAny($0.stage, of: filter.stages) && isMatchOfIssue($0, filter) }
        ?? !filter.asksOfIssue)
  }

  /// The conditions that a measure shares with its issue.
  private func isMatchOfIssue(_ issue: Issue, _ filter: Filter) -> Bool {
    isAny(issue.source, of: filter.sources)
      && isAny(issue.mode, of: filter.modes)
      && isAny(issue.section, of: filter.sections)
      && (!filter.isLegacy || issue.isLegacy)
      && (filter.outcomes.isEmpty || filter.outcomes.contains(outcome(of: issue.id)))
  }

  private func isDue(_ daysLeft: Int?, _ filter: Filter) -> Bool {
    if !filter.lamps.isEmpty {
      guard let lamp = daysLeft.flatMap(profile.alerts.lamp), filter.lamps.contains(lamp) else {
        return false
      }
    }
    guard let limit = filter.dueWithin else { return true }
    return daysLeft.map { (0...max(0, limit)).contains($0) } ?? false
  }
}

extension Filter {
  /// Whether something is asked of a measure's issue, which a measure without one cannot have.
  fileprivate var asksOfIssue: Bool {
    isLegacy || !(stages.isEmpty && sources.isEmpty && modes.isEmpty && sections.isEmpty)
      || !outcomes.isEmpty
  }
}

/// Whether a value is one of those that are asked for; where none is asked for, all are.
private func isAny<Each: Equatable>(_ value: Each, of wanted: [Each]) -> Bool {
  wanted.isEmpty || wanted.contains(value)
}

extension Ledger {
  /// Everything of a record that people look for; nothing where there is none.
  public func searchTexts(of id: RecordID) -> [String] {
    if let issue = issues[id] { return searchTexts(of: issue) }
    if let measure = measures[id] { return searchTexts(of: measure) }
    return policies[id].map { searchTexts(of: $0) } ?? []
  }

  private func searchTexts(of issue: Issue) -> [String] {
    [
      issue.id.text, issue.title, issue.manifestation, issue.sourceReference, issue.rootCause,
      issue.goal, issue.leader, issue.department, issue.deadline.text, issue.stage.label,
      issue.source.label, issue.section, issue.mode.label, issue.obstacle, issue.nextStep,
      issue.remarks,
    ].compactMap { $0 } + issue.supportingDepartments
  }

  private func searchTexts(of measure: Measure) -> [String] {
    [
      measure.id.text, measure.issue.text, measure.content, measure.track.label,
      measure.department, measure.owner, measure.deadline.text, measure.status.label,
    ] + measure.progress.map(\.note) + measure.policies.map(\.text) + measure.evidence.map(\.name)
  }

  private func searchTexts(of policy: Policy) -> [String] {
    [
      policy.id.text, policy.title, policy.kind, policy.change.label, policy.department,
      policy.stage.label, policy.documentNumber ?? "",
    ]
  }
}
