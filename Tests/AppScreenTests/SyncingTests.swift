import Foundation
import Oracles
import TestTerminal
import Testing

@Suite("同步，真的程序")
struct SyncingTests {
  @Test("界面上同步：送出、取回，冲突按 C 处理，都在一旁进行")
  func sync() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sync-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let hub = folder.appendingPathComponent("hub.git").path
    let sitting = try Sitting(at: Sitting.copiedSample(), in: folder)
    _ = try Tool.run(["git", "init", "-q", "--bare", hub])
    try sitting.type("S", expecting: "还没有指明与哪里同步")
    try sitting.type(":同步 \(hub)<Enter>", expecting: "送出")
    try sitting.type("3/CS-024<Enter>d", expecting: "待送出 1")
    try sitting.type("S", expecting: "送出 1 条")
    let other = folder.appendingPathComponent("乙")
    _ = try Sitting.output(of: "join", hub, other.path, at: other)
    for words in [["edit", "WT-017", "obstacle=乙的原因"], ["note", "WT-017", "乙的进展"], ["sync"]] {
      let run = Process()
      run.executableURL = URL(fileURLWithPath: builtProgram("zhenggai"))
      run.arguments = words + ["--ledger", other.path, "--by", "乙"]
      run.standardOutput = FileHandle.nullDevice
      try run.run()
      run.waitUntilExit()
      #expect(run.terminationStatus == 0, "\(words)")
    }
    _ = try Sitting.output(of: "edit", "WT-017", "obstacle=本处的原因", at: sitting.ledger)
    try sitting.type("S", expecting: "冲突 1 条")
    try sitting.type("<Esc>C", expecting: "同步冲突")
    #expect(
      sitting.terminal.screen.split(separator: "\n").contains {
        $0.contains("本处的原因") && $0.contains("乙的原因")
      })
    try sitting.type("1", expecting: "冲突已全部处理")
    try sitting.type("C", expecting: "没有未处理的同步冲突")
    try sitting.type("S", expecting: "送出 1 条")
    try sitting.terminal.press("q")
    _ = sitting.terminal.waitForExit()
    let log = try Tool.run(["git", "-C", hub, "rev-list", "--count", "HEAD"])
    #expect(String(decoding: log, as: UTF8.self) == "5\n")
  }
}
