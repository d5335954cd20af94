import Testing

@testable import Rectification

@Suite("登记、修改、延期、移除")
struct RecordTests {
  private func refusal(_ desk: inout Desk, _ change: Change) -> String? {
    do { try desk.make(change) } catch { return "\(error)" }
    return nil
  }

  @Test func whatIsNotGivenIsFilledInAndSaid() throws {
    var desk = Desk()
    let decision = try desk.make(
      .add(
        .issue,
        ["title": "台账不规范", "source": "research", "section": "政治建设", "department": "办公室"]))
    let issue = try #require(desk.ledger.issues["WT-001"])
    #expect(issue.manifestation == "台账不规范")
    #expect(issue.goal == "待补" && issue.leader == "待补")
    #expect(issue.mode == .phased && issue.visibility == .inside)
    #expect(issue.discoveredOn == desk.day)
    #expect(issue.deadline.text == "待定" && issue.deadline.date == nil)
    #expect(
      decision.remarks.map(\.description)
        == ["WT-001 的具体表现、历史遗留、整改类型、整改目标、牵头领导、查摆日期、整改时限、公开属性已按默认填写，可以修改（edit）。"])
  }

  @Test func aMeasureTakesDepartmentAndDeadlineOfItsIssue() throws {
    var desk = Desk()
    let deadline: Value = ["text": "2023年10月底前", "date": "2023-10-31", "keepUp": false]
    let issue = try desk.addIssue(["deadline": deadline])
    let id = try desk.addMeasure(issue, .lasting)
    let measure = try #require(desk.ledger.measures[id])
    #expect(measure.department == "机关党委")
    #expect(measure.deadline.date == Day("2023-10-31"))
    #expect(measure.deadline.original == Day("2023-10-31"))
  }

  @Test(arguments: [
    ("谈心谈话制度", "制度"), ("中心组学习办法（试行）", "办法"), ("制度执行监督机制", "机制"), ("议事规则", "制度"),
  ])
  func theKindOfAPolicyIsReadFromItsTitle(title: String, kind: String) throws {
    var desk = Desk()
    let id = try desk.addPolicy(["title": .text(title)])
    #expect(desk.ledger.policies[id]?.kind == kind)
  }

  @Test func anIDIsNeverUsedAgain() throws {
    var desk = Desk()
    let first = try desk.addIssue()
    try desk.make(.remove(first, reason: "重复登记"))
    #expect(try desk.addIssue() == "WT-002")
  }

  @Test func whatIsLinkedIsNotRemoved() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    _ = try desk.addMeasure(issue, .immediate)
    #expect(
      refusal(&desk, .remove(issue, reason: "重复"))
        == "WT-001 不能移除：CS-001 仍与它关联，请先处理这些记录。")
  }

  @Test(arguments: [
    ("stage", "WT-001 的阶段（stage）不能直接修改，请用 advance 或 back。"),
    ("id", "WT-001 的编号（id）不能直接修改，请用 remove 和 add（先移除，再新增）。"),
    ("closedOn", "WT-001 的销号日期（closedOn）不能直接修改，请用 close。"),
    ("deadline.date", "WT-001 的到期日（deadline.date）不能直接修改，请用 extend。"),
    ("deadline.original", "WT-001 的原时限（deadline.original）不能直接修改，请用 extend。"),
  ])
  func ownedFieldsNameTheirCommand(field: String, sentence: String) throws {
    var desk = Desk()
    let deadline: Value = ["text": "十月底", "date": "2023-10-31", "keepUp": false]
    let issue = try desk.addIssue(["deadline": deadline])
    let value: Value =
      switch field {
      case "stage": "closed"
      case "id": "WT-009"
      default: "2023-11-30"
      }
    let path = field.split(separator: ".").map(String.init)
    #expect(refusal(&desk, .edit(issue, [Assignment(path: path, value: value)])) == sentence)
  }

  @Test func theFirstDayOfADeadlineMayBeSetAndIsTheOriginal() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    try desk.make(.edit(issue, [Assignment(path: ["deadline", "date"], value: "2023-10-31")]))
    #expect(desk.ledger.issues[issue]?.deadline.original == Day("2023-10-31"))
  }

  @Test func anExtensionKeepsTheOriginalDay() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let later = try #require(Day("2023-12-31")), first = try #require(Day("2023-10-31"))
    #expect(
      refusal(&desk, .extend(issue, to: later, reason: "工作量大", approvedBy: "局长", text: nil))
        == "WT-001 没有到期日，无从延期；请先填写到期日（edit WT-001 deadline.date）。")
    try desk.make(.edit(issue, [Assignment(path: ["deadline", "date"], value: "2023-10-31")]))
    try desk.make(.extend(issue, to: later, reason: "工作量大", approvedBy: "局长", text: nil))
    let deadline = try #require(desk.ledger.issues[issue]).deadline
    #expect(deadline.date == later && deadline.original == first)
    #expect(deadline.text == "2023年12月31日前")
    #expect(deadline.extensions.map(\.from) == [first])
    #expect(
      refusal(&desk, .extend(issue, to: first, reason: "改回", approvedBy: "局长", text: nil))
        == "WT-001 的新时限（2023-10-31）须晚于现时限（2023-12-31），请核对日期。")
  }

  @Test(arguments: [
    ("×党发(2023)05号", "×党发〔2023〕5号"), ("×党发[2023] 第5号", "×党发〔2023〕5号"),
    ("×党发【2023】12号", "×党发〔2023〕12号"), ("第五号文", nil),
  ])
  func documentNumbersAreRefusedWithTheirRepair(text: String, repaired: String?) throws {
    var desk = Desk()
    let policy = try desk.addPolicy()
    let assignment = Assignment(path: ["documentNumber"], value: .text(text))
    #expect(
      throws: RuleBroken.documentNumber(policy, text, repaired: repaired)
    ) { try desk.make(.edit(policy, [assignment])) }
  }

  @Test func countsAddUpAndNeverFallBelowZero() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let target: Value = ["unit": "次", "goal": 12, "rule": "exactly", "actual": .null]
    let measure = try desk.addMeasure(issue, .immediate, ["target": target])
    try desk.make(.count(measure, Amount(5)))
    try desk.make(.count(measure, try #require(Amount("0.1"))))
    try desk.make(.count(measure, try #require(Amount("0.2"))))
    #expect(desk.ledger.measures[measure]?.target?.actual?.description == "5.3")
    #expect(refusal(&desk, .count(measure, Amount(-6))) == "CS-001 的完成值将为 -0.7，不能小于 0，请核对数字。")
  }

  @Test func anObjectIsMadeOfSeveralMembersAtOnce() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    try desk.make(
      .edit(
        issue,
        [
          Assignment(path: ["feedback", "on"], value: "2023-10-01"),
          Assignment(path: ["feedback", "satisfaction"], value: "mostly"),
        ]))
    #expect(desk.ledger.issues[issue]?.feedback?.satisfaction == .mostly)
  }

  @Test func handEditsWinOverEventsThatAreNotInTheFileYet() throws {
    var desk = Desk()
    let issue = try desk.addIssue(["remarks": "原文"])
    var stale = desk.ledger
    try desk.make(
      .edit(
        issue,
        [
          Assignment(path: ["remarks"], value: "程序写的"), Assignment(path: ["goal"], value: "全覆盖"),
        ]))
    var edited = try #require(stale.issues[issue])
    edited.remarks = "手改的"
    stale.put(edited)
    try stale.catchUp(with: try #require(desk.ledger.history.events.last))
    #expect(stale.issues[issue]?.remarks == "手改的")
    #expect(stale.issues[issue]?.goal == "全覆盖")
  }

  @Test(arguments: [("《议事规则》", "不写书名号"), ("关于转变作风的通知", "不算制度办法")])
  func titlesThatAreNoPolicys(title: String, advice: String) throws {
    var desk = Desk()
    let sentence = refusal(
      &desk, .add(.policy, ["title": .text(title), "department": "办公室"]))
    #expect(sentence?.contains(advice) == true)
  }
}
