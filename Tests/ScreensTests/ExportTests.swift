import Cells
import Rectification
import Testing

@testable import Screens

@Suite("导出表单")
struct ExportTests {
  private func robot(after script: String) throws -> Robot {
    var robot = try Robot()
    try robot.type(script)
    return robot
  }

  /// The report that was asked for last.
  private func export(_ robot: Robot) throws -> Export {
    guard case .export(let export, _)? = robot.effects.last else {
      throw Robot.Missing()
    }
    return export
  }

  @Test("各行随报告和格式而变；没有改过的文件名跟着变")
  func rowsFollow() throws {
    var robot = try robot(after: "2jjx")
    #expect(robot.screen.contains("对比期起") && !robot.screen.contains("编码"))
    try robot.type("2")
    #expect(robot.screen.contains("编码") && !robot.screen.contains("对比期起"))
    #expect(robot.screen.contains("台账（截至2023年12月31日）.csv"))
    try robot.type("<Down><Right>")
    #expect(robot.screen.contains("台账（截至2023年12月31日）.md") && !robot.screen.contains("编码"))
    try robot.type("<Up>3")
    #expect(robot.screen.contains("< WT-003 "))
    try robot.type("<C-s>")
    let export = try export(robot)
    #expect(export.issue == "WT-003" && export.format == "markdown")
  }

  @Test("改过的文件名只换后缀；部门、截至日期写进名里")
  func nameFollows() throws {
    var robot = try robot(after: "x2<Down><Down>2023-06-30<Down>人事")
    try robot.type("<Enter>")
    #expect(robot.screen.contains("台账（人事科，截至2023年6月30日）.csv"))
    try robot.type("<Down><C-u>~/a.csv<Up><Up><Up><Up><Right><C-s>")
    let export = try export(robot)
    #expect(export.path == "~/a.md" && export.department == "人事科")
    #expect(export.asOf == Day("2023-06-30"))
  }

  @Test("选了就只导选的，筛了可以只导所列的")
  func scopes() throws {
    var robot = try robot(after: "2x")
    #expect(!robot.screen.contains("范围"))
    try robot.type("<Esc><Space><Space>x<C-s>")
    #expect(try export(robot).records == ["WT-001", "WT-002"])
    try robot.receive(.stopped)
    try robot.type("<Esc>/习<Enter>x")
    let count = try #require(robot.model.list?.ids.count)
    #expect(robot.screen.contains("列表有筛选，导出的是“当前列表”"))
    #expect(robot.screen.contains("当前列表的 \(count) 项（筛选、搜索）"))
    try robot.type("<C-s>")
    #expect(try export(robot).records == robot.model.list?.ids)
    try robot.receive(.exported(path: "/a.csv"))
    #expect(robot.message == "已导出：/a.csv（其中的 \(count) 项）")
    try robot.type("/没有这样的记录<Enter>x")
    #expect(robot.screen.contains("当前列表是空的，导出的是全部。"))
  }

  @Test("写下的后缀就是格式，编码随之出现；没有后缀的说明会写成什么")
  func typedEnding() throws {
    var robot = try robot(after: "x2<Down><Right>")
    #expect(robot.screen.contains("< Markdown >") && !robot.screen.contains("编码"))
    try robot.type("<Up><Up><Up><C-u>a.csv")
    #expect(robot.screen.contains("< CSV 表格 >") && robot.screen.contains("编码"))
    #expect(robot.model.form?.current?.label == "文件名")
    try robot.type("<C-u>第1.2版<Up>")
    #expect(robot.screen.contains("没有写后缀，将写成 第1.2版.csv"))
    try robot.type("<Down><C-u>a.docx<Up>")
    #expect(robot.screen.contains("< CSV 表格 >") && !robot.screen.contains("没有写后缀"))
  }

  @Test(
    "填错的指在那一行，导不出",
    arguments: [
      ("<Down><Down>2024-01-05", "2024-01-05 还没有到"), ("<Down><Down>明白", "不是日期"),
      ("<Down><Down><Down>2023-12-31<Up>2023-06-30", "晚于截至日期"), ("3", "问题必须填写"),
      ("<Up><Up><C-u>", "文件名必须填写"),
    ])
  func problems(script: String, sentence: String) throws {
    let robot = try robot(after: "x\(script)<C-s>")
    #expect(robot.screen.contains(sentence), "\(robot.screen)")
    #expect(robot.effects.isEmpty)
  }

  @Test("已有的文件先问；不覆盖就回到表单改名")
  func overwriting() throws {
    var robot = try robot(after: "x<C-s>")
    try robot.receive(.exportExists(path: "/tmp/a.docx"))
    #expect(robot.screen.contains("已有文件 /tmp/a.docx，要覆盖吗？"))
    try robot.type("n")
    #expect(robot.model.form?.current?.label == "文件名")
    try robot.type("<C-s>")
    try robot.receive(.exportExists(path: "/tmp/a.docx"))
    try robot.type("<Enter>")
    guard case .export(_, replacing: true)? = robot.effects.last else {
      Issue.record("\(robot.effects)")
      return
    }
  }

  @Test("导不出的理由回到表单，写下的都在")
  func refusal() throws {
    var robot = try robot(after: "x<S-Tab><Up><C-u>/没有/a.md<C-s>")
    #expect(robot.model.overlay == nil)
    try robot.receive(.workFailed("不能写入 /没有/a.md：没有这个文件夹。"))
    #expect(robot.screen.contains("不能写入 /没有/a.md：没有这个文件夹。"))
    #expect(robot.model.form?.value("path") == "/没有/a.md")
  }

  @Test("没写字就走，不问；写过的问一句")
  func leaving() throws {
    var robot = try robot(after: "x2<Right><Down><Right><Esc>")
    #expect(robot.model.overlay == nil)
    try robot.type("x<S-Tab><Up>一<Esc>")
    #expect(robot.screen.contains("还没有导出"))
    try robot.type("<Del>")
    #expect(robot.model.overlay == nil)
  }

  @Test("下一次从上一次的报告、格式、文件夹开始，离开后也记得")
  func remembered() throws {
    var robot = try robot(after: ":导出 台账 markdown ~/报表/一.md<Enter>")
    try robot.receive(.exported(path: "/home/a/报表/一.md"))
    #expect(robot.message == "已导出：/home/a/报表/一.md")
    let kept = Remembered(robot.model.remembered.value)
    robot.model.take(kept)
    try robot.type("x")
    #expect(robot.model.form?.value("path") == "~/报表/台账（截至2023年12月31日）.md")
  }

  @Test(
    "一行写完：报告、格式、编号、路径，次序随意",
    arguments: [
      ("台账 csv a.csv", "ledger", "csv"), ("a.csv", "ledger", "csv"),
      ("docx a.docx", "progress", "docx"), ("markdown 台账 a.md", "ledger", "markdown"),
      ("taizhang a.md", "ledger", "markdown"), ("liuhen /tmp/", "audit", "csv"),
      ("销号 word WT-011 a.docx", "closure", "docx"),
    ])
  func line(line: String, kind: String, format: String) throws {
    let robot = try robot(after: ":导出 \(line)<Enter>")
    let export = try export(robot)
    #expect(export.kind == kind && export.format == format)
    #expect(kind != "closure" || export.issue == "WT-011")
  }

  @Test("补全先补报告，再补格式")
  func completion() throws {
    let robot = try robot(after: ":导出 tai<Tab>c<Tab>")
    #expect(robot.row(22).hasPrefix(" :导出 台账 csv"))
  }
}

@Suite("后台的工作")
struct WorkTests {
  @Test("有进度和停止的办法；别的照做，第二件不能开始")
  func progress() throws {
    var robot = try Robot()
    try robot.type("2x<C-s>")
    #expect(robot.row(23).contains("Enter详情"))
    try robot.receive(.progressed(0.4))
    #expect(robot.row(23).hasPrefix(" 正在导出进展情况报告 [####"))
    #expect(robot.row(23).hasSuffix(" 40%  Esc 停止"))
    try robot.type("jj")
    #expect(robot.model.list?.current == "WT-003")
    try robot.type("x")
    #expect(robot.message == "正在导出进展情况报告，还没有完成；请稍候，或按 Esc 停止。")
    try robot.type("i")
    #expect(robot.message.contains("还没有完成"))
    try robot.type("<Esc>")
    #expect(robot.effects.last == .stop)
    try robot.receive(.stopped)
    #expect(robot.message == "已停止，没有写出文件。")
    #expect(robot.row(23).contains("Enter详情"))
  }

  @Test("^C 也停止；要退出就先问")
  func leaving() throws {
    var robot = try Robot()
    try robot.type("x<C-s>q")
    #expect(robot.screen.contains("现在退出就停止"))
    try robot.type("<Esc><C-c>")
    #expect(robot.effects.last == .stop)
    try robot.type("q<Enter>")
    #expect(robot.effects.last == .quit)
  }

  @Test("填表时才做完的，表单关上再说")
  func toldLater() throws {
    var robot = try Robot()
    try robot.type("2x<C-s>a新")
    try robot.receive(.exported(path: "/tmp/a.docx"))
    try robot.type("的<Esc>")
    #expect(robot.message.isEmpty)
    try robot.type("D")
    #expect(robot.message == "已导出：/tmp/a.docx")
  }

  @Test("进度在哪种宽都写得下", arguments: [40, 41, 60, 80, 500])
  func widths(columns: Int) throws {
    var robot = try Robot(size: "\(columns)x24")
    try robot.type("x<C-s>")
    for done in [0, 0.005, 0.5, 1, 2] {
      try robot.receive(.progressed(done))
      #expect(robot.row(23).contains("停止") && robot.row(23).displayWidth <= columns)
    }
  }
}
