import Foundation
import Testing

/// Reports as files and as results.
@Suite struct ReportCommandTests {
  @Test("The format follows the file's ending, and is standard output's where there is no file")
  func formats() throws {
    let place = try smallLedger()
    for (name, start) in [
      ("a.md", "#"), ("a.json", "{"), ("a.csv", "\u{FEFF}"), ("a", " "),
      ("a.htm", "<!DOCTYPE html>"),
    ] {
      let run = try place.run("report", "--output", place.path(name))
      #expect(run.status == 0 && run.output.isEmpty && run.messages.hasPrefix("zhenggai: 已写入 "))
      let text = try String(
        decoding: Data(contentsOf: URL(fileURLWithPath: place.path(name))), as: UTF8.self)
      #expect(text.hasPrefix(start), "\(name)")
      let format =
        ["md": "markdown", "json": "json", "csv": "csv", "htm": "html"][
          name.dropFirst(2).description] ?? "text"
      #expect(try place.run("report", "--format", format, "--output", "-").output == text)
    }
    #expect(try place.run("report", "--kind", "audit", "--format", "json").records().count == 6)
    #expect(try place.run("report", "--kind", "policies", "--format", "json").records().count == 1)
    let ledger = try place.run("report", "--kind", "ledger", "--format", "json").object()
    #expect(Set(ledger.keys) == ["asOf", "issues", "measures", "policies"])
    let figures = try place.run("report", "--format", "json")
    #expect(figures.output == (try place.run("overview", "--json").output))
  }

  @Test("A notice and an application for closing are had in every format of text")
  func notices() throws {
    let place = try smallLedger()
    let notice = try place.run("report", "--kind", "notice")
    #expect(notice.status == 0 && notice.output.contains("机关党委：\n"))
    let sheets = try place.run("report", "--kind", "notice", "--format", "json").records()
    #expect(sheets.map { $0["department"] as? String } == ["机关党委"])
    let none = try place.run("report", "--kind", "notice", "--department", "办公室")
    #expect(none.output.contains("，办公室没有超期和10日内到期的事项，无需督办。"))
    for format in ["text", "markdown", "html", "csv", "json"] {
      let run = try place.run(
        "report", "--kind", "closure", "--issue", "wt1", "--format", format)
      #expect(run.status == 0 && run.output.contains("WT-001"), "\(format): \(run.messages)")
    }
  }

  @Test("GB18030 is what iconv makes of it, without the mark")
  func encoding() throws {
    let place = try smallLedger()
    let arguments = "report --kind ledger --format csv"
    let run = try place.shell("$Z \(arguments) --encoding gb18030 | iconv -f gb18030 -t utf-8")
    let plain = try place.shell("$Z \(arguments)")
    #expect(run.status == 0 && !run.bytes.isEmpty)
    #expect(Data([0xEF, 0xBB, 0xBF]) + run.bytes == plain.bytes)
  }

  @Test("A document for Word is in the chosen faces, or in a template, which has to be one")
  func documents() throws {
    let place = try smallLedger()
    let own = try place.shell(
      """
      export XDG_CONFIG_HOME=$PWD/own; mkdir -p own/zhenggai
      echo '{ "documents": { "fonts": { "body": "华文仿宋" } } }' > own/zhenggai/config.json
      $Z report --output a.docx; unzip -p a.docx word/styles.xml | grep -c 华文仿宋
      $Z report --output b.docx --template a.docx; unzip -tq b.docx >/dev/null && echo whole
      echo > c.docx; $Z report --output d.docx --template c.docx || ls d.docx
      """)
    #expect(own.lines == ["1", "whole"])
    #expect(own.messages.contains("模板 c.docx 不是完整的 Office 文件"))
    #expect(try place.run("report", "--template", "a.docx").status == 64)
  }

  @Test("A file that is written again keeps its mode")
  func mode() throws {
    let place = try smallLedger()
    let run = try place.shell(
      "echo > a.md; chmod 640 a.md; $Z report --output a.md; stat -c %a a.md")
    #expect(run.lines == ["640"])
  }

  @Test("A device is written to, a link keeps leading to its file")
  func places() throws {
    let place = try smallLedger()
    let run = try place.shell(
      """
      echo old > real.md; ln -s real.md link.md; $Z report --output link.md; test -L link.md &&
      grep -c 整改 real.md; $Z report --output /dev/null; test -c /dev/null && echo device; ls | grep -v err | grep -v out
      """)
    #expect(run.lines.dropFirst() == ["device", "link.md", "real.md", "台账"], "\(run.output)")
  }

  @Test(
    "The ledger's own files are never written over",
    arguments: ["issues.json", "journal.jsonl", "ledger.json", ".lock", "evidence/a.md"])
  func ownFiles(name: String) throws {
    let place = try smallLedger()
    let before = try place.shell("cat 台账/*.json 台账/*.jsonl | sha256sum")
    let run = try place.shell(
      "mkdir -p 台账/evidence; $Z report --kind ledger --format csv --output 台账/\(name)")
    #expect(run.status == 73)
    let after = try place.shell("cat 台账/*.json 台账/*.jsonl | sha256sum")
    #expect(before.output == after.output)
  }
}
