import Cells
import Rectification
import Testing

@testable import Screens

@Suite("冒号命令")
struct CommandLineTests {
  private func robot(after script: String, size: String = "80x24") throws -> Robot {
    var robot = try Robot(size: size)
    try robot.type(script)
    return robot
  }

  @Test(
    "行号、编号、名字加条件，都到得了那里",
    arguments: [
      ("2:12<Enter>", "WT-012"), (":WT-003<Enter>", "WT-003"), (":wt3<Enter>", "WT-003"),
      (":措施 超期<Enter>", "CS-047"), (":cuoshi chaoqi<Enter>", "CS-047"),
      (":measures overdue<Enter>", "CS-047"), ("：措施　超期<Enter>", "CS-047"),
      (":制度 yinfa<Enter>", "ZD-004"), (":问题 谈心谈话<Enter>", "WT-017"),
      ("2:排序 时限 降序<Enter>:1<Enter>", "WT-027"), ("2:sort deadline descending<Enter>g", "WT-027"),
      ("3:筛选 状态 推进中<Enter>g", "CS-010"), ("3:筛选 属性：长久立，推进中<Enter>g", "CS-010"),
      ("3:shaixuan zhuangtai tuijinzhong<Enter>g", "CS-010"), ("2:末行<Enter>", "WT-034"),
    ])
  func goesThere(script: String, id: RecordID) throws {
    let robot = try robot(after: script)
    #expect(robot.model.list?.current == id, "\(robot.screen)")
  }

  @Test("办理写编号，或办光标所在的；写在后面的话就是理由")
  func changes() throws {
    var robot = try robot(after: ":完成 CS-024、CS-042<Enter>")
    #expect(robot.model.ledger.measures["CS-024"]?.status == .done)
    #expect(robot.model.ledger.measures["CS-042"]?.status == .done)
    #expect(robot.row(0).contains("1[总览]"))
    try robot.type(":退回 WT-017 责任没有落实，重新研究<Enter>")
    #expect(robot.model.ledger.issues["WT-017"]?.stage == .registered)
    #expect(robot.model.ledger.history.events.last?.edit.note == "责任没有落实，重新研究")
    try robot.type(":撤销<Enter>")
    #expect(robot.model.ledger.issues["WT-017"]?.stage == .correcting)
    try robot.type("2:33<Enter>:jinzhan：已约谈施工单位<Enter>")
    #expect(robot.message == "WT-033 已登记进展：已约谈施工单位（u 撤销）")
    try robot.type(":验收 WT-011 整改到位，同意通过<Enter>:销号 WT-011<Enter>")
    #expect(robot.model.ledger.issues["WT-011"]?.stage == .closed)
  }

  @Test("没有写理由就问；拒绝的话一个字也不丢")
  func asksForWords() throws {
    var robot = try robot(after: ":验收退回 WT-011<Enter>")
    #expect(robot.row(22).hasPrefix(" WT-011 需要补充整改的内容"))
    try robot.type("<Esc>:验收退回 WT-011 太少<Enter>")
    #expect(robot.screen.contains("不少于 10 个字"))
    #expect(robot.row(22).hasSuffix("太少"))
  }

  @Test("看某一天、搜索、导出，都可一行写完")
  func answersWhatIsAsked() throws {
    var robot = try robot(after: "2:截至 2023-09-30<Enter>")
    #expect(robot.model.past?.day == Day("2023-09-30"))
    try robot.type(":jiezhi 2023-12-31<Enter>:搜索 谈心<Enter>")
    #expect(robot.row(1).contains("搜索:谈心"))
    try robot.type(":导出 markdown 报告 一.md<Enter>")
    let day = robot.model.shownDay
    var export = Export(kind: "progress", format: "markdown", asOf: day)
    export.path = "报告 一.md"
    #expect(robot.effects == [.export(export, replacing: false)])
    try robot.receive(.exported(path: "/tmp/报告 一.md"))
    try robot.type(":导出 进展情况报告<Enter>")
    #expect(robot.screen.contains("进展情况报告（截至2023年12月31日）.md"))
  }

  @Test(
    "听不懂的，说出最接近的，整行留着改",
    arguments: [
      (":tuijn", "没有名为“tuijn”的命令，是否要用“tuijin”"), (":WT-099", "没有编号为“WT-099”的记录，最接近的是 WT-034"),
      (":完成 CS-999", "没有编号为“CS-999”的记录"), ("2:99", "这里没有第 99 行，请写 1 到 34。"),
      (":推进", "“推进”不能用在总览，请先到问题、措施、制度、看板、时限，或写明编号"), (":验收", "“验收”须写明编号"),
      ("2:排序 大小", "不能按“大小”排序，可用的有：编号、时限、"), ("2:筛选 颜色", "“颜色”不是这里的筛选条件"),
      ("2:筛选 阶段 施工", "阶段里没有“施工”，可用的有：已建账"), (":导出 pdf", "没有这样的报告"),
      (":导出 报告 html a.html", "没有这样的报告"),
      (":总览 什么", "“总览”之后的“什么”不知何用"),
    ])
  func comesBack(script: String, sentence: String) throws {
    let robot = try robot(after: script + "<Enter>")
    #expect(
      robot.screen.filter { !$0.isWhitespace }.contains(sentence.filter { $0 != " " }),
      "\(robot.screen)")
    #expect(robot.row(22).hasSuffix(String(script.drop { $0 != ":" })))
    #expect(robot.model.ledger.history.last == 747)
  }

  @Test("补全：暗字是最可能的，Tab 取用，↑ ↓ 选择")
  func completes() throws {
    var robot = try robot(after: "2:cuo")
    #expect(robot.row(22) == " :cuoshi" && robot.row(21).contains("措施 cuoshi measures"))
    #expect(view(robot.model).cursor == Position(row: 22, column: 5))
    try robot.type("<Tab>chao")
    #expect(robot.row(22) == " :cuoshi chao" && robot.row(21).contains("超期"))
    try robot.type("<Tab>")
    #expect(robot.row(22).hasPrefix(" :cuoshi 超期"))
    try robot.type("<Enter>")
    #expect(robot.model.list?.current == "CS-047")
    try robot.type(":筛选 阶")
    #expect(robot.screen.contains("“阶") == false && robot.row(22) == " :筛选 阶")
    try robot.type("<Esc>2:shaixuan <Down><Down>")
    #expect(robot.row(22) == " :shaixuan 完成情况")
    try robot.type("<Up><Up>")
    #expect(view(robot.model).cursor == Position(row: 22, column: 11))
    try robot.type("<Esc>:推进 谈心<Down><Enter>")
    #expect(robot.message.hasPrefix("WT-017 暂不能提交验收"))
  }

  @Test("以前的命令用 ↑ 找回，一样的只留一条")
  func history() throws {
    var robot = try robot(after: ":问题<Enter>:排序 时限<Enter>:问题<Enter>:")
    try robot.type("<Up>")
    #expect(robot.row(22) == " :问题")
    try robot.type("<Up>")
    #expect(robot.row(22) == " :排序 时限")
    try robot.type("<Up><Down><Down>")
    #expect(robot.row(22) == " :")
    for number in 0..<120 { try robot.type("<Esc>:\(number)<Enter>") }
    #expect(robot.model.typedCommands.count == 100)
    try robot.type("<Esc>:<BS>")
    #expect(robot.model.overlay == nil)
  }

  @Test("每个按键都有汉字、拼音和英文的名字，没有重名")
  func names() {
    for command in Command.allCases {
      #expect(CommandWord(named: command.rawValue)?.meaning == .command(command))
    }
    for word in CommandWord.all {
      #expect(word.names.count >= 3)
      #expect(word.names[0].allSatisfy { !$0.isASCII } && word.names[1].allSatisfy(\.isLowercase))
      for name in word.names { #expect(CommandWord(named: name)?.name == word.name, "\(name)") }
    }
  }

  @Test("看过去的台账时，命令也不能改")
  func thePastStays() throws {
    let robot = try robot(after: ":截至 2023-06-30<Enter>:完成 CS-024<Enter>:中止 CS-024 不办<Enter>")
    #expect(robot.message.hasPrefix("正在看 2023-06-30 的台账"))
    #expect(robot.model.ledger.history.last == 747)
  }
}
