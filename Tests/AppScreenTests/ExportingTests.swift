import Cells
import Foundation
import Oracles
import Rectification
import TestTerminal
import Testing

@Suite("导出，真的程序")
struct ExportingTests {
  private func scratch() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("exports-\(UUID().uuidString)")
  }

  private func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("表单导出；已有的先问，改名就不覆盖；下回记得格式")
  func form() throws {
    let folder = scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sitting = try Sitting(at: Sitting.copiedSample(), in: folder)
    try sitting.type("2x", expecting: "< 进展情况报告 >")
    try sitting.type("<Down>3", expecting: "进展情况报告（截至2023年12月31日）.md")
    try sitting.type("<C-s>", expecting: "已导出：")
    try sitting.type("x", expecting: "< Markdown >")
    try sitting.type("<C-s>", expecting: "要覆盖吗？")
    try sitting.type("n<C-u>另一份.md<C-s>", expecting: "已导出：")
    try sitting.type("x<C-s>", expecting: "要覆盖吗？")
    try sitting.type("<Enter>", expecting: "已导出：")
    #expect(try files(folder) == ["另一份.md", "检视整改进展情况报告（截至2023年12月31日）.md"])
  }

  @Test("每种格式的文件都写得出，Word 和网页用设置的字体", arguments: [("docx", 1), ("html", 2)])
  func typeset(suffix: String, place: Int) throws {
    let folder = scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Sitting.copiedSample()
    let config = Sitting.home(of: ledger).appendingPathComponent("config/zhenggai")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    try Data(#"{"documents": {"fonts": {"body": "思源宋体"}}}"#.utf8)
      .write(to: config.appendingPathComponent("config.json"))
    let sitting = try Sitting(at: ledger, in: folder)
    let name = "检视整改进展情况报告（截至2023年12月31日）.\(suffix)"
    try sitting.type("2x<Down>\(place)", expecting: name)
    try sitting.type("<C-s>", expecting: "已导出：")
    let file = folder.appendingPathComponent(name)
    let styles =
      "import sys, zipfile; "
      + "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('word/styles.xml'))"
    let text =
      suffix == "docx"
      ? try Tool.run(["python3", "-c", styles, file.path]) : try Data(contentsOf: file)
    #expect(String(decoding: text, as: UTF8.self).contains("思源宋体"))
  }

  @Test("只导选中的；写不进去的理由回到表单")
  func selection() throws {
    let folder = scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sitting = try Sitting(at: Sitting.copiedSample(), in: folder)
    try sitting.type("2x2<Down>2<C-s>", expecting: "已导出：")
    try sitting.type("x<S-Tab><Up><C-u>没有的/a.csv<C-s>", expecting: "没有的/a.csv")
    try sitting.type("", expecting: "! ")
    #expect(sitting.terminal.screen.contains("[导出]"))
    #expect(try files(folder) == ["检视整改台账（截至2023年12月31日）.csv"])
  }

  /// A ledger whose reports take long, made once for the tests here.
  private static let big = Result {
    let folder = try Sitting.copiedSample()
    try FileManager.default.removeItem(at: folder.appendingPathComponent("journal.jsonl"))
    for name in ["ledger", "issues", "measures", "policies"] {
      let file = folder.appendingPathComponent("\(name).json")
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      var fields = try #require(object as? [String: Any])
      fields["revision"] = 0
      if name == "measures" {
        let measures = try #require(fields[name] as? [[String: Any]])
        fields[name] = (1...3000).map { number in
          measures[number % measures.count].merging(["id": "CS-\(number + 1000)"]) { $1 }
        }
      }
      try JSONSerialization.data(withJSONObject: fields).write(to: file)
    }
    return folder
  }

  /// Begins an export that takes long, and waits until it is under way.
  private func longExport(in folder: URL) throws -> Sitting {
    let ledger = FileManager.default.temporaryDirectory
      .appendingPathComponent("sitting-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.big.get(), to: ledger)
    let sitting = try Sitting(at: ledger, in: folder)
    try sitting.type("2x2<Down>2<C-s>", expecting: "正在导出台账")
    sitting.terminal.expect("Esc 停止")
    return sitting
  }

  @Test("久的导出有进度，可以走动，Esc 停下来，什么也不留")
  func cancelled() throws {
    let folder = scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sitting = try longExport(in: folder)
    try sitting.type("jj", expecting: " > WT-003")
    try sitting.type("x", expecting: "还没有完成；请稍候，或按 Esc 停止。")
    try sitting.type("<Esc>", expecting: "已停止，没有写出文件。")
    try sitting.type("q", expecting: "")
    #expect(sitting.terminal.waitForExit(timeout: 5) == .exited(0))
    #expect(try files(folder).isEmpty)
  }

  @Test("导出时窗口关掉：很快退出，没有文件，也没有临时文件")
  func hangUp() throws {
    let folder = scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sitting = try longExport(in: folder)
    sitting.terminal.hangUp()
    #expect(sitting.terminal.waitForExit(timeout: 5) == .exited(0))
    #expect(try files(folder).isEmpty)
  }

  @Test("导出时退出，先问一句")
  func quits() throws {
    let folder = scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let sitting = try longExport(in: folder)
    try sitting.type("q", expecting: "现在退出就停止")
    try sitting.type("<Enter>", expecting: "")
    #expect(sitting.terminal.waitForExit(timeout: 5) == .exited(0))
    sitting.terminal.expectRestored()
    #expect(try files(folder).isEmpty)
  }
}
