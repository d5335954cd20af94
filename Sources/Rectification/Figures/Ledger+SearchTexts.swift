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
