import Cells
import Testing

@testable import Screens

@Suite("帮助、操作菜单和复制")
struct HelpTests {
  @Test("边输边窄：说明、键、汉字、拼音、英文都找得到", arguments: ["延期", "yanqi", "EXTEND", "/延期"])
  func narrows(text: String) throws {
    var robot = try Robot()
    try robot.type("2?\(text)")
    #expect(robot.screen.contains("申请延期") && !robot.screen.contains("移除记录"))
    #expect(robot.row(22).hasPrefix(" 输入即筛选："))
    #expect(view(robot.model).cursor?.row == 22)
  }

  @Test("分五段，只列这里能用的；Enter 办理，Esc 关闭")
  func performs() throws {
    var robot = try Robot(size: "80x70")
    try robot.type("7?")
    for section in Section.allCases where section != .records {
      #expect(robot.screen.contains(" \(section.rawValue)"))
    }
    #expect(!robot.screen.contains("申请延期"))
    try robot.type("筛选<Esc>")
    #expect(robot.model.overlay == nil)
    try robot.type("2?排序<Enter>")
    #expect(robot.screen.contains("+- 排序"))
    try robot.type("<Esc>?<Down><Down><Down><PgDn><PgUp><Up>没有的<Enter>")
    #expect(robot.model.overlay == nil)
  }

  @Test("操作菜单先列能走的步骤和为何走不了，编号两位数也不用字母")
  func actions() throws {
    var robot = try Robot()
    try robot.type("2/WT-017<Enter><F10>")
    #expect(robot.row(2).hasPrefix(" |> 1 提交验收"))
    #expect(robot.row(3).contains("“当下改”措施未全部完成（CS-024 推进中）"))
    let items = try #require(menu(of: robot)?.items)
    let sort = try #require(items.firstIndex { $0.choice == .command(.sort) }) + 1
    #expect(sort > 9)
    try robot.type("\(sort)")
    #expect(robot.screen.contains("+- 排序"))
    try robot.type("2<F10>1")
    #expect(menu(of: robot)?.roll.cursor == 0)
    try robot.type("<Enter>")
    #expect(robot.message.hasPrefix("WT-017 暂不能提交验收"))
  }

  @Test("不合时宜的不列：没有可重做的、没有量化指标的、正在看过去的")
  func onlyWhatMakesSense() throws {
    var robot = try Robot()
    try robot.type("4<F10>")
    let items = try #require(menu(of: robot)?.items.map(\.choice))
    for command in [Command.redo, .count, .attach, .extend, .nextMatch] {
      #expect(!items.contains(.command(command)), "\(command)")
    }
    try robot.type("<Esc>T2023-09-30<Enter><F10>")
    let then = try #require(menu(of: robot)?.items.map(\.choice))
    #expect(then.allSatisfy { if case .command = $0 { true } else { false } })
    #expect(!then.contains(.command(.edit)) && then.contains(.command(.quit)))
  }

  @Test("40 列也看得到编号和动作", arguments: ["40x10", "41x11"])
  func narrow(size: String) throws {
    var robot = try Robot(size: size)
    try robot.type("2/WT-017<Enter><F10>")
    let items = try #require(menu(of: robot)?.items)
    for (place, item) in items.enumerated() {
      let number = place < 9 ? " \(place + 1)" : "\(place + 1)"
      #expect(robot.screen.contains("|>\(number) \(item.label.prefix(4))"), "\(robot.screen)")
      try robot.type("<Down>")
    }
  }

  @Test("输入法开着时打进的字，F10 里可以拿来搜索")
  func searchWithoutLetters() throws {
    var robot = try Robot()
    try robot.type("2谈心<F10>")
    let items = try #require(menu(of: robot)?.items)
    let search = try #require(items.firstIndex { $0.label == "搜索“谈心”" }) + 1
    try robot.type("\(search)<Enter>")
    #expect(robot.row(1).contains("搜索:谈心") && robot.model.list?.current == "WT-017")
  }

  @Test("复制编号和整行；终端不收就显示出来")
  func copies() throws {
    var robot = try Robot()
    try robot.type("2<Space><Space>y")
    #expect(robot.effects == [.copy("WT-001\nWT-002")])
    #expect(robot.message == "已复制编号：WT-001 等 2 项")
    try robot.type("<Esc>3/CS-047<Enter>Y")
    let row = "CS-047\t推进中\t当下改\t● 超31天\t办公室\t化解信访积案和小额工程历史遗留问题\tWT-033"
    guard case .copy(let text)? = robot.effects.last else { throw Robot.Missing() }
    #expect(text.split(separator: "\t").count == row.split(separator: "\t").count, "\(text)")
    #expect(text.hasPrefix("CS-047\t推进中\t当下改\t● 超31天\t办公室\t"))
    try robot.receive(.notCopied(text))
    #expect(robot.screen.contains("终端不收剪贴板内容") && robot.screen.contains("CS-047"))
  }

  private func menu(of robot: Robot) -> Menu? {
    if case .menu(let menu)? = robot.model.overlay { menu } else { nil }
  }
}
