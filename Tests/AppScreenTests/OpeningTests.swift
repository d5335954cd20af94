import Cells
import Foundation
import Glibc
import TestTerminal
import Testing

@Suite("打开大台账，真的程序")
struct OpeningTests {
  /// A ledger that takes long to open, with something behind its last measure.
  private func bigLedger(ending: String = "") throws -> URL {
    let folder = try Sitting.copiedSample()
    try FileManager.default.removeItem(at: folder.appendingPathComponent("journal.jsonl"))
    for name in ["ledger", "issues", "policies"] {
      let file = folder.appendingPathComponent("\(name).json")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacingOccurrences(of: "\"revision\": 747", with: "\"revision\": 0")
        .write(to: file, atomically: true, encoding: .utf8)
    }
    let measures = (1...30_000).map { number in
      """
      {"id":"CS-\(number)","issue":"WT-001","track":"immediate","content":"第\(number)次核对任务分工清单",\
      "kinds":["extension"],"department":"机关党委","owner":"专职副书记","deadline":{"text":"5月底前",\
      "date":"2023-05-31","keepUp":false,"original":"2023-05-31"},"status":"active"}
      """
    }
    try
      #"{"schemaVersion":1,"revision":0,"measures":[\#(measures.joined(separator: ","))\#(ending)]}"#
      .write(
        to: folder.appendingPathComponent("measures.json"), atomically: true, encoding: .utf8)
    return folder
  }

  /// Sits down before a ledger while it is being opened.
  private func sitting(at ledger: URL) throws -> Sitting {
    let sitting = Sitting(ledger, try Sitting.start(at: ledger))
    sitting.terminal.expect("正在打开台账")
    return sitting
  }

  @Test("久了就说明正在打开什么；这时按的键，打开后都照办")
  func keepsKeys() throws {
    let sitting = try sitting(at: bigLedger())
    #expect(sitting.terminal.screen.contains(sitting.ledger.lastPathComponent))
    try sitting.type("2jj", expecting: "")
    #expect(sitting.terminal.waitFor(" > WT-003", timeout: 20), "\(sitting.terminal.screen)")
  }

  @Test("不等了就走：q、Ctrl-C、结束的信号", arguments: ["q", "<C-c>", ""])
  func leaves(keys: String) throws {
    let sitting = try sitting(at: bigLedger())
    if keys.isEmpty { sitting.terminal.signal(SIGTERM) } else { try sitting.terminal.press(keys) }
    #expect(sitting.terminal.waitForExit(timeout: 2) == .exited(0))
    sitting.terminal.expectRestored()
  }

  @Test("打不开时还原终端，说的和命令行一样")
  func refused() throws {
    let sitting = try sitting(at: bigLedger(ending: ",{"))
    #expect(sitting.terminal.waitForExit(timeout: 20) == .exited(65))
    sitting.terminal.expectRestored()
    sitting.terminal.expect("measures.json")
  }
}
