/// What a list shows: every condition that is set has to hold.
public struct Filter: Hashable, Sendable {
  public var source: IssueSource?
  public var mode: RectificationMode?
  public var section: String?
  /// The leading department.
  public var department: String?
  public var stages: [IssueStage] = []
  public var policyStages: [PolicyStage] = []
  public var statuses: [MeasureStatus] = []
  public var track: Track?
  public var outcome: Outcome?
  public var isLegacy = false
  /// 已完成 or 基本完成.
  public var isSettled = false
  public var isExtended = false
  public var isRebounded = false
  /// 建立完善, of policies.
  public var isEstablished = false
  public var isOverdue = false
  /// Unfinished, with 0 to this many days left.
  public var dueWithin: Int?
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

  /// The policies that `filter` lets through; conditions that policies do not have let none through.
  public func policies(matching filter: Filter, isFound: ([String]) -> Bool) -> [Policy] {
    policies.records.filter { policy in
      (filter.department == nil || policy.department == filter.department)
        && (filter.policyStages.isEmpty || filter.policyStages.contains(policy.stage))
        && (!filter.isEstablished || policy.isEstablished)
        && (filter.search.isEmpty || isFound(searchTexts(of: policy)))
    }
  }

  private func isMatch(_ issue: Issue, _ filter: Filter) -> Bool {
    (filter.stages.isEmpty ? issue.stage != .withdrawn : filter.stages.contains(issue.stage))
      && (filter.source == nil || issue.source == filter.source)
      && (filter.mode == nil || issue.mode == filter.mode)
      && (filter.section == nil || issue.section == filter.section)
      && (filter.department == nil || issue.department == filter.department)
      && (!filter.isLegacy || issue.isLegacy)
      && (!filter.isSettled || outcome(of: issue.id) != .unfinished)
      && (!filter.isExtended || !issue.deadline.extensions.isEmpty)
      && (!filter.isRebounded || issue.cycle > 1)
      && (filter.outcome == nil || outcome(of: issue.id) == filter.outcome)
      && (filter.track == nil || lanes(of: issue.id)[filter.track ?? .immediate] != .notNeeded)
  }

  private func isMatch(_ measure: Measure, _ filter: Filter) -> Bool {
    let issue = issues[measure.issue]
    return issue?.stage != .withdrawn
      && (filter.statuses.isEmpty || filter.statuses.contains(measure.status))
      && (filter.track == nil || measure.track == filter.track)
      && (filter.department == nil || measure.department == filter.department)
      && (filter.source == nil || issue?.source == filter.source)
      && (filter.mode == nil || issue?.mode == filter.mode)
      && (filter.section == nil || issue?.section == filter.section)
      && (!filter.isLegacy || issue?.isLegacy == true)
      && (filter.stages.isEmpty || issue.map { filter.stages.contains($0.stage) } == true)
      && (filter.outcome == nil || outcome(of: measure.issue) == filter.outcome)
  }

  private func isDue(_ daysLeft: Int?, _ filter: Filter) -> Bool {
    if filter.isOverdue, !(daysLeft.map { $0 < 0 } ?? false) { return false }
    guard let limit = filter.dueWithin else { return true }
    return daysLeft.map { (0...max(0, limit)).contains($0) } ?? false
  }
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

extension Unicode.Scalar {
  /// A full-width form, as an input method types it, as its ASCII character.
  public var halfWidth: Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(value) else { return self == "\u{3000}" ? " " : self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}
