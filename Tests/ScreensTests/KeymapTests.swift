import Cells
import Testing

@testable import Screens

@Suite("自选的键")
struct KeymapTests {
  @Test func chosenKeysTakeThePlaceOfACommandsOwn() throws {
    var robot = try Robot()
    robot.model.keymap = try Keymap(checking: [.filter: [.function(11)], .done: ["x"]])
    try robot.type("2f")
    #expect(robot.message == "“f”在这里没有用处，按 ? 看可用的键。")
    try robot.type("<F11>")
    #expect(robot.screen.contains("筛选  34/34 项"))
    try robot.type("<Esc>")
    #expect(robot.row(23).contains("x完成"))
    // What the key was for before has another one.
    #expect(robot.model.keymap.keys(of: .export, in: .issues) == [.function(9)])
  }

  @Test func sentencesNameTheKeysThatWereChosen() throws {
    var robot = try Robot()
    robot.model.keymap = try Keymap(checking: [.undo: ["z"], .help: ["h"]])
    try robot.type("3/CS-024<Enter>d")
    #expect(robot.message.hasPrefix("已将 CS-024 标为已完成（z 撤销）"))
    try robot.type("u")
    #expect(robot.message == "“u”在这里没有用处，按 h 看可用的键。")
  }

  @Test(
    "不能用的选法说得明白",
    arguments: [
      ([.quit: [.enter]], .fixed(.enter, for: .quit)),
      ([.done: ["z"], .note: ["z"]], .boundTwice("z", .done, .note)),
      ([.done: ["e"]], .unreachable(.edit, lostTo: .done)),
      ([.regroup: ["z"], .count: ["z"]], nil),
      ([.open: ["o"], .down: ["n"], .nextMatch: ["z"]], nil),
    ] as [([Command: [Key]], KeymapFault?)])
  func faults(chosen: [Command: [Key]], fault: KeymapFault?) {
    var found: KeymapFault?
    do throws(KeymapFault) { _ = try Keymap(checking: chosen) } catch { found = error }
    #expect(found == fault)
  }

  @Test func enterEscAndArrowsGoOnMoving() throws {
    let keymap = try Keymap(checking: [.open: ["o"], .down: ["z"], .back: ["b"]])
    let moving: [(Key, Command)] = [
      (.enter, .open), (.right, .open), ("o", .open), (.down, .down), ("z", .down),
      (.escape, .back), (.left, .back), ("b", .back), (.up, .up),
    ]
    for (key, command) in moving { #expect(keymap.command(of: key, in: .issues) == command) }
  }
}
