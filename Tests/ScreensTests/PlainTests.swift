import Cells
import Testing

@testable import Screens

@Suite("行模式")
struct PlainTests {
  @Test("每一屏都是一行行的话：没有边框、灯号和箭头", arguments: Scene.all)
  func sentences(scene: Scene) throws {
    var robot = try Robot(size: "1000x1000")
    try robot.type(scene.script)
    let lines = PlainScreen(robot.model).news(since: nil)
    #expect(!lines.isEmpty)
    for line in lines where scene.name.hasPrefix("help") == false {
      #expect(!line.contains { "●▲○→│─\n\u{1B}".contains($0) }, "\(line)")
      #expect(!line.hasPrefix(" ") && !line.hasSuffix(" ") && !line.contains("  "), "\(line)")
    }
  }

  @Test("只说变了的；没变就再说一遍")
  func news() throws {
    var robot = try Robot(size: "1000x1000")
    try robot.receive(.line("措施"))
    let before = PlainScreen(robot.model)
    try robot.receive(.line("完成 CS-010"))
    let refused = PlainScreen(robot.model).news(since: before)
    #expect(refused.count == 1 && refused[0].hasPrefix("CS-010 暂不能标为已完成"))
    try robot.receive(.line("空格"))
    #expect(PlainScreen(robot.model).news(since: before)[0].hasPrefix("没有名为“空格”的命令"))
    try robot.receive(.line("选择"))
    let selected = PlainScreen(robot.model).news(since: before)
    #expect(selected.contains { $0.hasPrefix("1. CS-001") && $0.hasSuffix("（已选）") })
    #expect(PlainScreen(robot.model).news(since: PlainScreen(robot.model)).count == 21)
  }
}
