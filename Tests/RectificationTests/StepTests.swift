import Testing

@testable import Rectification

@Suite("每一步只能从规定的阶段走出")
struct StepTests {
  /// Puts a bare issue at a stage, with everything that any gate could ask for.
  private func ledger(_ stage: IssueStage) throws -> (Ledger, RecordID) {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    let policy = try desk.addPolicy()
    let lasting = try desk.addMeasure(issue, .lasting, ["policies": .list([.text(policy.text)])])
    try desk.finish(measure)
    try desk.bringIntoForce(policy)
    try desk.finish(lasting)
    var record = try #require(desk.ledger.issues[issue])
    record.stage = stage
    var verdict = Acceptance()
    (verdict.by, verdict.on, verdict.opinion) = ("office", desk.day, "同意")
    record.acceptance = verdict
    desk.ledger.put(record)
    return (desk.ledger, issue)
  }

  @Test(arguments: IssueStep.allCases, IssueStage.allCases)
  func issueSteps(step: IssueStep, stage: IssueStage) throws {
    var (ledger, id) = try ledger(stage)
    let occasion = Occasion(by: "office", on: try #require(Day("2023-09-20")))
    let note = "谈话记录不全，请补充三个支部的记录"
    guard step.from.contains(stage) else {
      #expect(throws: RuleBroken.wrongStage(id, step, now: stage)) {
        try ledger.checkIssue(id, step, note: note, occasion)
      }
      return
    }
    let decision = try ledger.checkIssue(id, step, note: note, occasion)
    for edit in decision.edits { ledger.apply(edit) }
    #expect(ledger.issues[id]?.stage == target(of: step, from: stage))
  }

  /// The table of rules.md §1, written out a second time.
  private func target(of step: IssueStep, from stage: IssueStage) -> IssueStage {
    switch step {
    case .correct: .correcting
    case .institutionalize: .institutionalizing
    case .submit: .verifying
    case .close: .closed
    case .stepBack: stage == .institutionalizing ? .correcting : .registered
    case .sendBack: .institutionalizing
    case .reopen: .correcting
    case .withdraw: .withdrawn
    }
  }

  @Test(arguments: MeasureStep.allCases, MeasureStatus.allCases)
  func measureSteps(step: MeasureStep, status: MeasureStatus) throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let id = try desk.addMeasure(issue, .immediate)
    var measure = try #require(desk.ledger.measures[id])
    measure.status = status
    desk.ledger.put(measure)
    let allowed: [MeasureStep: Set<MeasureStatus>] = [
      .start: [.notStarted, .halted], .done: [.notStarted, .active], .verify: [.done],
      .halt: [.notStarted, .active], .undone: [.done, .verified],
    ]
    let occasion = Occasion(by: "office", on: desk.day)
    guard allowed[step]?.contains(status) == true else {
      #expect(throws: RuleBroken.wrongStatus(id, step, now: status)) {
        try desk.ledger.checkMeasure(id, step, occasion, note: "理由")
      }
      return
    }
    for edit in try desk.ledger.checkMeasure(id, step, occasion, note: "理由").edits {
      desk.ledger.apply(edit)
    }
    let now = try #require(desk.ledger.measures[id])
    #expect(now.status == step.to)
    #expect((now.completedOn != nil) == (step == .done))
  }

  @Test("问题从建账到销号，再反弹")
  func wholePath() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    var stages: [String] = []
    func note() { stages.append(desk.ledger.issues[issue]?.stage.label ?? "") }
    note()
    try desk.make(.advance(issue, note: nil))
    note()
    try desk.finish(measure)
    try desk.make(.advance(issue, note: nil))
    note()
    try desk.make(.accept(issue, opinion: "整改到位"), by: "office")
    try desk.make(.close(issue), by: "office")
    note()
    let reopened = try desk.make(.reopen(issue, reason: "又有新的反映"))
    #expect(reopened.remarks == [.stillAllDone(issue)])
    note()
    #expect(stages == ["已建账", "当下改", "待验收", "已销号", "当下改"])
    let record = try #require(desk.ledger.issues[issue])
    #expect(record.cycle == 2)
    #expect(record.acceptance == nil && record.closedOn == nil)
  }

  @Test("制度从立项到施行或废止", arguments: PolicyChange.allCases)
  func policyPath(change: PolicyChange) throws {
    var desk = Desk()
    let policy = try desk.addPolicy(["change": .text(change.rawValue)])
    try desk.bringIntoForce(policy)
    #expect(desk.ledger.policies[policy]?.stage == (change == .repeal ? .repealed : .inForce))
    #expect(desk.ledger.policies[policy]?.isEffective == true)
    #expect(throws: RuleBroken.self) { try desk.make(.advance(policy, note: nil)) }
    for _ in 0..<6 { try desk.make(.back(policy, reason: "重新研究")) }
    #expect(desk.ledger.policies[policy]?.stage == .planned)
    #expect(throws: RuleBroken.self) { try desk.make(.back(policy, reason: "重新研究")) }
  }

  @Test("废止施行中的制度，说明哪些问题因此重新未完成")
  func withdrawnPolicyReopensLanes() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let policy = try desk.addPolicy()
    let measure = try desk.addMeasure(issue, .lasting, ["policies": .list([.text(policy.text)])])
    try desk.bringIntoForce(policy)
    try desk.finish(measure)
    #expect(desk.ledger.lanes(of: issue).lasting == .complete)
    let decision = try desk.make(.withdraw(policy, reason: "上级文件已废止"))
    #expect(decision.remarks == [.lanesReopened([issue])])
    #expect(desk.ledger.lanes(of: issue).lasting == .active)
  }
}
