import Cells
import Foundation
import TestTerminal
import Testing

@Suite("各种终端、区域和大小，画面都一样")
struct MatrixTests {
  private static let script = "2jjj"

  /// What the screen shows, as the program says it without a terminal.
  private func expected(_ size: String, at ledger: URL) throws -> String {
    let keys = FileManager.default.temporaryDirectory
      .appendingPathComponent("matrix-\(UUID().uuidString).keys")
    try Data("\(Self.script)\n".utf8).write(to: keys)
    defer { try? FileManager.default.removeItem(at: keys) }
    return try Sitting.output(
      of: "--script", keys.path, "--size", size, "--as-of", "2023-12-31", at: ledger, by: "office")
  }

  private func expectSame(
    size: String, environment: [String: String], sourceLocation: SourceLocation
  ) throws {
    let ledger = try Sitting.copiedSample()
    let terminal = try Sitting.start(at: ledger, size: size, environment: environment)
    let sitting = Sitting(ledger, terminal)
    try terminal.press(Self.script)
    let expected = try expected(size, at: ledger)
    let rows = expected.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(
      sitting.terminal.wait { $0.screen == rows.joined(separator: "\n") },
      "\(sitting.terminal.screen)\n---\n\(expected)", sourceLocation: sourceLocation)
    try terminal.press("q")
    #expect(terminal.waitForExit() == .exited(0), sourceLocation: sourceLocation)
    terminal.expectRestored(sourceLocation: sourceLocation)
  }

  @Test(
    "终端类型 × 区域",
    arguments: [
      "xterm-256color", "xterm", "tmux-256color", "screen", "linux", "vt100", "no-such-terminal",
    ], ["C.UTF-8", "zh_CN.UTF-8", "xx_YY.UTF-8", "C"])
  func terminals(type: String, locale: String) throws {
    let folder = try Self.localeFolder.get()
    try expectSame(
      size: "80x24",
      environment: ["TERM": type, "LC_ALL": locale, "LOCPATH": locale == "C.UTF-8" ? "" : folder],
      sourceLocation: #_sourceLocation)
  }

  /// Where zh_CN.UTF-8 has been compiled, and xx_YY has not.
  private static let localeFolder = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zhenggai-locales")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let process = try Process.run(
      URL(fileURLWithPath: "/usr/bin/localedef"),
      arguments: ["-i", "zh_CN", "-f", "UTF-8", folder.appendingPathComponent("zh_CN.UTF-8").path])
    process.waitUntilExit()
    return folder.path
  }

  @Test("大小", arguments: ["120x40", "20x3", "1x1", "79x24", "81x25", "111x30", "40x10", "200x60"])
  func sizes(size: String) throws {
    try expectSame(size: size, environment: [:], sourceLocation: #_sourceLocation)
  }

  @Test("NO_COLOR：不发一个颜色，反显和加粗还在")
  func withoutColour() throws {
    let sitting = try Sitting(environment: ["NO_COLOR": "1"])
    try sitting.type("2jj", expecting: " > WT-003")
    let codes = styleCodes(in: sitting.terminal.output)
    #expect(codes.isDisjoint(with: Array(30...38) + Array(40...48) + Array(90...107)))
    #expect(codes.contains(7) && codes.contains(1))
  }

  /// The numbers of every `CSI … m`.
  private func styleCodes(in output: [UInt8]) -> Set<Int> {
    let text = String(decoding: output, as: UTF8.self)
    let codes = text.matches(of: /\u{1B}\[([0-9;]*)m/).flatMap { match in
      match.output.1.split(separator: ";").compactMap { Int($0) }
    }
    return Set(codes)
  }

  @Test("标准输入或输出不是终端")
  func redirected() throws {
    let ledger = try Sitting.copiedSample()
    defer { try? FileManager.default.removeItem(at: ledger) }
    let program = ([builtProgram("zhenggai")] + Sitting.arguments(ledger, by: "office"))
      .joined(separator: " ")
    let piped = try TestTerminal.shell(running: "echo | \(program)")
    piped.expect("1[总览]")
    try piped.press("q")
    piped.expect("$ ")
    let file = ledger.appendingPathComponent("out.txt")
    let kept = try TestTerminal.shell(running: "\(program) > \(file.path); echo 完$((1+1))")
    kept.expect("完2")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("问题"))
  }
}
