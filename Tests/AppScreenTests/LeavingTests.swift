import Cells
import Foundation
import Glibc
import TestTerminal
import Testing

@Suite("怎样离开，终端都还原，改动都在")
struct LeavingTests {
  /// Marks a measure done and answers with the ledger's last event.
  private func busySitting() throws -> Sitting {
    // The toolchain's own crash reporter would ask questions on the terminal.
    let sitting = try Sitting(environment: ["SWIFT_BACKTRACE": "enable=no"])
    try sitting.type("3/CS-047<Enter>d", expecting: "已将 CS-047 标为已完成")
    return sitting
  }

  private func expectCheckpoint(
    _ sitting: Sitting, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = sitting.ledger.appendingPathComponent("measures.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("\"revision\": 748,"), sourceLocation: sourceLocation)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func signals(number: Int32) throws {
    let sitting = try busySitting()
    sitting.terminal.signal(number)
    #expect(sitting.terminal.waitForExit() == .exited(0))
    sitting.terminal.expectRestored()
    try expectCheckpoint(sitting)
  }

  @Test("文件写不进去也算办完，终端还原后说明")
  func filesLeftBehind() throws {
    let sitting = try busySitting()
    let file = sitting.ledger.appendingPathComponent("measures.json")
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    try sitting.terminal.press("q")
    #expect(sitting.terminal.waitForExit() == .exited(0))
    sitting.terminal.expectRestored()
    sitting.terminal.expect("修改已记入留痕；三个 JSON 文件暂未更新")
  }

  @Test("窗口关掉，一秒内保存并退出")
  func hangUp() throws {
    let sitting = try busySitting()
    sitting.terminal.hangUp()
    #expect(sitting.terminal.waitForExit(timeout: 2) == .exited(0))
    try expectCheckpoint(sitting)
  }

  @Test(
    "崩溃也还原终端；写下的一条不丢",
    .disabled(if: isSanitized, "a sanitizer takes the signals of a crash and tells of it itself"),
    arguments: [SIGSEGV, SIGABRT, SIGILL])
  func crashes(number: Int32) throws {
    let sitting = try busySitting()
    sitting.terminal.signal(number)
    #expect(sitting.terminal.waitForExit() == .signalled(number))
    sitting.terminal.expectRestored()
    #expect(sitting.lastEvent.contains("CS-047"))
    let record = try Sitting.output(of: "show", "CS-047", "--json", at: sitting.ledger)
    #expect(record.contains(#""status": "done""#))
  }

  @Test("Ctrl-Z 停下，fg 回来，画面完好")
  func suspends() throws {
    let ledger = try Sitting.copiedSample()
    let command = ([builtProgram("zhenggai")] + Sitting.arguments(ledger, by: "office"))
      .joined(separator: " ")
    let sitting = Sitting(
      ledger,
      try TestTerminal.shell(running: command, environment: Sitting.environment(of: ledger)))
    sitting.terminal.expect("?帮助")
    try sitting.type("2jj", expecting: " > WT-003")
    sitting.terminal.press(.control("z"))
    sitting.terminal.expect("Stopped")
    #expect(!sitting.terminal.isAlternateScreen && sitting.terminal.isCursorVisible)
    sitting.terminal.type("fg\r")
    sitting.terminal.expect(" > WT-003")
    try sitting.type("j", expecting: " > WT-004")
    try sitting.type("q", expecting: "$")
    #expect(!sitting.terminal.isAlternateScreen)
  }
}
