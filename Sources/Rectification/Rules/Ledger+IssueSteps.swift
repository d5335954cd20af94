extension Ledger {
  /// The step that leads `issue` on, or `nil` where there is none.
  public func nextStep(of issue: Issue) -> IssueStep? {
    switch issue.stage {
    case .registered: .correct
    case .correcting: lanes(of: issue.id).lasting == .notNeeded ? .submit : .institutionalize
    case .institutionalizing: .submit
    case .verifying: .close
    case .closed, .withdrawn: nil
    }
  }

  /// Decides a step of an issue: the stage, then every gate in the step's order (rules.md §1).
  func checkIssue(
    _ id: RecordID, _ step: IssueStep, note: String?, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    let issue = try requireIssue(id, step.label)
    guard step.from.contains(issue.stage) else {
      throw .wrongStage(id, step, now: issue.stage)
    }
    let note = note?.trimmed
    for gate in step.gates {
      if let detail = obstruction(gate, issue, note: note, occasion) {
        throw .gate(id, step, gate, detail: detail)
      }
    }
    let moved = taken(step, by: issue, note: note, occasion)
    let edit = Edit(op: "issue.\(step.verb)", from: issue, to: moved, note: note)
    let isAllDone = step == .reopen && lanes(of: id).outcome == .completed
    return Decision([edit], isAllDone ? [.stillAllDone(id)] : [])
  }

  /// The issue after `step`.
  private func taken(
    _ step: IssueStep, by issue: Issue, note: String?, _ occasion: Occasion
  ) -> Issue {
    var issue = issue
    switch step {
    case .correct: issue.stage = .correcting
    case .institutionalize: issue.stage = .institutionalizing
    case .submit: issue.stage = .verifying
    case .close:
      issue.stage = .closed
      issue.closedOn = occasion.day
    case .stepBack:
      issue.stage = issue.stage == .institutionalizing ? .correcting : .registered
    case .sendBack:
      issue.stage = lanes(of: issue.id).lasting == .notNeeded ? .correcting : .institutionalizing
      issue.acceptance = verdict(.returned, note, occasion)
    case .reopen:
      issue.stage = .correcting
      issue.cycle += 1
      issue.acceptance = nil
      issue.closedOn = nil
    case .withdraw: issue.stage = .withdrawn
    }
    return issue
  }

  /// Decides an acceptance (验收通过): the same gates as closing sets for the acceptor.
  func checkAcceptance(
    _ id: RecordID, _ opinion: String, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    var issue = try requireIssue(id, "验收")
    let old = issue
    guard issue.stage == .verifying else {
      throw .nothingNext(id, now: issue.stage.label, advice: "待验收的问题才能验收")
    }
    issue.acceptance = verdict(.accepted, opinion.trimmed, occasion)
    for gate in [IssueGate.acceptorIsReviewer, .otherThanReporter, .opinionWritten] {
      if let detail = obstruction(gate, issue, note: nil, occasion) {
        throw .notAcceptable(id, gate, detail: detail)
      }
    }
    let edit = Edit(op: "issue.accept", from: old, to: issue)
    guard !edit.keys.isEmpty else { throw .nothingChanged(id) }
    return Decision([edit])
  }

  private func verdict(
    _ conclusion: Conclusion, _ opinion: String?, _ occasion: Occasion
  ) -> Acceptance {
    var acceptance = Acceptance()
    acceptance.by = occasion.person
    acceptance.on = occasion.day
    acceptance.conclusion = conclusion
    acceptance.opinion = opinion
    return acceptance
  }
}
