import Cells
import Rectification
import Testing

@testable import Screens

@Suite("键盘办事")
struct KeyboardTests {
  @Test func theCursorMovesAndStaysInSight() throws {
    var robot = try Robot()
    try robot.type("2")
    #expect(robot.row(3).hasPrefix(" > WT-001"))
    try robot.type("jj<Down>k")
    #expect(robot.row(5).hasPrefix(" > WT-003"))
    try robot.type("G")
    #expect(robot.row(12).hasPrefix(" > WT-034"))
    try robot.type("g<PgDn>")
    #expect(robot.screen.contains(" > WT-010"))
  }

  @Test func doneIsOneKeyAndUndoAnother() throws {
    var robot = try Robot()
    try robot.type("3/CS-024<Enter>d")
    #expect(robot.message.hasPrefix("已将 CS-024 标为已完成（u 撤销）"))
    #expect(robot.model.ledger.measures["CS-024"]?.status == .done)
    try robot.type("u")
    #expect(robot.model.ledger.measures["CS-024"]?.status == .active)
    try robot.type("U")
    #expect(robot.model.ledger.measures["CS-024"]?.status == .done)
  }

  @Test func takingBackAsksForAReason() throws {
    var robot = try Robot()
    try robot.type("3d")
    #expect(robot.row(22).hasPrefix(" CS-001（所属问题 WT-001 已销号） 改回推进中的理由："))
    #expect(view(robot.model).cursor == Position(row: 22, column: 52))
    try robot.type("<Enter>")
    #expect(robot.row(21) == " CS-001 改回推进中须写明理由。")
    try robot.type("材料不实<Enter>")
    #expect(robot.model.ledger.measures["CS-001"]?.status == .active)
    #expect(robot.model.ledger.history.events.last?.edit.note == "材料不实")
  }

  @Test func aRefusalSaysWhyAndWhereToGo() throws {
    var robot = try Robot()
    try robot.type("2/WT-017<Enter>>")
    #expect(robot.message == "WT-017 暂不能提交验收：“当下改”措施未全部完成（CS-024 推进中），请先完成。（按 l 看关联的记录）")
    try robot.type("l")
    #expect(robot.row(3).hasPrefix(" > CS-024"))
    #expect(robot.row(1).hasPrefix(" 筛选 关联:WT-017"))
    try robot.type("<Esc>")
    #expect(robot.row(3).hasPrefix(" > WT-017"))
  }

  @Test func aLastingMeasureWaitsForItsPolicy() throws {
    var robot = try Robot()
    try robot.type("3/CS-010<Enter>d")
    #expect(robot.message.contains("现处于“印发”。长久立的措施须待制度施行"))
    try robot.type("l")
    #expect(robot.row(3).hasPrefix(" > ZD-004"))
    try robot.type("><Esc>d")
    #expect(robot.model.ledger.measures["CS-010"]?.status == .done)
    // Without evidence the gate would stay shut, so nothing is promised.
    #expect(!robot.message.contains("可以提交验收"))
  }

  @Test func acceptanceAndClosingGoThroughTheMenu() throws {
    var robot = try Robot()
    try robot.type("2/WT-011<Enter>>")
    #expect(robot.message.hasPrefix("WT-011 暂不能销号：尚未验收通过"))
    try robot.type("m1整改到位，同意通过<Enter>>")
    #expect(robot.model.ledger.issues["WT-011"]?.stage == .closed)
    try robot.type("<lt>")
    #expect(robot.message.hasPrefix("WT-011 现处于“已销号”，没有可走的这一步；如有反弹，请重启。"))
  }

  @Test func sendingBackAsksForTenCharacters() throws {
    var robot = try Robot()
    try robot.type("2/WT-011<Enter><lt>太少<Enter>")
    #expect(robot.screen.contains("不少于 10 个字"))
    #expect(robot.row(22).hasSuffix("太少"))
    try robot.type("<C-u>请补充会前酝酿的书面记录<Enter>")
    #expect(robot.model.ledger.issues["WT-011"]?.stage == .institutionalizing)
  }

  @Test func aBulkStepListsWhatMovedAndWhatDidNot() throws {
    var robot = try Robot()
    try robot.type("3/推进中<Enter>Vd")
    #expect(robot.screen.contains("办理结果：已办 3 项，未办 5 项"))
    try robot.type("<Esc>u")
    #expect(robot.model.ledger.figures(on: robot.model.day).measures.done == 42)
  }

  @Test func moreThanTenAreAskedAboutOnce() throws {
    var robot = try Robot()
    try robot.type("2Vd")
    #expect(robot.screen.contains("要把 34 项一次标为已完成吗？"))
    try robot.type("n")
    #expect(robot.message == "已取消，没有改动。")
    #expect(robot.model.ledger.history.last == 747)
  }

  @Test func aRangeIsDrawnFromWhereItBegan() throws {
    var robot = try Robot()
    try robot.type("2vjj")
    #expect(robot.row(1).hasSuffix("已选 3"))
    #expect((3...5).map { robot.row($0).first } == ["*", "*", "*"])
    try robot.type("<Esc>")
    #expect(!robot.row(1).contains("已选"))
    try robot.type("<Space><Space>")
    #expect(robot.row(1).hasSuffix("已选 2"))
  }

  @Test func searchNarrowsWhileOneTypesAndEscBringsAllBack() throws {
    var robot = try Robot()
    try robot.type("2/党务")
    #expect(robot.row(1).contains("1/34 项") || robot.row(1).contains("/34 项"))
    #expect(robot.row(3).contains("WT-020"))
    try robot.type("<Esc>")
    #expect(robot.row(1).contains("34 项") && !robot.row(1).contains("/34"))
    try robot.type("/cs-03<Enter>")
    #expect(robot.screen.contains("没有符合条件的记录"))
  }

  @Test func aNoteIsADatedLine() throws {
    var robot = try Robot()
    try robot.type("3/CS-047<Enter>A已约谈施工单位<Enter>")
    let line = try #require(robot.model.ledger.measures["CS-047"]?.progress.last)
    #expect(line.note == "已约谈施工单位" && line.by == "office" && line.on == robot.model.day)
  }

  @Test func fullWidthKeysAndChinesePunctuationAct() throws {
    var robot = try Robot()
    try robot.press("２")
    #expect(robot.row(3).hasPrefix(" > WT-001"))
    try robot.type("/CS-024<Esc>3/CS-024<Enter>")
    try robot.press("ｄ")
    #expect(robot.model.ledger.measures["CS-024"]?.status == .done)
    try robot.press("？")
    #expect(robot.screen.contains("可用的键"))
    try robot.type("<Esc>")
    try robot.press("整")
    #expect(robot.message == "输入法处于中文状态：请按 Shift 切换为英文。")
    try robot.press("改")
    #expect(robot.message == "输入法处于中文状态：请按 Shift 切换为英文，或按 / 搜索“整改”（F10 里也有）。")
    try robot.type("/<Enter>")
    #expect(robot.row(1).contains("搜索:整改"))
  }

  @Test func thePastCanOnlyBeLookedAt() throws {
    var robot = try Robot()
    try robot.type("T2023-06-30<Enter>3d")
    #expect(robot.message.hasPrefix("正在看 2023-06-30 的台账，只能看不能改"))
    #expect(robot.row(0).contains("2问题 29") || robot.row(0).contains("问题 29"))
    try robot.type("T<Enter>")
    #expect(robot.row(0).contains("问题 34"))
  }

  @Test func othersChangesAppearAndTheCursorStaysOnItsRecord() throws {
    var robot = try Robot()
    try robot.type("2/WT-02<Enter>jj")
    let before = robot.model.list?.current
    let edit = Edit(
      op: "issue.edit", item: "WT-020", set: ["title": "党务干部“入口关”不严"], was: ["title": "x"])
    let at = try #require(Instant("2023-12-31T10:00:00+08:00"))
    let event = Event(seq: 748, at: at, by: "hr@desk2", edit: edit)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
    #expect(robot.model.list?.current == before)
    #expect(robot.message.hasPrefix("hr 刚改动了 WT-020：修改"))
  }

  @Test func aFigureOpensItsList() throws {
    var robot = try Robot()
    try robot.type("j<Enter>")
    #expect(robot.row(1).contains("筛选 完成情况:基本完成") && robot.row(1).contains("4/34 项"))
    try robot.type("<Esc>g<Enter>")
    #expect(robot.row(1).contains("筛选 完成情况:已完成") && robot.row(1).contains("27/34 项"))
    try robot.type("-")
    #expect(robot.row(0).contains("[总览]"))
  }

  @Test func theDetailLeadsOnAndBack() throws {
    var robot = try Robot()
    try robot.type("2<Tab><Enter>")
    #expect(robot.row(0).contains("[措施 48]") && robot.screen.contains(" > CS-001"))
    try robot.type("--")
    #expect(robot.row(0).contains("[总览]") || robot.row(0).contains("[问题 34]"))
  }

  @Test func theMouseMovesOpensAndScrolls() throws {
    var robot = try Robot()
    try robot.press(.mouse(Mouse(kind: .press, column: 24, row: 0)))
    #expect(robot.row(0).contains("[问题 34]"))
    try robot.press(.mouse(Mouse(kind: .press, column: 20, row: 6)))
    #expect(robot.row(6).hasPrefix(" > WT-004"))
    try robot.press(.mouse(Mouse(kind: .wheelDown, column: 20, row: 6)))
    #expect(robot.screen.contains(" > WT-007"))
    try robot.press(.mouse(Mouse(kind: .doublePress, column: 20, row: 4)))
    #expect(robot.model.detail.isFocused)
  }

  @Test func everyKeyInTheTableHasOneMeaning() {
    for place in Place.allCases {
      // On the board, g regroups and Home has the first row; ← and → go sideways there and in the
      // calendar, where Esc leads back and Enter on.
      let commands = Command.available(in: place).filter {
        ![.left, .right, .regroup].contains($0)
      }
      let keys = commands.flatMap(\.binding.keys)
      #expect(Set(keys).count == keys.count, "\(place)")
      for command in Command.available(in: place) {
        #expect(!Keymap().keys(of: command, in: place).isEmpty, "\(place) \(command)")
      }
    }
  }

  @Test func aStepOfAnEarlierDayIsTakenBackOnlyAfterAQuestion() throws {
    var robot = try Robot()
    try robot.type("u")
    #expect(robot.screen.contains("要撤销 2023-12-28 的“验收通过” WT-016"))
    try robot.type("<Esc>")
    #expect(robot.model.ledger.history.last == 747)
    try robot.type("2A已约谈<Enter>u")
    #expect(robot.message == "已撤销 WT-001 的“进展”：已约谈（U 重做）")
  }

  @Test func aBrokenJournalHasNoPast() throws {
    var robot = try Robot()
    robot.model.knowsThePast = false
    try robot.type("T2023-06-30<Enter>")
    #expect(robot.screen.contains("操作留痕不完整，过去的台账无法还原"))
    #expect(robot.row(22).hasSuffix("2023-06-30"))
  }

  @Test func escGoesBackToTheFigureAndToTheListAsItWas() throws {
    var robot = try Robot()
    try robot.type("2/谈心<Enter>1j<Tab><Enter>")
    #expect(robot.row(1).contains("完成情况:未完成"))
    try robot.type("<Esc>")
    #expect(robot.row(0).contains("1[总览]"))
    try robot.type("2")
    #expect(robot.row(1).contains("搜索:谈心"))
  }

  @Test func theScreenNamesNoCommandsOfTheCommandLine() {
    #expect("尚未验收通过，请先由验收人员验收（accept）。".forScreen == "尚未验收通过，请先由验收人员验收。")
    #expect("可以提交验收（advance WT-017）。".forScreen == "可以提交验收。")
    #expect("须写明理由（--reason）。".forScreen == "须写明理由。")
    #expect("请填写满意度（edit feedback.on、feedback.satisfaction）".forScreen == "请填写满意度")
    let kept = "完成日期（2023-09-09）早于查摆日期（2023-09-10），见《办法（试行）》（按 l 看）"
    #expect(kept.forScreen == kept)
  }

  @Test func theMenuTakesClicksAndTheKeysThatItShows() throws {
    var robot = try Robot()
    try robot.type("2s")
    let frame = robot.model.box(of: try #require(menu(of: robot))).frame(on: robot.model.size)
    let second = Mouse(kind: .press, column: frame.columns.lowerBound + 3, row: frame.firstRow + 2)
    try robot.press(.mouse(second))
    #expect(robot.row(1).contains("排序:时限"))
    try robot.type("<F10>s1<Enter>")
    #expect(robot.row(1).contains("排序:编号"))
  }

  private func menu(of robot: Robot) -> Menu? {
    if case .menu(let menu)? = robot.model.overlay { menu } else { nil }
  }
}
