import Cells
import Foundation
import Glibc
import TestTerminal
import Testing

@Suite("真的程序，真的终端")
struct WorkingTests {
  @Test("打开、移动、标为已完成、撤销，都落在盘上")
  func marksAMeasureDone() throws {
    let sitting = try Sitting()
    #expect(sitting.terminal.row(0).contains("1[总览]"))
    try sitting.type("3", expecting: " > CS-001")
    try sitting.type("/CS-047<Enter>", expecting: " > CS-047")
    try sitting.type("d", expecting: "已将 CS-047 标为已完成")
    #expect(sitting.lastEvent.contains(#""op":"measure.done","item":"CS-047""#))
    try sitting.type("u", expecting: "已撤销 CS-047")
    #expect(sitting.lastEvent.contains(#""op":"undo","item":"CS-047","of":[748]"#))
    try sitting.type("U", expecting: "已重做 CS-047")
    try sitting.terminal.press("q")
    #expect(sitting.terminal.waitForExit() == .exited(0))
    sitting.terminal.expectRestored()
    let issues = try String(
      contentsOf: sitting.ledger.appendingPathComponent("measures.json"), encoding: .utf8)
    #expect(issues.hasPrefix("{\n  \"schemaVersion\": 1,\n  \"revision\": 750,"))
  }

  @Test("拒绝时说明是哪一关，盘上什么也没变")
  func refuses() throws {
    let sitting = try Sitting()
    let before = sitting.lastEvent
    try sitting.type("2/WT-017<Enter>>", expecting: "暂不能提交验收：“当下改”措施未全部完成（CS-024 推进中）")
    #expect(sitting.lastEvent == before)
  }

  @Test("问话处硬件光标停在插入点，输入法的窗口才跟得上")
  func cursorFollowsTheField() throws {
    let sitting = try Sitting()
    #expect(!sitting.terminal.isCursorVisible)
    try sitting.type("2/谈心", expecting: "搜索：谈心")
    #expect(sitting.terminal.wait { $0.isCursorVisible })
    #expect(sitting.terminal.cursor == Position(row: 22, column: 11))
    try sitting.type("<Left><BS>", expecting: "搜索：心")
    #expect(sitting.terminal.wait { $0.cursor == Position(row: 22, column: 7) })
  }

  @Test("当前行用反显和“>”标出，不单靠颜色", arguments: ["", "1"])
  func markedWithoutColour(noColor: String) throws {
    let sitting = try Sitting(environment: ["NO_COLOR": noColor])
    try sitting.type("2", expecting: " > WT-001")
    #expect(sitting.terminal.wait { $0.cell(3, 3).isReverse })
    #expect(!sitting.terminal.cell(4, 3).isReverse)
  }

  @Test("窗口变大变小，内容跟着变，选择还在")
  func resizes() throws {
    let sitting = try Sitting()
    try sitting.type("2jj<Space>", expecting: "已选 1")
    for size in ["120x40", "40x10", "39x9", "200x60", "80x24"] {
      sitting.terminal.resize(try #require(Size(size)))
      sitting.terminal.expect(size == "39x9" ? "窗口太小" : "WT-003")
    }
    sitting.terminal.expect("已选 1")
    #expect(sitting.terminal.wait { $0.row(6).hasPrefix(" > WT-004") })
  }

  @Test("鼠标：单击选行，双击打开，滚轮翻动，单击屏幕名切换")
  func mouse() throws {
    let sitting = try Sitting()
    sitting.terminal.send(Array("\u{1B}[<0;24;1M\u{1B}[<0;24;1m".utf8))
    sitting.terminal.expect("2[问题 34]")
    sitting.terminal.send(Array("\u{1B}[<0;20;7M\u{1B}[<0;20;7m".utf8))
    sitting.terminal.expect(" > WT-004")
    sitting.terminal.send(Array("\u{1B}[<65;20;7M".utf8))
    sitting.terminal.expect(" > WT-007")
  }

  @Test(
    "LANG=C、POSIX、没有安装的区域，中文都照样显示",
    arguments: [
      ["LANG": "C", "LC_ALL": ""], ["LC_ALL": "POSIX"], ["LC_ALL": "xx_YY.UTF-8"],
      ["LANG": "zh_CN.UTF-8", "LC_ALL": ""],
    ])
  func locales(environment: [String: String]) throws {
    let sitting = try Sitting(environment: environment)
    try sitting.type("2", expecting: "主题教育方案分工不细")
  }

  @Test("没有能用的终端类型时说明怎么办")
  func dumbTerminal() throws {
    let ledger = try Sitting.copiedSample()
    defer { try? FileManager.default.removeItem(at: ledger) }
    let terminal = try Sitting.start(at: ledger, environment: ["TERM": "dumb"])
    #expect(terminal.waitForExit() != .exited(0))
    #expect(terminal.screen.contains("终端类型“dumb”不能定位光标"))
  }
}
