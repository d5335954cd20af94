import Cells
import Rectification
import Testing

@testable import Screens

@Suite("筛选、排序、各列、视图")
struct LookingTests {
  @Test(
    "筛选表里的每一种条件都收窄清单，并写在条件行上",
    arguments: [
      ("2f<Right><Enter>", "筛选 阶段:已建账", "0/34 项"),
      ("2f<Space>45<Enter><Enter>", "筛选 阶段:待验收、已销号", "27/34 项"),
      ("2f<Space>54<Esc><Enter>", "筛选 阶段:待验收、已销号", "27/34 项"),
      ("2f<Down><Down>12<Enter>", "筛选 时限:超期、临期", "2/34 项"),
      ("2f<Down><Down><Down>10<Enter>", "筛选 10 天内到期", "1/34 项"),
      ("2f<Down><Down><Down>105<BS><BS><Enter>", "筛选 1 天内到期", "0/34 项"),
      ("2f<End><Right><Enter>", "筛选 公开属性:公开", "/34 项"),
      ("2f<Down><Down><Down><Down><Down><Left><Enter>", "筛选 部门:各科室", "/34 项"),
      ("3f<Space>12<Enter><Enter>", "筛选 状态:未启动、推进中", "8/48 项"),
      ("4f<Down><Down><Space>2<Enter><Enter>", "筛选 制修废:修订", "/23 项"),
    ])
  func everyCondition(script: String, words: String, count: String) throws {
    var robot = try Robot()
    try robot.type(script)
    #expect(robot.row(1).hasPrefix(" " + words + " "), "\(robot.row(1))")
    #expect(robot.row(1).contains(count), "\(robot.row(1))")
  }

  @Test func theFormSaysWhatIsLeftAndEscBringsAllBack() throws {
    var robot = try Robot()
    try robot.type("2f<Down><Right>")
    #expect(robot.screen.contains("- 筛选  27/34 项 -"))
    try robot.type("<Esc>")
    #expect(robot.row(1).hasPrefix(" 全部 "))
    try robot.type("f<Down><Right><Enter>f<Down><BS><Enter>")
    #expect(robot.row(1).hasPrefix(" 全部 "))
  }

  @Test func theFormTakesClicks() throws {
    var robot = try Robot()
    try robot.type("2f")
    let form = try #require(robot.form)
    let frame = robot.model.box(of: form).frame(on: robot.model.size)
    let third = Mouse(kind: .press, column: frame.columns.lowerBound + 4, row: frame.firstRow + 3)
    try robot.press(.mouse(third))
    try robot.press(.mouse(third))
    #expect(robot.form?.checklist != nil)
    try robot.type("1<Enter>")
    try robot.press(.mouse(Mouse(kind: .press, column: 0, row: 0)))
    #expect(robot.model.overlay == nil && robot.row(1).contains("时限:超期"))
  }

  @Test(
    "排序：选一项只按它，再选转向，空格加一项",
    arguments: [
      ("2s2", "排序:时限↑"), ("2s2s2", "排序:时限↓"),
      ("2s<Down><Enter>s<Down><Down><Space><Esc>", "排序:时限↑ 部门↑"),
      ("2s<Down><Down><Space><Up>+<Space><Esc>", "排序:部门↑ 时限↓"),
      ("2s2s<Down><Down><Space><Up><BS><Esc>", "排序:部门↑"),
      ("2s2s<Down><BS><Esc>", "排序:编号↑"),
    ])
  func sorting(script: String, words: String) throws {
    var robot = try Robot()
    try robot.type(script)
    #expect(robot.row(1).hasSuffix(words), "\(robot.row(1))")
  }

  @Test func columnsComeGoWidenAndMove() throws {
    var robot = try Robot(size: "100x24")
    try robot.type("2c3<Enter>")
    #expect(!robot.row(2).contains("时限"))
    try robot.type("c<End><Up><Up><Up><Up><Up><Up><Space>")
    #expect(robot.row(2).contains("牵头领导"))
    for _ in 0..<12 { try robot.type("<PgUp>") }
    try robot.type("<Right><Right><Enter>")
    #expect(robot.row(2).hasPrefix("   牵头领导       编号"))
    try robot.type("c<BS><Enter>")
    #expect(robot.row(2).hasPrefix("   编号    阶段    时限        责任部门   问题"))
    #expect(robot.model.habits[.issue]?.columns == nil)
  }

  @Test func escLeavesTheColumnsAsTheyWereAndTheTitleStays() throws {
    var robot = try Robot()
    try robot.type("2c35")
    #expect(!robot.row(2).contains("时限") && robot.row(2).contains("问题"))
    try robot.type("<Esc>")
    #expect(robot.row(2).contains("时限"))
  }

  @Test(arguments: ["40x10", "80x24", "120x40"])
  func columnsWiderThanTheWindowAreCut(size: String) throws {
    var robot = try Robot(size: size)
    try robot.type("2c")
    for _ in 0..<2 {
      for _ in 0..<60 { try robot.press(.right) }
      try robot.press(.down)
    }
    try robot.type("<Enter>")
    #expect(robot.row(3).hasPrefix(" > WT-001"))
    #expect(robot.model.habits[.issue]?.columns?.prefix(2).map(\.width) == [60, 60])
  }

  @Test func aNarrowListKeepsTheDeadline() throws {
    var robot = try Robot(size: "40x10")
    try robot.type("2/信访积案<Enter>")
    #expect(robot.row(2) == "   编号    阶段    时限   问题")
    #expect(robot.row(3).hasPrefix(" > WT-033  当下改  超31天 "))
  }

  @Test func aViewIsSavedTakenReplacedAndRemoved() throws {
    var robot = try Robot()
    try robot.type("2f<Down><Left><Enter>s2w6我的清单<Enter>")
    #expect(robot.message == "已存下视图“我的清单”（w 取用）")
    #expect(robot.row(1).hasPrefix(" 视图:我的清单  筛选 完成情况:未完成 "))
    #expect(robot.effects == [.remember(robot.model.remembered)])
    try robot.type("c3<Enter>")
    #expect(robot.row(1).hasPrefix(" 筛选 完成情况:未完成 "))
    try robot.type("w6")
    #expect(robot.row(1).hasPrefix(" 视图:我的清单 ") && robot.row(2).contains("时限"))
    try robot.type("s2")
    #expect(robot.row(1).hasPrefix(" 筛选 完成情况:未完成 "))
    try robot.type("w6")
    #expect(robot.row(1).hasSuffix("排序:时限↑"))
    try robot.type("s3w7<C-u>我的清单<Enter>")
    #expect(robot.screen.contains("已有视图“我的清单”，要换成现在的样子吗？"))
    try robot.type("yw1w6")
    #expect(robot.row(1).hasSuffix("排序:部门↑"))
    try robot.type("w<Down><Down><Down><Down><Down><Del>y")
    #expect(robot.message == "已删除视图“我的清单”。")
    #expect(robot.model.habits[.issue]?.views == [] && robot.row(1).hasPrefix(" 筛选 "))
  }

  @Test func whatEveryListHasStaysAsItIs() throws {
    var robot = try Robot()
    try robot.type("2w<Del>")
    #expect(robot.message == "“超期和临期”是固定的视图，不能删除。")
    try robot.type("w6未完成<Enter>")
    #expect(robot.screen.contains("“未完成”是固定的视图，不能改，请换一个名称。"))
    try robot.type("<C-u> <Enter>")
    #expect(robot.screen.contains("视图的名称是空的，请写一个名称。"))
    #expect(robot.effects.isEmpty)
  }

  @Test(arguments: RecordKind.allCases)
  func everyBuiltInViewCanBeRead(kind: RecordKind) throws {
    let robot = try Robot()
    for view in SavedView.builtIn(kind, on: robot.model.day) {
      #expect(Look(view.look.value(of: kind), of: kind) == view.look, "\(view.name)")
    }
  }
}

@Suite("记住上次")
struct RememberingTests {
  /// The model of a sitting that begins where another has left off.
  private func next(_ robot: Robot) -> Model {
    let kept = Remembered(robot.model.remembered.value)
    return Model(
      ledger: robot.model.ledger, person: "office", day: robot.model.day, size: robot.model.size,
      remembered: kept)
  }

  @Test func theNextSittingBeginsWhereThisOneEnds() throws {
    var robot = try Robot()
    try robot.type("2f<Down><Left><Down>1<Down>30<Enter>s2s<Down><Down><Space><Esc>c3<Enter>")
    try robot.type("/党<Enter><Esc>4G3f<Right><Right><Enter>jjw6我的<Enter>")
    let after = next(robot)
    #expect(after.remembered == robot.model.remembered)
    #expect(view(after).text(ofRow: 1) == robot.row(1))
    #expect(view(after).text(ofRow: 5) == robot.row(5))
    #expect(after.list?.current == robot.model.list?.current)
  }

  @Test func aListThatAFigureOpenedIsNotRemembered() throws {
    var robot = try Robot()
    try robot.type("2f<Down><Left><Enter>1<Home><Down><Enter>")
    #expect(robot.row(1).contains("完成情况:基本完成"))
    #expect(robot.model.remembered.lists[.issue]?.look.filter.outcomes == [.unfinished])
    try robot.type("l")
    #expect(robot.model.remembered.lists[.measure]?.look == Look())
  }

  @Test("读不懂的不理会，其余照用")
  func whatIsNotUnderstoodIsLeftOut() {
    let value: Value = [
      "screen": "issues", "future": 1,
      "issue": [
        "filter": ["stages": ["verifying", "x"], "dueWithin": "7", "isLegacy": true],
        "sort": ["-deadline", "x", "kind"], "columns": [["name": "id"], 7], "cursor": 3,
        "views": [["name": ""], ["name": "甲", "filter": ["sources": ["research"]]]],
      ], "measure": 5,
    ]
    let remembered = Remembered(value)
    let list = remembered.lists[.issue]
    #expect(remembered.place == .issues)
    #expect(list?.look.filter.stages == [.verifying] && list?.look.filter.isLegacy == true)
    #expect(list?.look.filter.dueWithin == nil && list?.look.columns == nil)
    #expect(list?.look.sort == [SortOrder(.deadline, isDescending: true)])
    #expect(list?.views.map(\.name) == ["甲"] && list?.cursor == nil)
    #expect(Remembered(.null).place == .overview)
  }
}

extension Robot {
  fileprivate var form: FilterForm? {
    if case .filter(let form)? = model.overlay { form } else { nil }
  }
}
