import Rectification
import Testing

@testable import Screens

@Suite("表单打开时别人也在改")
struct FormSharingTests {
  /// Somebody else's change, as the watch brings it.
  private func other(_ robot: inout Robot, _ set: Fields, was: Fields) throws {
    let edit = Edit(op: "issue.edit", item: "WT-001", set: set, was: was)
    let at = try #require(Instant("2023-12-31T10:02:00+08:00"))
    let event = Event(
      seq: robot.model.ledger.history.last + 1, at: at, by: "hr@desk2", edit: edit)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
  }

  @Test func otherFieldsAreTakenOverAndKept() throws {
    var robot = try Robot()
    try robot.type("2e改")
    try other(&robot, ["goal": "对方写的目标"], was: ["goal": "x"])
    #expect(robot.screen.contains("对方写的目标"))
    try robot.type("<C-s>")
    #expect(robot.model.ledger.issues["WT-001"]?.goal == "对方写的目标")
    #expect(robot.model.ledger.history.events.last?.edit.keys == ["title"])
  }

  @Test(arguments: [("1", "甲"), ("2", "乙"), ("<Right>", "乙"), ("<Down>", "甲")])
  func theSameFieldIsAskedAboutWithBothValues(key: String, title: String) throws {
    var robot = try Robot()
    let before = try #require(robot.model.ledger.issues["WT-001"]?.title)
    try robot.type("2e<C-u>甲<Down><Down><Down>来源补充")
    try other(&robot, ["title": "乙"], was: ["title": .text(before)])
    try robot.type("<C-s>")
    #expect(robot.model.ledger.issues["WT-001"]?.title == "乙")
    for words in ["您改的内容，别人刚也改了", "原值    \(before)", "我的    甲", "对方的  乙（hr 2023-12-31 10:02）"] {
      #expect(robot.screen.contains(words), "\(robot.screen)")
    }
    try robot.type("\(key)<Enter>")
    #expect(robot.model.ledger.issues["WT-001"]?.title == title)
    #expect(robot.model.ledger.issues["WT-001"]?.sourceReference?.contains("来源补充") == true)
    #expect(robot.model.form == nil)
  }

  @Test func aListWithAnOpenItemIsNotExchangedUnderneath() throws {
    var robot = try Robot()
    try robot.type("2e")
    let row = try #require(robot.model.form?.row(["criteria"]))
    let was = robot.model.ledger.fields(of: "WT-001")?["criteria"] ?? []
    while robot.model.form?.cursor != row { try robot.type("<Tab>") }
    try robot.type("<Enter>改过")
    try other(&robot, ["criteria": [["text": "对方的标准", "met": false]]], was: ["criteria": was])
    try robot.type("<C-s><C-s>")
    #expect(robot.screen.contains("别人刚也改了") && robot.screen.contains("对方的标准"))
  }

  @Test func bothWritingTheSameIsNoClash() throws {
    var robot = try Robot()
    try robot.type("2e<C-u>甲<Down><Down><Down>补")
    try other(&robot, ["title": "甲"], was: ["title": "x"])
    try robot.type("<C-s>")
    #expect(robot.model.ledger.history.events.last?.edit.keys == ["sourceReference"])
  }

  @Test func aRecordThatIsGoneKeepsWhatWasTyped() throws {
    var robot = try Robot()
    try robot.type("4/ZD-001<Enter>e改")
    let fields = try #require(robot.model.ledger.fields(of: "ZD-001"))
    let at = try #require(Instant("2023-12-31T10:02:00+08:00"))
    let edit = Edit(op: "policy.remove", item: "ZD-001", set: Fields(), was: fields)
    let event = Event(seq: 748, at: at, by: "hr@desk2", edit: edit)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
    try robot.type("<C-s>")
    #expect(robot.screen.contains("没有编号为 ZD-001 的记录"))
    #expect(robot.model.form?.isTouched == true)
  }

  @Test func theEditorGivesBackAChangeAtOnce() throws {
    var robot = try Robot()
    let old = try #require(robot.model.ledger.issues["WT-001"]?.manifestation)
    try robot.type("2E")
    #expect(robot.effects == [.edit(old)])
    try robot.receive(.edited("在编辑器里写的\n第二行\n"))
    #expect(robot.model.ledger.issues["WT-001"]?.manifestation == "在编辑器里写的\n第二行")
    #expect(robot.model.form == nil)
    try robot.type("u")
    #expect(robot.model.ledger.issues["WT-001"]?.manifestation == old)
  }

  @Test func anEditorThatFailsChangesNothing() throws {
    var robot = try Robot()
    try robot.type("3E")
    try robot.receive(.failed("编辑器 vi 没有正常结束。"))
    #expect(robot.model.form == nil && robot.message == "编辑器 vi 没有正常结束。")
    try robot.type("E")
    try robot.receive(.edited(nil))
    #expect(robot.model.form == nil && robot.message == "没有改动。")
    #expect(robot.model.ledger.history.last == 747)
  }

  @Test func whatAnEditorGivesBackIsNotLostWhenRefused() throws {
    var robot = try Robot()
    try robot.type("3E")
    try robot.receive(.edited("  \n"))
    #expect(robot.screen.contains("! 整改措施必须填写。"))
    try robot.type("<C-e>")
    try robot.receive(.edited("改写措施"))
    #expect(robot.model.form?.current?.input.area?.text == "改写措施")
    #expect(robot.model.ledger.history.last == 747)
  }
}
