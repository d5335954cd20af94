import Testing

@testable import Rectification

@Suite("每道关口各有一句话")
struct GateTests {
  private let day = Day("2023-09-20") ?? Day(number: 0)

  private func refusal(
    _ desk: Desk, _ change: Change, by person: String = "office"
  ) -> String? {
    do throws(RuleBroken) {
      _ = try desk.ledger.check(change, Occasion(by: person, on: day))
      return nil
    } catch { return error.description }
  }

  @Test func needsAMeasureToStart() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    #expect(refusal(desk, .advance(issue, note: nil)) == "WT-001 暂不能进入“当下改”：还没有整改措施，请先登记至少一条措施。")
  }

  @Test func correctionComesBeforeTheRule() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let policy = try desk.addPolicy()
    _ = try desk.addMeasure(issue, .immediate)
    let lasting = try desk.addMeasure(issue, .lasting, ["policies": .list([.text(policy.text)])])
    try desk.make(.advance(issue, note: nil))
    #expect(
      refusal(desk, .advance(issue, note: nil))
        == "WT-001 暂不能转入“长久立”：“当下改”措施未全部完成（CS-001 未启动），请先完成。")
    try desk.finish("CS-001")
    try desk.make(.advance(issue, note: nil))
    #expect(desk.ledger.issues[issue]?.stage == .institutionalizing)
    #expect(
      refusal(desk, .done(lasting, on: nil, note: nil, evidence: []))
        == "CS-002 暂不能标为已完成：ZD-001《谈心谈话制度》现处于“立项”。长久立的措施须待制度施行（或按计划废止），请先推进制度。")
    #expect(
      refusal(desk, .advance(issue, note: nil))
        == "WT-001 暂不能提交验收：“长久立”措施未全部完成（CS-002 未启动），请先完成并使制度施行。")
  }

  @Test func withoutALastingLaneTheRuleIsPassedOver() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.advance(issue, note: nil))
    try desk.finish(measure)
    try desk.make(.advance(issue, note: nil))
    #expect(desk.ledger.issues[issue]?.stage == .verifying)
  }

  @Test func verificationAsksForEvidenceAndFigures() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let target: Value = ["unit": "次", "goal": 12, "rule": "exactly", "actual": .null]
    let measure = try desk.addMeasure(issue, .immediate, ["target": target])
    try desk.make(.advance(issue, note: nil))
    try desk.make(.done(measure, on: nil, note: nil, evidence: []))
    #expect(
      refusal(desk, .advance(issue, note: nil)) == "WT-001 暂不能提交验收：CS-001 没有佐证材料，请先登记佐证材料（attach）。")
    try desk.make(.attach(measure, [Evidence(name: "纪要", reference: "1", addedOn: day)]))
    #expect(
      refusal(desk, .advance(issue, note: nil))
        == "WT-001 暂不能提交验收：CS-001 的量化指标未达到（未知/12次），请补足，或填写未完成原因（edit obstacle）。")
    try desk.make(.count(measure, Amount(12)))
    #expect(refusal(desk, .advance(issue, note: nil)) == nil)
    try desk.make(.count(measure, Amount(-1)))
    try desk.make(.edit(issue, [Assignment(path: ["obstacle"], value: "受疫情影响少开一次")]))
    #expect(refusal(desk, .advance(issue, note: nil)) == nil)
  }

  @Test func closingNeedsFourEyes() throws {
    var desk = Desk()
    let issue = try desk.issueAtVerifying()
    #expect(refusal(desk, .close(issue)) == "WT-001 暂不能销号：尚未验收通过，请先由验收人员验收（accept）。")
    #expect(
      refusal(desk, .accept(issue, opinion: "同意"), by: "hr")
        == "WT-001 暂不能验收通过：验收人 hr 就是最后报告措施完成的人，请换人验收。")
    #expect(
      refusal(desk, .accept(issue, opinion: " ")) == "WT-001 暂不能验收通过：没有验收意见，请写明意见（--opinion）。")
    try desk.make(.accept(issue, opinion: "同意"), by: "office@desk1")
    #expect(refusal(desk, .close(issue), by: "hr") == nil)
  }

  @Test func reviewersAloneAcceptAndClose() throws {
    var desk = Desk(reviewers: ["office"])
    let issue = try desk.issueAtVerifying()
    #expect(
      refusal(desk, .accept(issue, opinion: "同意"), by: "legal")
        == "WT-001 暂不能验收通过：验收人不在验收销号人员之列，请由 office 验收。")
    try desk.make(.accept(issue, opinion: "同意"), by: "office")
    #expect(
      refusal(desk, .close(issue), by: "legal")
        == "WT-001 暂不能销号：办理人不在验收销号人员之列，请由 office 办理。")
    #expect(refusal(desk, .close(issue), by: "office@desk9") == nil)
    #expect(
      refusal(desk, .verify("CS-001"), by: "legal")
        == "CS-001 暂不能核实：legal 不在验收销号人员之列，请由 office 办理。")
  }

  @Test func closingNeedsCriteriaFeedbackAndNothingOpen() throws {
    var desk = Desk()
    let issue = try desk.issueAtVerifying([
      "source": "publicConcern", "criteria": [["text": "全部办结", "met": false]],
    ])
    try desk.make(.accept(issue, opinion: "同意"), by: "office")
    #expect(refusal(desk, .close(issue)) == "WT-001 暂不能销号：完成标准未达到（全部办结），请先更新完成标准（edit criteria）。")
    try desk.make(
      .edit(issue, [Assignment(path: ["criteria"], value: [["text": "全部办结", "met": true]])]))
    #expect(
      refusal(desk, .close(issue))
        == "WT-001 暂不能销号：群众反映的问题须先向群众反馈，请填写反馈日期和满意度（edit feedback.on、feedback.satisfaction）。")
    let feedback: Value = ["on": "2023-09-18", "satisfaction": "mostly"]
    try desk.make(.edit(issue, [Assignment(path: ["feedback"], value: feedback)]))
    try desk.make(.undone("CS-001", reason: "材料不实"))
    #expect(refusal(desk, .close(issue)) == "WT-001 暂不能销号：CS-001 推进中 尚未完成，请先完成、中止或退回整改。")
    try desk.finish("CS-001")
    #expect(refusal(desk, .close(issue)) == nil)
  }

  @Test func sendingBackSaysWhatIsMissing() throws {
    var desk = Desk()
    let issue = try desk.issueAtVerifying()
    let short = "WT-001 暂不能验收退回：退回须写明需要补充整改的内容，不少于 10 个字。"
    #expect(refusal(desk, .sendBack(issue, opinion: "材料不够")) == short)
    #expect(refusal(desk, .back(issue, reason: "材料不够")) == short)
    try desk.make(.back(issue, reason: "请补充三个支部的谈话记录"), by: "office")
    let record = try #require(desk.ledger.issues[issue])
    #expect(record.stage == .correcting)
    #expect(record.acceptance?.conclusion == .returned)
    #expect(refusal(desk, .back(issue, reason: "")) == "WT-001 暂不能退回上一阶段：须写明理由（--reason）。")
  }

  @Test func aStepForAnotherKindSaysWhatToUse() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    #expect(
      refusal(desk, .done(issue, on: nil, note: nil, evidence: []))
        == "WT-001 是问题，不能“标为已完成”；请对它的措施办理（show WT-001）。")
    #expect(refusal(desk, .start("CS-999")) == "没有编号为 CS-999 的记录，请核对编号；也可能刚被移除。")
  }

  @Test func datesCannotRunBackwards() throws {
    var desk = Desk()
    let issue = try desk.addIssue(["discoveredOn": "2023-09-10"])
    let measure = try desk.addMeasure(issue, .immediate)
    let early = Day("2023-09-09"), late = Day("2023-09-21")
    #expect(
      refusal(desk, .done(measure, on: early, note: nil, evidence: []))
        == "CS-001 的完成日期（2023-09-09）早于问题查摆日期（2023-09-10），请核对日期。")
    #expect(
      refusal(desk, .done(measure, on: late, note: nil, evidence: []))
        == "CS-001 的完成日期（2023-09-21）晚于今天（2023-09-20），请核对日期。")
  }

  @Test func anIssueWhoseMeasuresAreAllHaltedGoesNowhere() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.advance(issue, note: nil))
    try desk.make(.halt(measure, reason: "职能划转"))
    #expect(
      refusal(desk, .advance(issue, note: nil))
        == "WT-001 暂不能提交验收：整改措施已全部中止，请先恢复（start）或另行登记至少一条措施。")
  }

  @Test(arguments: ["", "  ", "\u{200B}", "\u{3000}\u{FEFF}"])
  func whatCannotBeSeenIsNoReason(text: String) throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    #expect(refusal(desk, .withdraw(issue, reason: text)) == "WT-001 暂不能撤销该问题：须写明理由（--reason）。")
  }
}
