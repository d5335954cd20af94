import Foundation
import TestTerminal
import Testing

@Suite("下次打开还在原处，按自己的设置")
struct RememberingTests {
  private func states(of ledger: URL) throws -> [URL] {
    let folder = Sitting.home(of: ledger).appendingPathComponent("state/zhenggai")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }

  private func permissions(_ file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }

  /// Leaves, and opens the same ledger again.
  private func reopened(
    _ sitting: Sitting, by signal: Int32? = nil, environment: [String: String] = [:]
  ) throws -> TestTerminal {
    if let signal { sitting.terminal.signal(signal) } else { try sitting.terminal.press("q") }
    #expect(sitting.terminal.waitForExit() == .exited(0))
    let terminal = try Sitting.start(at: sitting.ledger, environment: environment)
    #expect(terminal.waitFor("?帮助"), "\(terminal.screen)")
    return terminal
  }

  @Test("画面、筛选、排序、各列、光标、视图都在", arguments: [nil, 15, 1])
  func picksUp(signal: Int32?) throws {
    let sitting = try Sitting()
    try sitting.type("2f<Down><Left><Enter>s2jj", expecting: "未完成")
    try sitting.type("w6我的<Enter>", expecting: "已存下视图“我的”")
    try sitting.terminal.press("c3<Enter>")
    #expect(sitting.terminal.wait { !$0.row(2).contains("时限") && !$0.screen.contains("各列") })
    let row = sitting.terminal.row(5)
    #expect(row.hasPrefix(" > WT-"))
    let again = try reopened(sitting, by: signal)
    #expect(again.row(0).contains("2[问题 34]"))
    #expect(again.row(1).hasPrefix(" 筛选 完成情况:未完成 ") && again.row(1).hasSuffix("排序:时限↑"))
    #expect(again.row(5) == row && !again.row(2).contains("时限"))
    try again.press("w")
    again.expect("6 我的")
    let file = try #require(try states(of: sitting.ledger).first)
    #expect(try permissions(file) == 0o600)
    #expect(try permissions(file.deletingLastPathComponent()) == 0o700)
  }

  @Test("两本台账各记各的")
  func ledgersApart() throws {
    let sitting = try Sitting()
    let other = try Sitting.copiedSample()
    defer { try? FileManager.default.removeItem(at: other) }
    try sitting.type("4", expecting: "4[制度 23]")
    try sitting.terminal.press("q")
    #expect(sitting.terminal.waitForExit() == .exited(0))
    let second = try Sitting.start(
      at: other, environment: Sitting.environment(of: sitting.ledger))
    second.expect("1[总览]")
    try second.press("3q")
    #expect(second.waitForExit() == .exited(0))
    #expect(try states(of: sitting.ledger).count == 2)
  }

  @Test("记下的文件坏了只说明一声，原文件留着")
  func brokenState() throws {
    let sitting = try Sitting()
    try sitting.type("3", expecting: "3[措施 48]")
    try sitting.terminal.press("q")
    #expect(sitting.terminal.waitForExit() == .exited(0))
    let file = try #require(try states(of: sitting.ledger).first)
    try Data("{ \"screen\": \"meas".utf8).write(to: file)
    let again = try Sitting.start(at: sitting.ledger, size: "120x40")
    again.expect("上次离开时的画面没有恢复")
    #expect(again.row(0).contains("1[总览]"))
    try again.press("q")
    #expect(again.waitForExit() == .exited(0))
    let names = try states(of: sitting.ledger).map(\.lastPathComponent)
    #expect(names.contains { $0.hasSuffix(".broken") } && names.count == 2)
  }

  @Test("没有家目录，或写不进去，就不记，也不出错", arguments: ["", "/proc/没有"])
  func nowhereToKeepIt(home: String) throws {
    let sitting = try Sitting(environment: ["XDG_STATE_HOME": home, "HOME": home])
    try sitting.type("3", expecting: "3[措施 48]")
    let again = try reopened(sitting, environment: ["XDG_STATE_HOME": home, "HOME": home])
    #expect(again.row(0).contains("1[总览]"))
  }

  @Test("按键按设置；设置有误就不打开，说明在哪一行")
  func configuration() throws {
    let ledger = try Sitting.copiedSample()
    let folder = Sitting.home(of: ledger).appendingPathComponent("config/zhenggai")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("config.json")
    try Data(#"{ "keys": { "quit": "Q" }, "mouse": false }"#.utf8).write(to: file)
    let sitting = Sitting(ledger, try Sitting.start(at: ledger))
    try sitting.type("q", expecting: "“q”在这里没有用处")
    #expect(sitting.terminal.mouseMode == 0)
    try sitting.terminal.press("Q")
    #expect(sitting.terminal.waitForExit() == .exited(0))
    try Data("{\n \"keys\": { \"qui\": \"Q\" } }".utf8).write(to: file)
    let refused = try Sitting.start(at: ledger, size: "200x24")
    #expect(refused.waitForExit() == .exited(65))
    #expect(refused.screen.contains("config.json 第 2 行第 12 列：没有名为“qui”的命令，是否要用 quit"))
    #expect(!refused.isAlternateScreen)
  }
}
