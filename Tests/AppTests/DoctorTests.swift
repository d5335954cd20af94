import Foundation
import Glibc
import TestTerminal
import Testing

@testable import App

/// `doctor` on ledgers and surroundings of every kind.
@Suite struct DoctorTests {
  private func states(_ run: Run) throws -> [String: String] {
    Dictionary(
      try run.records().map { ($0["item"] as? String ?? "", $0["state"] as? String ?? "") }
    ) { first, _ in first }
  }

  private func value(_ item: String, _ run: Run) throws -> String {
    try run.records().first { $0["item"] as? String == item }?["value"] as? String ?? ""
  }

  /// Whether something has a grade, and below it what is to be done.
  private func say(_ grade: String, _ advice: String, _ run: Run) -> Bool {
    zip(run.lines, run.lines.dropFirst()).contains { $0.contains(grade) && $1.contains(advice) }
  }

  @Test("A sound ledger is normal all over, in lines that line up")
  func sound() throws {
    let place = try smallLedger()
    let run = try place.run("doctor")
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(run.lines.first == "终端")
    #expect(run.output.contains("问题 2 · 措施 3 · 制度 1"))
    #expect(run.output.contains("无人占用") && !run.output.contains("[错误]"))
    #expect(!run.bytes.contains(0x1B))
    let json = try place.run("doctor", "--json")
    #expect(try value("位置", json) == place.ledger)
    #expect(try value("记录", json) == "问题 2 · 措施 3 · 制度 1")
    #expect(try value("留痕", json) == "6 条，连续完整")
    #expect(try states(json)["权限"] == "normal")
    #expect(try value("备份", json).hasPrefix("1 份，最近 20"))
  }

  @Test("It works without a ledger, and says how to make one")
  func noLedger() throws {
    let run = try Workplace().run(["doctor"], environment: [:])
    #expect(run.status == 0 && run.messages.isEmpty)
    #expect(say("[注意]", "这里没有台账", run))
  }

  @Test("A ledger that cannot be opened and a broken journal end in 1, with the reason")
  func broken() throws {
    let place = try smallLedger()
    let journal = place.ledger + "/journal.jsonl"
    try String(contentsOfFile: journal, encoding: .utf8)
      .replacingOccurrences(of: "增设窗口", with: "不设窗口")
      .write(toFile: journal, atomically: true, encoding: .utf8)
    let cut = try place.run("doctor", "--json")
    #expect(try cut.status == 1 && states(cut)["留痕"] == "error")
    try "{".write(toFile: place.ledger + "/issues.json", atomically: true, encoding: .utf8)
    let run = try place.run("doctor")
    #expect(run.status == 1 && say("[错误]", "issues.json 第 1 行", run), "\(run.output)")
  }

  @Test("Who holds the lock is named, and since when")
  func held() throws {
    let place = try smallLedger()
    let path = place.ledger + "/.lock"
    try "office@desk3（进程 1203）\n".write(toFile: path, atomically: false, encoding: .utf8)
    let lock = open(path, O_RDWR)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    defer { close(lock) }
    let run = try place.run("doctor", "--json")
    #expect(try states(run)["写入锁"] == "attention")
    #expect(try value("写入锁", run).hasPrefix("office@desk3（进程 1203），"), "\(run.output)")
  }

  @Test(
    "What the surroundings lack is told with what to do",
    arguments: [
      ("TERM=dumb", "zhenggai --plain"), ("TERM=", "export TERM=xterm-256color"),
      ("EDITOR=/没有/这个", "export EDITOR=nano"), ("LC_ALL=C", "export LANG=C.UTF-8"),
    ])
  func surroundings(setting: String, advice: String) throws {
    let place = try smallLedger()
    let run = try place.shell("\(setting) $Z doctor")
    #expect(run.status == 0)
    #expect(say("[注意]", advice, run), "\(run.output)")
  }

  @Test("In a terminal it tells the window's size")
  func inTerminal() throws {
    let place = try smallLedger()
    let terminal = try TestTerminal(
      program: builtProgram("zhenggai"), arguments: ["doctor", "--ledger", place.ledger])
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.contains("simdjson"))
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("80x24") && output.contains("输入是终端，输出是终端"))
  }

  @Test("The versions of the packages are those of Package.swift")
  func versions() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Package.swift").standardized
    let manifest = try String(contentsOf: file, encoding: .utf8)
    #expect(manifest.contains("swift-argument-parser\", exact: \"\(Versions.argumentParser)\""))
    #expect(manifest.contains("swift-crypto\", exact: \"\(Versions.crypto)\""))
  }
}
