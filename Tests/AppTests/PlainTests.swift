import Foundation
import Goldens
import TestTerminal
import Testing

/// The line mode, through pipes, as a screen reader's user has it.
@Suite struct PlainTests {
  /// Types lines at the sample ledger, and answers with all that is said.
  private func session(_ lines: String..., in place: Workplace) throws -> Run {
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Data").standardized
    if !FileManager.default.fileExists(atPath: place.ledger) {
      try FileManager.default.copyItem(atPath: data.path, toPath: place.ledger)
    }
    try (lines.joined(separator: "\n") + "\n")
      .write(toFile: place.path("lines"), atomically: true, encoding: .utf8)
    return try place.shell("TERM=dumb $Z --plain --as-of 2023-12-31 < lines")
  }

  @Test("A whole session: list, open, done, undo, refusal, reason, filter, export, quit")
  func wholeSession() throws {
    let place = try Workplace()
    let run = try session(
      "问题 当下改", "1", "1", "措施 推进中", "3", "返回", "d", "u", "推进 WT-017", "xyz",
      "退回 WT-017", "", "责任没有落实", "u", "f", "", "2", "取消", ":制度", "", "", "T", "取消", "x", "", "文本",
      "", "", "", "报告.txt", "是",
      "d", "q", "不再读到", in: place)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    #expect(!run.bytes.contains(0x1B))
    let output = run.output.replacingOccurrences(of: place.folder.path, with: "…")
      .replacingOccurrences(of: "/private…", with: "…")
    try expectGolden(output, "plain.txt")
    let report = try String(contentsOfFile: place.path("报告.txt"), encoding: .utf8)
    #expect(report.contains("关于检视整改工作进展情况的报告"))
  }

  @Test("The end of input saves and leaves")
  func endOfInput() throws {
    let place = try Workplace()
    let run = try session("完成 CS-024", "进展 WT-033 已约谈", in: place)
    #expect(run.status == 0)
    #expect(run.output.contains("> WT-033 已登记进展：已约谈（u 撤销）\n") && run.output.hasSuffix("命令> "))
    let measures = try String(contentsOfFile: place.ledger + "/measures.json", encoding: .utf8)
    #expect(measures.contains("\"revision\": 749,"))
  }

  @Test("What is there is asked about, and the answer is a word")
  func questions() throws {
    let place = try Workplace()
    let run = try session(
      "u", "也许", "否", "导出 progress text a.txt", "导出 progress text a.txt", "是", "复制 WT-001",
      in: place)
    #expect(run.output.contains("要撤销 2023-12-28 的“验收通过” WT-016"))
    #expect(run.output.contains("请回答 是 或 否。") && run.output.contains("已取消，没有改动。"))
    #expect(run.output.contains("已有文件") && run.output.contains("WT-001\n"))
  }

  @Test("Where the terminal cannot place the cursor, the line mode is offered")
  func offered() throws {
    let place = try smallLedger()
    let terminal = try TestTerminal(
      program: builtProgram("zhenggai"), arguments: ["--ledger", place.ledger],
      environment: ["TERM": "dumb"])
    #expect(terminal.waitForExit() != .exited(0))
    #expect(terminal.screen.replacing("\n", with: "").contains("zhenggai --plain"))
  }
}
