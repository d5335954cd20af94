import Cells
import Foundation
import TestTerminal
import Testing

@Suite("汇总画面，真的程序")
struct RollUpScreenTests {
  @Test("各单位并排，找得到，进得去，改不了，回得来", arguments: ["80x24", "120x40"])
  func sitting(size: String) throws {
    let city = FileManager.default.temporaryDirectory.appendingPathComponent(
      "city-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: city) }
    try FileManager.default.createDirectory(at: city, withIntermediateDirectories: false)
    for name in ["市教育局", "市民政局"] {
      let folder = city.appendingPathComponent(name)
      try FileManager.default.moveItem(at: try Sitting.copiedSample(), to: folder)
      _ = try Sitting.output(of: "edit", "ledger", "organization=\(name)", at: folder)
    }
    let broken = city.appendingPathComponent("坏局")
    try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: false)
    try Data("{".utf8).write(to: broken.appendingPathComponent("ledger.json"))
    let journal = city.appendingPathComponent("市民政局/journal.jsonl")
    let before = try Data(contentsOf: journal)

    let terminal = try TestTerminal(
      program: builtProgram("zhenggai"),
      arguments: ["rollup", city.path, "--as-of", "2023-12-31", "--by", "市办"],
      environment: Sitting.environment(of: city), size: try #require(Size(size)))
    #expect(terminal.waitFor("1 个读不了，未计入合计"), "\(terminal.screen)")
    #expect(terminal.screen.contains("问题 54/68 79.41%"))
    try expect("文件不完整", after: "<Enter>", on: terminal)
    try expect("1/3 个单位", after: "<Esc>/mzj", on: terminal)
    try expect("3措施", after: "<Enter><Enter>", on: terminal)
    try expect("只看不改；要改请由市民政局办理", after: "3d", on: terminal)
    try expect("整改汇总", after: "q", on: terminal)
    try expect("3 个单位", after: "<Esc>", on: terminal)
    try terminal.press("q")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(try Data(contentsOf: journal) == before)
  }

  private func expect(
    _ text: String, after script: String, on terminal: TestTerminal,
    at line: SourceLocation = #_sourceLocation
  ) throws {
    try terminal.press(script)
    #expect(terminal.waitFor(text), "\(terminal.screen)", sourceLocation: line)
  }
}
