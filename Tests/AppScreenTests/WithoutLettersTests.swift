import Cells
import Foundation
import Rectification
import TestTerminal
import Testing

@testable import Screens

@Suite("输入法一直开着，不按一个字母也能办事")
struct WithoutLettersTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("sitting-\(UUID().uuidString)")

  /// Types keys, and fails where one is a letter of ASCII.
  private func type(_ script: String, _ sitting: Sitting, expecting text: String) throws {
    for line in try KeyScript(parsing: script).lines {
      for key in line {
        if case .character(let character) = key {
          #expect(!character.isASCII || !character.isLetter, "\(character)")
        }
      }
    }
    try sitting.type(script, expecting: text)
  }

  /// The items of the menu that is open, by their numbers.
  private func items(_ sitting: Sitting) -> [(number: Int, text: Substring)] {
    sitting.terminal.screen.split(separator: "\n").compactMap { row in
      let inner = row.split(separator: "|").dropFirst().first?.drop { " >".contains($0) }
      let number = inner.flatMap { Int($0.prefix { $0.isNumber }) }
      return number.flatMap { number in inner.map { (number, $0) } }
    }
  }

  /// Chooses in the menu that is open by the number before a text; Enter only where a longer number
  /// begins so.
  private func choose(_ label: String, _ sitting: Sitting, expecting text: String) throws {
    let isSeen = sitting.terminal.wait { _ in items(sitting).contains { $0.text.contains(label) } }
    try #require(isSeen, "\(label)\n\(sitting.terminal.screen)")
    let shown = items(sitting)
    let number = try #require(shown.first { $0.text.contains(label) }?.number)
    let enter = number * 10 > shown.count ? "" : "<Enter>"
    try type("\(number)\(enter)", sitting, expecting: text)
  }

  @Test("开问题清单、选择、完成措施、推进问题、写意见、导出报告、退出")
  func aWholeSitting() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Sitting.copiedSample()
    let terminal = try TestTerminal(
      program: builtProgram("zhenggai"), arguments: Sitting.arguments(ledger, by: "office"),
      directory: folder.path, size: Size(columns: 80, rows: 45))
    let sitting = Sitting(ledger, terminal)
    terminal.expect("?帮助")
    try type("<F3>", sitting, expecting: " > WT-001")
    try type("<Space>", sitting, expecting: "已选 1")
    try type("<Esc><F4><F10>", sitting, expecting: "可用操作")
    try choose("边输边找", sitting, expecting: "搜索：")
    try type("化解信访积案<Enter>", sitting, expecting: " > CS-047")
    try type("<F10>", sitting, expecting: "CS-047 可用操作")
    try choose("标为已完成", sitting, expecting: "已将 CS-047 标为已完成")
    try type("<F3>会前", sitting, expecting: "搜索“会前”")
    try type("<F10>", sitting, expecting: "可用操作")
    try choose("搜索“会前”", sitting, expecting: "搜索：会前")
    try type("酝酿<Enter>", sitting, expecting: " > WT-011")
    try type("<F10>", sitting, expecting: "WT-011 可用操作")
    try choose("验收通过", sitting, expecting: "验收意见：")
    try type("整改到位，同意通过<Enter>", sitting, expecting: "WT-011 验收通过")
    try type("<F10>", sitting, expecting: "WT-011 可用操作")
    try choose("销号", sitting, expecting: "待验收 → 已销号")
    try type("<F9>", sitting, expecting: "< 进展情况报告 >")
    try type("<Down>4", sitting, expecting: "< 文本 >")
    try type("<Up><Up>", sitting, expecting: "> [导出]")
    try type("<Enter>", sitting, expecting: "已导出：")
    try expectImport(sitting)
    try type("<F10>", sitting, expecting: "可用操作")
    try choose("  q", sitting, expecting: "")
    #expect(sitting.terminal.waitForExit() == .exited(0))
    try expectDone(sitting)
  }

  /// The menu leads to the import of a file in the folder.
  private func expectImport(_ sitting: Sitting) throws {
    try Data("编号,问题\nWT-001,改过的问题\n".utf8).write(
      to: folder.appendingPathComponent("导入的.csv"))
    try type("<F10>", sitting, expecting: "可用操作")
    try choose("导入表格", sitting, expecting: "先列出会有哪些改动")
    try type("<Enter>", sitting, expecting: "1   导入的.csv")
    try type("1", sitting, expecting: "< 导入的.csv >")
    try type("<Esc>", sitting, expecting: "?帮助")
  }

  private func expectDone(_ sitting: Sitting) throws {
    let journal = try String(
      contentsOf: sitting.ledger.appendingPathComponent("journal.jsonl"), encoding: .utf8)
    let operations = ["measure.done\",\"item\":\"CS-047", "issue.accept\",\"item\":\"WT-011"]
    for operation in operations { #expect(journal.contains(operation), "\(operation)") }
    #expect(sitting.lastEvent.contains("issue.close\",\"item\":\"WT-011"), "\(sitting.lastEvent)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let report = try #require(files.first { $0.hasSuffix(".txt") }, "\(files)")
    let text = try String(contentsOf: folder.appendingPathComponent(report), encoding: .utf8)
    #expect(text.contains("关于检视整改工作进展情况的报告"))
  }
}
