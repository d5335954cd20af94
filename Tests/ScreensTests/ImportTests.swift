import Cells
import Goldens
import Rectification
import Testing

@testable import Screens

@Suite("导入：先核对，再导入")
struct ImportTests {
  /// A plan of every kind of entry, and the robot that looks at it.
  private func robot(size: String = "80x24", entries: [ImportPlan.Entry]? = nil) throws -> Robot {
    var robot = try Robot(size: size)
    try robot.type("2:导入 ~/表/台账.xlsx<Enter>")
    #expect(robot.effects == [.plan(Import(path: "~/表/台账.xlsx"))])
    try robot.receive(.planned(plan(entries ?? self.entries)))
    return robot
  }

  private func plan(_ entries: [ImportPlan.Entry]) -> ImportPlan {
    ImportPlan(entries: entries, remarks: ["编码 GB18030", "工作表“台账”，第 2 行是表头", "略过 1 列：备注二"])
  }

  private var entries: [ImportPlan.Entry] {
    func at(_ row: Int, _ column: String? = nil) -> ImportPlan.Place {
      ImportPlan.Place(sheet: "台账", row: row, column: column)
    }
    func field(_ key: String, _ label: String, _ from: Value?, _ to: Value?)
      -> ImportPlan.Difference
    {
      ImportPlan.Difference(key: key, label: label, from: from, to: to)
    }
    return [
      ImportPlan.Entry(
        .new, at: at(3), title: "食堂采购公示不及时",
        fields: [field("title", "问题", nil, "食堂采购公示不及时"), field("source", "来源", nil, "survey")]),
      ImportPlan.Entry(
        .new, at: at(3), title: "每月公示采购价格",
        fields: [field("content", "措施", nil, "每月公示采购价格")], needs: 0),
      ImportPlan.Entry(
        .changed, at: at(5, "C"), item: "WT-003", title: "学习研讨联系实际不够",
        fields: [field("department", "责任部门", "办公室", "人事科"), field("remarks", "备注", nil, "已改")]),
      ImportPlan.Entry(
        .conflicting, at: at(7, "H"), item: "WT-004", title: "调研成果转化不够",
        message: "导出之后“责任部门”已在台账中改为“业务一科”，请核对后在台账中修改。"),
      ImportPlan.Entry(.unreadable, at: at(9, "F"), message: "“9月31日”不是日期，请写作 2023-09-30。"),
      ImportPlan.Entry(
        .new, at: at(10), title: "补开组织生活会", fields: [field("content", "措施", nil, "补开组织生活会")],
        needs: 3),
    ]
  }

  @Test(arguments: ["80x24", "120x40", "40x10"])
  func screens(size: String) throws {
    var robot = try robot(size: size)
    try robot.type("jj")
    try expectGolden(robot.screen + "\n", "import-\(size).screen")
    try robot.type("<Tab>")
    try expectGolden(robot.screen + "\n", "import-problem-\(size).screen")
    try robot.type("<Up><F1>")
    try expectGolden(robot.screen + "\n", "import-explained-\(size).screen")
  }

  @Test(arguments: ["80x24", "120x40", "40x10"])
  func fileForm(size: String) throws {
    var robot = try Robot(size: size)
    try robot.type("i")
    #expect(robot.effects == [.findImports(folder: "")])
    try robot.receive(.importable(["台账.xlsx", "往年/旧账.csv"]))
    try expectGolden(robot.screen + "\n", "import-file-\(size).screen")
    try robot.type("2<C-s>")
    #expect(robot.effects.last == .plan(Import(path: "往年/旧账.csv")))
    try robot.receive(.workFailed("不能读取。"))
    #expect(robot.screen.contains("! 不能读取。") && robot.screen.contains("< 往年/旧账.csv >"))
    try robot.type("<Esc>i")
    try robot.receive(.importable([]))
    try robot.type("“~/我的 表.csv”<Enter><C-s>")
    #expect(robot.effects.last == .plan(Import(path: "~/我的 表.csv")))
  }

  @Test("工作表、编码、对应的栏可以写明；看了计划按 i 回去改")
  func reading() throws {
    var robot = try Robot()
    try robot.type("i")
    try robot.receive(.importable(["a.csv"]))
    try robot.type("1<Down>台账<Down>2<Down>存在的不足=issue.title，C=整改措施<C-s>")
    var file = Import(path: "a.csv")
    (file.sheet, file.encoding) = ("台账", "gb18030")
    file.maps = ["存在的不足=issue.title", "C=整改措施"]
    #expect(robot.effects.last == .plan(file))
    try robot.receive(.planned(plan(entries)))
    try robot.type("i<Down><C-u><C-s>")
    file.sheet = nil
    #expect(robot.effects.last == .plan(file))
  }

  @Test("能导入的一开始都勾上；取消新问题，它的措施一并取消")
  func ticks() throws {
    var robot = try robot()
    #expect(robot.row(22) == " [导入 3 项]")
    try robot.type("<Space>")
    #expect(robot.row(22) == " [导入 1 项]")
    try robot.type("<Space>")
    #expect(robot.row(22) == " [导入 3 项]")
    try robot.type("V")
    #expect(robot.row(22) == " [导入 0 项]")
    try robot.type("<C-s>")
    #expect(robot.screen.contains("没有勾选要导入的"))
    try robot.type("<C-Space>")
    #expect(robot.row(22) == " [导入 3 项]")
  }

  @Test("冲突和读不懂的不能勾，说明为什么；Tab 到下一处")
  func problems() throws {
    var robot = try robot()
    try robot.type("<Tab><Space>")
    #expect(robot.screen.contains("不能勾选：导出之后“责任部门”已在台账中改为“业务一科”"))
    try robot.type("<Tab><Space>")
    #expect(robot.screen.contains("不能勾选：“9月31日”不是日期"))
    try robot.type("<End><Space>")
    #expect(robot.screen.contains("不能勾选：它所属的记录没有导入。"))
    try robot.type("2<Tab>")
    #expect(robot.screen.contains("所列的没有冲突"))
  }

  @Test("按类看：数字、左右、鼠标")
  func verdicts() throws {
    var robot = try robot()
    try robot.type("2")
    #expect(robot.row(1).contains("2[修改 1]") && robot.row(3).contains("WT-003"))
    try robot.type("<Right>")
    #expect(robot.row(1).contains("3[冲突 1]") && robot.row(3).contains("WT-004"))
    try robot.press(.mouse(Mouse(kind: .press, column: 2, row: 1)))
    #expect(robot.row(1).contains("0[全部 6]") && robot.row(6).hasPrefix(" > "))
    try robot.press(.mouse(Mouse(kind: .press, column: 9, row: 3)))
    try robot.press(.mouse(Mouse(kind: .press, column: 9, row: 3)))
    #expect(robot.row(22) == " [导入 1 项]")
  }

  @Test("导入是一步，可以撤销；离开则什么也不改")
  func commits() throws {
    var robot = try robot(entries: [entries[2]])
    let before = robot.model.ledger.issues["WT-003"]?.department
    try robot.press(.mouse(Mouse(kind: .press, column: 3, row: 22)))
    #expect(robot.row(22) == " 要导入修改 1 项吗？（y 或 Ctrl-S 导入，Esc 取消）")
    try robot.type("y")
    #expect(robot.model.ledger.issues["WT-003"]?.department == "人事科")
    #expect(robot.message == "已导入 1 项（u 撤销）" && robot.model.overlay == nil)
    try robot.type("u")
    #expect(robot.model.ledger.issues["WT-003"]?.department == before)
    try robot.type(":导入 \"~/表/台账.xlsx\"<Enter>")
    #expect(robot.effects.last == .plan(Import(path: "~/表/台账.xlsx")))
    try robot.receive(.planned(plan(entries)))
    try robot.type("<Space><Esc>")
    #expect(robot.row(22).hasPrefix(" 勾选改过，还没有导入，要离开吗？"))
    try robot.type("y")
    #expect(robot.model.overlay == nil && robot.message == "没有导入，什么也没有改动。")
  }

  @Test("导入前总先问；Enter 只打开一项，不会误导入", arguments: ["<C-s>", "<F9>"])
  func asksOnce(keys: String) throws {
    var robot = try robot()
    try robot.type("<Enter>")
    guard case .importing(let screen)? = robot.model.overlay, case .page? = screen.panel else {
      Issue.record("\(robot.screen)")
      return
    }
    try robot.type("<Enter>\(keys)")
    #expect(robot.row(22).hasPrefix(" 要导入新增 2 项、修改 1 项吗？"))
    try robot.type("<Enter>")
    #expect(robot.row(22).hasPrefix(" 要导入新增 2 项"))
    try robot.type("n")
    #expect(robot.row(22) == " [导入 3 项]")
    let last = robot.model.ledger.history.last
    try robot.type("V2<Space>\(keys)\(keys)")
    #expect(robot.model.ledger.history.last > last && robot.model.overlay == nil)
  }

  @Test("核对时去做别的，不打断；按 i 查看，台账变了就重新核对")
  func waits() throws {
    var robot = try Robot()
    try robot.type("2:导入 a.csv<Enter>j")
    try robot.receive(.planned(plan(entries)))
    #expect(robot.model.overlay == nil && robot.message == "a.csv 核对完成，按 i 查看。")
    try robot.type("<Down>")
    #expect(robot.model.list?.current == "WT-003")
    let events = try robot.othersMake(.note("WT-005", "已约谈"))
    try robot.receive(.arrived(events))
    try robot.type("i")
    #expect(robot.row(22) == " [导入 3 项]")
    #expect(robot.effects == [.plan(Import(path: "a.csv")), .plan(Import(path: "a.csv"))])
  }

  @Test("台账刚被他人改动就重新核对，取消的仍旧取消")
  func plansAnew() throws {
    var robot = try robot()
    try robot.type("jj<Space>")
    let events = try robot.othersMake(.note("WT-005", "已约谈"))
    try robot.receive(.arrived(events))
    #expect(robot.effects.last == .plan(Import(path: "~/表/台账.xlsx")))
    try robot.type("<C-s>")
    #expect(robot.screen.contains("正在重新核对"))
    try robot.receive(.planned(plan(entries)))
    #expect(robot.row(22) == " [导入 2 项]")
  }

  @Test("他人刚改过的，取消勾选，说出是谁改了哪一条；没有动的仍旧勾着")
  func othersChanges() throws {
    var robot = try robot()
    let events = try robot.othersMake(
      .edit("WT-003", [Assignment(path: ["department"], value: "业务一科")]), by: "li@desk3")
    try robot.receive(.arrived(events))
    var entries = self.entries
    entries[2].fields[0].from = "业务一科"
    try robot.receive(.planned(plan(entries)))
    #expect(robot.row(22).contains("li 刚改动了 WT-003，已重新核对；有一项变了，已取消勾选，请再看。"))
    #expect(robot.row(5).contains("[ ] 修改") && robot.row(4).contains("[x] 新增"))
    try robot.type("<Down>")
    #expect(robot.row(22) == " [导入 2 项]")
  }

  @Test("一步撤销多于 10 条的，先问一句", arguments: [10, 11])
  func undoOfMany(count: Int) throws {
    var robot = try Robot()
    let last = robot.model.ledger.history.last
    let ids = robot.model.ledger.measures.records.map(\.id).prefix(count)
    for (number, id) in zip(1..., ids) {
      let edit = try robot.model.ledger.check(.note(id, "已办"), office).edits[0]
      let event = Event(
        seq: last + number, at: try #require(Instant("2023-12-31T10:00:00+08:00")),
        by: "office@desk1", edit: edit, step: last + 1)
      try robot.model.ledger.take(event)
    }
    try robot.type("2u")
    #expect(robot.screen.contains("要撤销") == (count > 10))
    if count > 10 { try robot.type("y") }
    #expect(robot.model.ledger.history.last == last + 2 * count)
  }

  private var office: Occasion { Occasion(by: "office", on: Day("2023-12-31") ?? Day(number: 0)) }

  @Test("先前的话不留在导入的画面上")
  func earlierNotice() throws {
    var robot = try Robot()
    try robot.type("2:导入 a.csv<Enter>")
    robot.model.say(.refused, "没有下一个。")
    try robot.receive(.planned(plan(entries)))
    #expect(robot.row(22) == " [导入 3 项]")
  }

  @Test("核对完了台账又变了，再核对一遍")
  func plansOnceMore() throws {
    var robot = try Robot()
    try robot.type(":导入 a.csv<Enter>")
    let events = try robot.othersMake(.note("WT-005", "已约谈"))
    try robot.receive(.arrived(events))
    try robot.receive(.planned(plan(entries)))
    #expect(robot.effects == [.plan(Import(path: "a.csv")), .plan(Import(path: "a.csv"))])
    #expect(robot.model.overlay == nil)
  }

  @Test("没有改动、停下、看过去时，说明白")
  func sentences() throws {
    var robot = try robot(entries: [])
    #expect(robot.message.hasPrefix("台账.xlsx 与台账一致，没有要导入的。"))
    try robot.type(":导入 a.csv<Enter><Esc>")
    #expect(robot.effects.last == .stop)
    try robot.receive(.stopped)
    #expect(robot.message == "已停止，什么也没有导入。")
    try robot.type("T2023-06-30<Enter>i")
    #expect(robot.message.hasPrefix("正在看 2023-06-30 的台账"))
  }

  @Test("四万项的取消、全选、重新核对，一下就好")
  func manyEntries() throws {
    let many = (0..<40_000).map { row in
      ImportPlan.Entry(
        .new, at: ImportPlan.Place(row: row + 2), title: "第 \(row) 项",
        needs: row % 4 == 0 ? nil : row / 4 * 4)
    }
    var screen = ImportScreen(plan(many), of: Import(path: "a.csv"), last: 0)
    let time = ContinuousClock().measure {
      screen.tickAll()
      #expect(screen.acceptedCount == 0)
      #expect(screen.renewed(plan(many), last: 0).screen.acceptedCount == 0)
      screen.tickAll()
      #expect(screen.acceptedCount == 40_000)
    }
    #expect(time < .seconds(5))
  }

  @Test("每种大小都画得出，敌意的文字也不例外")
  func everySize() throws {
    let hostile = "\u{1B}[31m\u{202E}坏\n蛋\t\u{0}" + String(repeating: "長", count: 300)
    let entry = ImportPlan.Entry(
      .changed, at: ImportPlan.Place(sheet: hostile, row: 1, column: "XFD"), item: "WT-001",
      title: hostile,
      fields: [ImportPlan.Difference(key: "不知", label: hostile, from: .text(hostile), to: nil)],
      message: hostile)
    var robot = try robot(entries: entries + [entry])
    for columns in [1, 39, 40, 41, 59, 60, 80, 110, 500] {
      for rows in [1, 9, 10, 17, 18, 24, 60] {
        for keys in ["<End>", "<F1>", "<Down>", "<Space>"] {
          try robot.receive(.resized(Size(columns: columns, rows: rows)))
          try robot.type(keys)
          let canvas = view(robot.model)
          #expect(canvas.size == Size(columns: columns, rows: rows))
          #expect(!canvas.text.contains { "\u{1B}\u{202E}\u{0}\t".contains($0) })
        }
      }
    }
  }

  @Test("行模式：逐项有序号，输入序号勾选，输入 导入 办理")
  func plainLines() throws {
    var robot = try robot(entries: Array(entries.prefix(3)))
    let lines = PlainScreen(robot.model).news(since: nil)
    #expect(lines.contains("3. 修改 台账 5行C列 WT-003 学习研讨联系实际不够 责任部门 办公室 到 人事科 备注 （空） 到 已改（勾选）"))
    let before = PlainScreen(robot.model)
    #expect(!before.isInterlude)
    try robot.receive(.line("1"))
    let fresh = PlainScreen(robot.model).news(since: before)
    #expect(fresh.count == 3 && fresh[0].hasPrefix("1. 新增") && fresh[0].hasSuffix("（不勾选）"))
    #expect(fresh[2] == "已勾选 1 项。")
    try robot.receive(.line("导入"))
    #expect(PlainScreen(robot.model).heading == "要导入修改 1 项吗？输入 是 或 否。")
    try robot.receive(.line("是"))
    #expect(robot.model.ledger.issues["WT-003"]?.department == "人事科")
  }
}
