import Cells
import Rectification
import Testing

@testable import Screens

@Suite("表单")
struct FormTests {
  @Test func aNewIssueIsFilledInAndTheCursorStandsOnIt() throws {
    var robot = try Robot()
    try robot.type("2a食堂采购公示不及时<Down><Down>2<Down><Down>4")
    try robot.type("<Down><Down><Down><Down><Down><Down>人事<Enter><C-s>")
    let issue = try #require(robot.model.ledger.issues["WT-035"])
    #expect(issue.title == "食堂采购公示不及时" && issue.manifestation == issue.title)
    #expect(issue.source == .research && issue.section == "党风廉政建设")
    #expect(issue.department == "人事科" && issue.goal == "待补" && issue.deadline.text == "待定")
    #expect(robot.model.list?.current == "WT-035")
    #expect(robot.message.hasPrefix("WT-035 新增：食堂采购公示不及时（u 撤销）"))
  }

  @Test func aMeasureFromAnIssueTakesDepartmentAndDeadlineFromIt() throws {
    var robot = try Robot()
    try robot.type("2/WT-033<Enter>la<Down>1<Down>逐件核对台账<C-s>")
    let measure = try #require(robot.model.ledger.measures["CS-049"])
    #expect(measure.issue == "WT-033" && measure.department == "办公室")
    #expect(measure.deadline.date == Day("2023-11-30"))
    #expect(robot.model.list?.current == "CS-049")
  }

  @Test func aMeasureWithoutAnIssueAsksForIt() throws {
    var robot = try Robot()
    try robot.type("3a017<Enter>")
    #expect(robot.screen.contains("< WT-017 谈心谈话覆盖不全、思想动态掌握不够 >"))
    #expect(robot.screen.contains("< 人事科 >"))
    try robot.type("<Tab>开展谈心<C-s>")
    #expect(robot.screen.contains("! 措施属性必须填写。"))
    #expect(robot.screen.contains("开展谈心"))
  }

  @Test func aPolicyTakesItsKindFromItsTitle() throws {
    var robot = try Robot()
    try robot.type("4a采购公示实施细则")
    #expect(robot.screen.contains("< 细则 >"))
    try robot.type("<Home>《<Down>")
    #expect(robot.screen.contains("不写书名号"))
  }

  @Test func onlyWhatWasChangedIsSent() throws {
    var robot = try Robot()
    try robot.type("2/WT-017<Enter>e<End>、<Down><Down><C-s>")
    let event = try #require(robot.model.ledger.history.events.last)
    #expect(event.edit.op == "issue.edit" && event.edit.keys == ["title"])
    #expect(event.edit.set["title"] == "谈心谈话覆盖不全、思想动态掌握不够、")
    #expect(robot.model.form == nil && robot.model.list?.current == "WT-017")
  }

  @Test func nothingChangedIsNoStep() throws {
    var robot = try Robot()
    try robot.type("3e<C-s>")
    #expect(robot.message == "没有改动。" && robot.model.ledger.history.last == 747)
    try robot.type("3e<Tab><Tab><Esc>")
    #expect(robot.model.form == nil)
  }

  @Test(arguments: ["issue", "measure", "policy"])
  func everyFieldOfARecordStandsInItsForm(kind: String) throws {
    let kind = try #require(RecordKind(rawValue: kind))
    var robot = try Robot()
    try robot.type("\(Place(kind).command.binding.keys[0].label)e")
    let form = try #require(robot.model.form)
    #expect(Set(form.rows.map { $0.path[0] }) == Set(kind.rows.map(\.key)))
    for row in form.rows where kind.rows.first(where: { $0.key == row.path[0] })?.guardian != nil {
      #expect(!row.input.isOpen)
    }
    // What was filled in reads as the ledger does, so that nothing counts as changed.
    #expect(!form.isTouched)
  }

  @Test func noRecordOfTheSampleIsChangedByBeingLookedAt() throws {
    let robot = try Robot()
    let ledger = robot.model.ledger
    let ids =
      ledger.issues.records.map(\.id) + ledger.measures.records.map(\.id)
      + ledger.policies.records.map(\.id)
    for id in ids {
      let form = try #require(robot.model.formBuilder.editing(id))
      #expect(!form.isTouched, "\(id)")
      #expect(form.rows.indices.allSatisfy { form.ownProblem($0) == nil }, "\(id)")
    }
  }

  @Test func daysAreUnderstoodWhileOneTypes() throws {
    var robot = try Robot()
    try robot.type("2/WT-033<Enter>t3-1")
    #expect(robot.screen.contains("3-1  = 2024-03-01（周五，还有 61 天）"))
    #expect(robot.screen.contains("2024年3月1日前"))
    try robot.type("<C-u>2-30<Down>")
    #expect(robot.screen.contains("! “2-30”不是日期：2 月没有 30 日。"))
    try robot.type("<Up><C-u>月底<Down>")
    #expect(robot.screen.contains("2023-12-31（周日，今天）"))
  }

  @Test func theMonthHasTheKeysUntilADayIsTaken() throws {
    var robot = try Robot()
    try robot.type("2/WT-033<Enter>t<Space><Right><Down><PgDn>")
    #expect(robot.screen.contains("2024年2月") && robot.screen.contains(" 8<"))
    let cursor = try #require(view(robot.model).cursor)
    #expect(robot.model.form?.panel == .month(try #require(Day("2024-02-08"))))
    #expect(robot.row(cursor.row).contains(" 8<"))
    try robot.type("<Enter><Down>材料不全<Down>局长<C-s>")
    #expect(robot.model.ledger.issues["WT-033"]?.deadline.date == Day("2024-02-08"))
    #expect(robot.model.ledger.issues["WT-033"]?.deadline.text == "2024年2月8日前")
  }

  @Test func leavingWithChangesAsksFirst() throws {
    var robot = try Robot()
    try robot.type("2e改<Esc>")
    #expect(robot.screen.contains("改动还没有保存"))
    try robot.type("<Esc>再<Esc>n")
    #expect(robot.model.form != nil)
    try robot.type("<Esc>D")
    #expect(robot.model.form == nil && robot.model.ledger.history.last == 747)
    try robot.type("e改<Esc><Enter>")
    #expect(robot.model.ledger.issues["WT-001"]?.title.hasSuffix("改") == true)
  }

  @Test func aFormNeedsNoLetters() throws {
    var robot = try Robot()
    try robot.type("2e<BS>" + String(repeating: "<Down>", count: 60) + "<Enter>")
    #expect(robot.model.ledger.history.events.last?.edit.keys == ["title"])
  }

  @Test func longTextIsEditedOverSeveralRows() throws {
    var robot = try Robot()
    try robot.type("2e<Down>")
    try robot.type("<Home>甲<Up><Home>乙")
    let text = try #require(robot.model.form?.current?.input.area?.text)
    #expect(text.first == "乙" && text.contains("甲") && text.first != "甲")
    try robot.press(.paste("第一行\n第二行\u{7}"))
    #expect(robot.screen.contains("乙第一行\n") == false && robot.screen.contains("第二行?"))
    try robot.type("<C-s>")
    let saved = try #require(robot.model.ledger.issues["WT-001"]?.manifestation)
    #expect(saved.hasPrefix("乙第一行\n第二行\u{7}"))
  }

  @Test func listsAreFilledInOneByOne() throws {
    var robot = try Robot()
    try robot.type("2/WT-017<Enter>e")
    let row = try #require(robot.model.form?.row(["criteria"]))
    while robot.model.form?.cursor != row { try robot.type("<Tab>") }
    try robot.type("<Space><Down><Down><Enter>形成谈心谈话台账<Enter>1<C-s>")
    #expect(robot.screen.contains("[x] 128名在职干部职工谈心谈话全覆盖"))
    #expect(robot.screen.contains("[x] 形成谈心谈话台账"))
    try robot.type("<Up><Up><Del><C-s>")
    let criteria = try #require(robot.model.ledger.issues["WT-017"]?.criteria)
    #expect(criteria.map(\.met) == [true, true] && criteria.last?.text == "形成谈心谈话台账")
  }

  @Test func anObjectIsFilledInAndEmptiedAsAWhole() throws {
    var robot = try Robot()
    try robot.type("2/WT-017<Enter>e")
    try go(&robot, ["feedback", "on"])
    try robot.type("12-20<Down><C-s>")
    #expect(robot.screen.contains("! 群众反馈满意度必须填写。"))
    try robot.type("2<C-s>")
    #expect(robot.model.ledger.issues["WT-017"]?.feedback?.on == Day("2023-12-20"))
    #expect(robot.model.ledger.issues["WT-017"]?.feedback?.satisfaction == .mostly)
    try robot.type("e")
    try go(&robot, ["feedback", "on"])
    try robot.type("<C-u><Down><BS><C-s>")
    #expect(robot.model.ledger.issues["WT-017"]?.feedback == nil)
  }

  @Test func severalAreTickedInAList() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>e")
    try go(&robot, ["kinds"])
    try robot.type("<Enter>16<Enter>")
    try go(&robot, ["policies"])
    try robot.type("督办<Enter><Enter><C-s>")
    let measure = try #require(robot.model.ledger.measures["CS-024"])
    #expect(measure.kinds.contains(.rules) && measure.kinds.contains(.training))
    #expect(measure.policies.count == 1)
  }

  @Test func aListKeepsItsPlaceWhileOneTicks() throws {
    var robot = try Robot()
    try robot.type("2/WT-017<Enter>e")
    try go(&robot, ["supportingDepartments"])
    try robot.type("<Enter><Up><Space><Up><Space>督查室<Enter><Enter><C-s>")
    let names = try #require(robot.model.ledger.issues["WT-017"]?.supportingDepartments)
    #expect(names == ["各支部", "机关纪委", "营商环境科", "督查室"])
  }

  @Test func pagesStopAtTheEnds() throws {
    var robot = try Robot()
    try robot.type("2e<PgUp><PgUp>")
    #expect(robot.model.form?.current?.path == ["title"])
    try robot.type("<PgDn><PgDn><PgDn><PgDn>")
    #expect(robot.model.form?.current == nil && robot.screen.contains("> [保存]"))
    try robot.type("<Home><PgUp><PgUp><PgUp><PgUp><Up>")
    #expect(robot.model.form?.current == nil)
  }

  @Test func anUnknownDepartmentIsAllowedButNamed() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>e")
    try go(&robot, ["department"])
    try robot.type("督查室<Enter>")
    #expect(robot.screen.contains("< 督查室 >") && robot.screen.contains("不在部门清单上，可以照存"))
    try robot.type("<C-s>")
    #expect(robot.model.ledger.measures["CS-024"]?.department == "督查室")
  }

  @Test func unknownFiguresAreWrittenAsSuch() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>e")
    try go(&robot, ["target", "actual"])
    try robot.type("<C-u>很多<C-s>")
    #expect(robot.screen.contains("! “很多”不是数字"))
    try robot.type("<C-u>未知<C-s>")
    #expect(robot.model.ledger.measures["CS-024"]?.target != nil)
    #expect(robot.model.ledger.measures["CS-024"]?.target?.actual == nil)
  }

  @Test func countingRemovingAndAttachingAskInForms() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>+３１<Enter><Enter>")
    #expect(robot.model.ledger.measures["CS-024"]?.target?.actual == Amount(128))
    try robot.type("@<Down>谈心谈话记录<Down>2023-人-001<C-s>")
    #expect(robot.model.ledger.measures["CS-024"]?.evidence.last?.reference == "2023-人-001")
    try robot.type("@<C-s>")
    #expect(robot.screen.contains("! 名称必须填写。") && robot.screen.contains("! 档号必须填写。"))
    try robot.type("<Up>/tmp/记录.pdf<C-s>")
    #expect(
      robot.effects.last == .attach("CS-024", path: "/tmp/记录.pdf", name: nil, reference: nil))
    try robot.receive(.failed("没有这个文件。"))
    #expect(robot.screen.contains("! 没有这个文件。") && robot.screen.contains("/tmp/记录.pdf"))
    try robot.type("<Esc>DD")
    #expect(robot.screen.contains("要移除 CS-024 吗？"))
    try robot.type("<C-s>")
    #expect(robot.screen.contains("! 理由必须填写。"))
    try robot.type("重复登记<Enter><Enter>")
    #expect(robot.model.ledger.measures["CS-024"] == nil)
  }

  @Test func whatWouldBeRefusedAnywayIsRefusedAtOnce() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>t")
    #expect(robot.model.form == nil && robot.message.contains("没有到期日"))
    try robot.type("2/WT-017<Enter>D")
    #expect(robot.model.form == nil && robot.message.contains("仍与它关联"))
  }

  @Test(arguments: ["锁住了。", "磁盘已满。"])
  func aRefusalLosesNothing(reason: String) throws {
    var robot = try Robot()
    try robot.type("2e改动<Down><Down><Down>补充" + String(repeating: "<Tab>", count: 30))
    let before = robot.model.form
    for size in ["80x24", "40x10", "120x40"] {
      try robot.receive(.resized(try #require(Size(size))))
      try robot.receive(.failed(reason))
      #expect(robot.screen.contains("! \(reason)"))
      #expect(robot.model.form?.rows == before?.rows)
    }
    try robot.type("<C-s>")
    #expect(robot.model.ledger.issues["WT-001"]?.title.hasSuffix("改动") == true)
  }

  @Test func aRuleThatRefusesPointsToItsRow() throws {
    var robot = try Robot()
    try robot.type("4e")
    try go(&robot, ["documentNumber"])
    try robot.type("<C-u>（2023）05号<C-s>")
    #expect(robot.screen.contains("不合规范"))
    #expect(robot.model.form?.current?.path == ["documentNumber"])
    #expect(robot.model.form?.current?.problem != nil)
    #expect(robot.model.ledger.history.last == 747)
  }

  private func go(_ robot: inout Robot, _ path: [String]) throws {
    let row = try #require(robot.model.form?.row(path))
    var steps = 0
    while robot.model.form?.cursor != row, steps < 80 {
      let isAbove = (robot.model.form?.cursor ?? 0) > row
      try robot.type(isAbove ? "<S-Tab>" : "<Tab>")
      steps += 1
    }
    #expect(robot.model.form?.cursor == row)
  }
}
