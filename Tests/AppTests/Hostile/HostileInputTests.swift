import Foundation
import Oracles
import Rectification
import Testing

@testable import App

/// Every way into a ledger, for texts that are hostile.
@Suite("怪文字：每个入口都不带进终端、文件名和命令") struct HostileInputTests {
  /// Refusals quote what was typed; none quotes it raw, and none is without end.
  @Test("拒绝的话里", arguments: [HostileText.terminal, .shell, .option, .path])
  func refusals(text: HostileText) throws {
    let (place, word) = (try smallLedger(), text.argument)
    let lines: [[String]] = [
      [word], ["show", "--", word], ["show", "WT-001", "--\(word)"], ["list", word],
      ["list", "issues", "--section=\(word)"], ["list", "issues", "--sort=\(word)"],
      ["edit", "WT-001", "\(word)=1"], ["edit", "WT-001", "stage=\(word)"],
      ["edit", "WT-001", "deadline=\(word)"], ["edit", "ledger", "\(word)=\(word)"],
      ["add", "issue", "--title=\(word)", "--section=\(word)"], ["add", word],
      ["note", "--", word, word], ["count", "CS-001", word], ["attach", "CS-001", "/无/\(word)"],
      ["report", "--kind=\(word)"], ["report", "-o", "/无/\(word)"], ["import", "/无/\(word)"],
      ["--ledger", "/无/\(word)", "check"], ["--script", "/无/\(word)"],
      ["--script", "/dev/null", "--config", "/无/\(word)"],
      ["sync", "--", word], ["join", "--", word, "\(place.path("新"))"],
      ["unpack", "/无/\(word)", "新"],
      ["pack", "/无/\(word)"], ["bundle", "/无/\(word)"], ["wipe", "--confirm=\(word)"],
      ["check", "--head=\(word)"], ["--as-of=\(word)", "check"], ["--size=\(word)"],
      ["extend", "WT-001", "--to=\(word)", "--reason=x", "--approved-by=x"],
      ["resolve", "1", word], ["undo", word], ["restore", word],
    ]
    for words in lines {
      let run = try place.run(words, as: text)
      #expect(run.status != 0, "\(words)")
      #expect(run.messages.utf8.count < 8000)
      expectHarmless(run.bytes, "\(words)")
      expectHarmless(run.messages.utf8, "\(words) stderr")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.path)
    #expect(!names.contains { $0.contains(HostileText.mark) })
  }

  /// The words of a table's fields, typed on the command line: what is taken can be shown.
  @Test("命令行写进每一项", arguments: [RecordKind.issue, .measure, .policy])
  func commandLine(kind: RecordKind) throws {
    let (place, id, text) = (try smallLedger(), "\(kind.prefix)-001", HostileText.terminal)
    for row in kind.rows {
      let run = try place.run(["edit", id, "\(row.key)=\(text.argument)"], as: text)
      expectHarmless(run.bytes, "\(row.key)")
      expectHarmless(run.messages.utf8, "\(row.key) stderr")
    }
    _ = try place.run(["note", id, "--", text.argument], as: text)
    for words in [["show", id], ["log"], ["check"], ["undo"]] {
      let run = try place.run(words, as: text)
      expectHarmless(run.bytes + Data(run.messages.utf8), "\(words)")
    }
  }

  @Test("导入的表格里每一栏", arguments: [HostileText.terminal, .formula])
  func imports(text: HostileText) throws {
    let place = try smallLedger()
    let table = place.path("台账.csv")
    try place.run(["report", "--kind", "ledger", "-o", table], as: text)
    let head = try String(contentsOfFile: table, encoding: .utf8).prefix { !$0.isNewline }
    let count = head.split(separator: ",", omittingEmptySubsequences: false).count
    let cell = "\"\(text.argument.replacing("\"", with: "\"\""))\""
    // Each column by itself, so that a row fails in that alone; and all of them.
    let rows = (0...count).map { column in
      (0..<count).map { $0 == column || column == count ? cell : "" }.joined(separator: ",")
    }
    try Data(([String(head)] + rows).joined(separator: "\r\n").utf8)
      .write(to: URL(fileURLWithPath: table))
    try Tool.run(["python3", "-c", Self.workbook, table, place.path("台账.xlsx")])
    for file in [table, place.path("台账.xlsx")] {
      for options in [["--dry-run"], ["--json", "--dry-run"], []] {
        let run = try place.run(["import", file] + options, as: text)
        expectHarmless(run.bytes, "\(file) \(options)")
        expectHarmless(run.messages.utf8, "\(file) \(options) stderr")
      }
    }
    expectHarmless(try place.run(["list", "issues"], as: text).bytes, "\(text)")
  }

  /// A workbook with the cells of a CSV file, which hold what XML cannot as Excel writes it.
  private static let workbook = """
    import csv, re, sys, zipfile
    rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
    def cell(text):
        text = re.sub("[\\x00-\\x1f\\ufffe\\uffff]", lambda m: "_x%04X_" % ord(m[0]), text)
        for old, new in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")): text = text.replace(old, new)
        return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    pack = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(sys.argv[2], "w") as z:
        z.writestr("_rels/.rels", f'<Relationships xmlns="{pack}"><Relationship Id="a" '
          f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>'
          '<sheet name="台账" sheetId="1" r:id="a"/></sheets></workbook>')
        z.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{pack}"><Relationship '
          f'Id="a" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>'
          + "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows)
          + "</sheetData></worksheet>")
    """

  @Test("建议的文件名", arguments: HostileText.allCases)
  func fileNames(text: HostileText) throws {
    var profile = Profile()
    for name in [text.text, String(repeating: text.text, count: 10_000), "e" + zalgo, "👨‍👩‍👧‍👦👨‍👩‍👧‍👦" + zalgo]
    {
      (profile.title, profile.organization) = (name, name)
      for kind in offeredExports(of: profile).kinds {
        for format in kind.formats {
          let name = offeredExports(of: profile).fileName(
            .init(kind: kind.code, format: format.code, asOf: Day(number: 19_000)))
          expectHarmless(name.utf8, name, tolerating: "")
          #expect(!name.contains("/") && name.utf8.count <= 255, "\(name)")
          #expect(name.first.map { !"-.~".contains($0) } ?? false, "\(name)")
        }
      }
    }
  }

  private let zalgo = String(repeating: "\u{301}", count: 3000)
}
