import Cells
import Foundation
import Glibc
import TestTerminal
import Testing

@Suite("用编辑器改长文字")
struct EditorTests {
  /// A program that stands for the user's editor, in a folder of its own.
  private func editor(_ body: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("editor-\(UUID().uuidString).sh")
    try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file
  }

  @Test("改了就保存，能撤销，临时文件不留")
  func saves() throws {
    let kept = FileManager.default.temporaryDirectory
      .appendingPathComponent("edited-\(UUID().uuidString)")
    let script = try editor(
      #"stat -c '%a %n' "$2" "$(dirname "$2")" > "$1"; printf '另据反映。\n' >> "$2""#)
    defer {
      try? FileManager.default.removeItem(at: script)
      try? FileManager.default.removeItem(at: kept)
    }
    let sitting = try Sitting(environment: ["EDITOR": "\(script.path) \(kept.path)"])
    try sitting.type("2E", expecting: "WT-001 修改")
    #expect(sitting.lastEvent.contains(#""op":"issue.edit","item":"WT-001""#))
    #expect(sitting.lastEvent.contains(#"\n另据反映。"#))
    let notes = try String(contentsOf: kept, encoding: .utf8).split(separator: "\n")
    #expect(notes.count == 2 && notes[0].hasPrefix("600 ") && notes[1].hasPrefix("700 "))
    let folder = try #require(notes.last?.split(separator: " ").last)
    #expect(!FileManager.default.fileExists(atPath: String(folder)))
    try sitting.type("u", expecting: "已撤销 WT-001")
  }

  @Test("编辑器不经过 shell：引号、分号、反引号都只是字")
  func withoutShell() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("editor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = try editor(#"for word; do printf '%s\n' "$word"; done > "$0.words""#)
    let words = script.path + ".words"
    defer {
      for item in [script.path, words, folder.path] {
        try? FileManager.default.removeItem(atPath: item)
      }
    }
    let touch = "touch \(folder.path)/x"
    let sitting = try Sitting(
      environment: [
        "EDITOR":
          "\(script.path) ; \(touch) & `\(touch)` $(\(touch)) | \(touch) > \(folder.path)/y $HOME *"
      ])
    try sitting.type("2E", expecting: "没有改动。")
    let seen = try String(contentsOfFile: words, encoding: .utf8).split(separator: "\n").map(
      String.init)
    #expect(
      seen.first == ";" && seen.contains("`touch") && seen.contains("$HOME") && seen.contains("*"))
    #expect(seen.last?.hasSuffix("/zhenggai.txt") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("编辑器出错，什么也不改；写下的留着，说明在哪里")
  func fails() throws {
    let script = try editor(#"printf '写了一半' > "$1"; exit 3"#)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kept-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { for item in [script, folder] { try? FileManager.default.removeItem(at: item) } }
    let sitting = try Sitting(environment: ["EDITOR": script.path, "TMPDIR": folder.path])
    let before = sitting.lastEvent
    try sitting.type("2E", expecting: "没有正常结束")
    #expect(
      sitting.terminal.wait {
        $0.screen.filter { !$0.isWhitespace }.contains("写下的文字留在")
      }, "\(sitting.terminal.screen)")
    #expect(sitting.lastEvent == before)
    let kept = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".txt") }
    #expect(kept.count == 1)
    let text = try String(contentsOf: folder.appendingPathComponent(kept[0]), encoding: .utf8)
    #expect(text == "写了一半")
  }

  @Test("编辑器出错又什么也没写，不留东西")
  func leavesNothing() throws {
    let script = try editor("exit 3")
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kept-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { for item in [script, folder] { try? FileManager.default.removeItem(at: item) } }
    let sitting = try Sitting(environment: ["EDITOR": script.path, "TMPDIR": folder.path])
    try sitting.type("2E", expecting: "可以再试一次")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("没有这个编辑器，说怎么办")
  func isMissing() throws {
    let sitting = try Sitting(environment: ["VISUAL": "/没有/这个"])
    try sitting.type("3E", expecting: "请核对环境变量 EDITOR")
    try sitting.type("j", expecting: " > CS-002")
  }

  @Test("按键脚本没有终端，说明不能用编辑器")
  func scriptsHaveNone() throws {
    let ledger = try Sitting.copiedSample()
    let script = ledger.appendingPathComponent("E.keys")
    defer { try? FileManager.default.removeItem(at: ledger) }
    try Data("2E\n".utf8).write(to: script)
    let screen = try Sitting.output(of: "--script", script.path, "--size", "80x24", at: ledger)
    #expect(screen.contains("没有终端，不能使用编辑器；请直接在表单中修改。"))
  }

  @Test("编辑时程序被叫停，写下的留着", arguments: [SIGTERM, SIGHUP])
  func isAskedToEnd(number: Int32) throws {
    let script = try editor(#"printf '写了一半' > "$1"; echo ready; sleep 20"#)
    defer { try? FileManager.default.removeItem(at: script) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tmp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sitting = try Sitting(environment: ["EDITOR": script.path, "TMPDIR": folder.path])
    try sitting.type("2E", expecting: "ready")
    sitting.terminal.signal(number)
    #expect(sitting.terminal.waitForExit() == .exited(0))
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .first { $0.hasSuffix(".txt") }
    let text = try String(
      contentsOf: folder.appendingPathComponent(try #require(left)), encoding: .utf8)
    #expect(text == "写了一半")
  }

  @Test("在表单里写的字，从编辑器回来还在，佐证文件收进台账")
  func formsAndFiles() throws {
    let script = try editor(#"printf '谈话不到位的理由' > "$1""#)
    defer { try? FileManager.default.removeItem(at: script) }
    let sitting = try Sitting(environment: ["EDITOR": script.path])
    try sitting.type("2/WT-033<Enter>t3-1<Tab>", expecting: "2024-03-01（周五")
    sitting.terminal.press(.control("e"))
    sitting.terminal.expect("谈话不到位的理由")
    try sitting.type("<Tab>局长<C-s>", expecting: "WT-033 延期")
    #expect(sitting.lastEvent.contains("谈话不到位的理由"))
    try sitting.type("3/CS-047<Enter>@\(script.path)<Tab>签到表<C-s>", expecting: "CS-047 佐证")
    #expect(sitting.lastEvent.contains(#""name":"签到表","sha256":"#))
  }
}
