import Cells
import Foundation
import TestTerminal
import Testing

@Suite("键盘、输入法和粘贴")
struct InputTests {
  @Test("全角字母和中文标点按英文键处理")
  func fullWidthKeys() throws {
    let sitting = try Sitting()
    sitting.terminal.type("２ｊｊ")
    sitting.terminal.expect(" > WT-003")
    sitting.terminal.type("？")
    sitting.terminal.expect("可用的键")
    sitting.terminal.press(.escape)
    sitting.terminal.type("、谈心")
    sitting.terminal.expect("搜索：谈心")
  }

  @Test("汉字和方向键从中间断开，也还是那个键")
  func splitBytes() throws {
    let sitting = try Sitting()
    try sitting.type("2/", expecting: "搜索：")
    for byte in Array("谈心".utf8) {
      sitting.terminal.send([byte])
      sitting.terminal.settle()
    }
    sitting.terminal.expect("搜索：谈心")
    try sitting.type("<Enter><Esc>", expecting: "34 项")
    for byte in Array("\u{1B}[B".utf8) { sitting.terminal.send([byte]) }
    sitting.terminal.expect(" > WT-018")
  }

  @Test("在清单里粘贴三行，不当命令")
  func pasteIntoAList() throws {
    let sitting = try Sitting()
    let before = sitting.lastEvent
    try sitting.type("3", expecting: " > CS-001")
    sitting.terminal.press(.paste("d\nD\nq"))
    sitting.terminal.expect("粘贴的内容不能当作命令")
    #expect(sitting.lastEvent == before)
    #expect(sitting.terminal.waitForExit(timeout: 0.2) == nil)
  }

  @Test("连按 Esc 只是一步步退回，从不退出")
  func escapes() throws {
    let sitting = try Sitting()
    try sitting.type("2/谈心<Enter>", expecting: "1/34 项")
    try sitting.type("<Esc><Esc><Esc><Esc>", expecting: "1[总览]")
    #expect(sitting.terminal.waitForExit(timeout: 0.2) == nil)
  }

  @Test("输入法开着时说明怎么办，打的字可以拿来搜索")
  func inputMethodIsOn() throws {
    let sitting = try Sitting()
    try sitting.type("2", expecting: " > WT-001")
    sitting.terminal.type("谈心")
    sitting.terminal.expect("输入法处于中文状态")
    sitting.terminal.type("、")
    sitting.terminal.expect("搜索：谈心")
  }

  @Test("一下子来了五百多个键，每个都算数，只是不为每个都画一遍")
  func manyKeysAtOnce() throws {
    let keys =
      ["3"] + Array(repeating: "jjjjjjjk", count: 30) + ["/谈心<BS><BS>安全<Enter>", "jj<Esc><C-u>"]
      + Array(repeating: "jjjkjjk", count: 40) + ["d", "T9-30<Esc>", "Gkk<Space>"]
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("keys-\(UUID().uuidString)")
    try keys.joined(separator: "\n").write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    let sitting = try Sitting()
    let other = try Sitting.copiedSample()
    defer { try? FileManager.default.removeItem(at: other) }
    let oneByOne = try Sitting.output(
      of: "--script", script.path, "--screen", "-", "--as-of", "2023-12-31", at: other)

    try sitting.type("2", expecting: " > WT-001")
    let before = sitting.terminal.output.count
    sitting.terminal.send(try bytes(of: keys.joined()))
    #expect(sitting.terminal.wait { $0.screen + "\n" == oneByOne }, "\(sitting.terminal.screen)")
    // A frame has some two hundred bytes at least.
    #expect(sitting.terminal.output.count - before < 20_000)
    #expect(sitting.lastEvent.contains(#""op":"measure."#))
  }

  /// What a terminal sends for keys.
  private func bytes(of script: String) throws -> [UInt8] {
    try KeyScript(parsing: script).lines.joined().flatMap { key -> [UInt8] in
      switch key {
      case .character(let character): Array(String(character).utf8)
      case .control(let character): [(character.asciiValue ?? 0) & 0x1F]
      case .enter: [0x0D]
      case .escape: [0x1B]
      case .backspace: [0x7F]
      default: []
      }
    }
  }
}
