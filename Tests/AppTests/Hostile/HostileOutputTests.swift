import Foundation
import Oracles
import Rectification
import Testing

/// Every way out of a ledger whose every text is hostile.
@Suite("怪文字：每个出口都不带出去") struct HostileOutputTests {
  private static let pages = [
    "show WT-001", "show CS-001", "show ZD-001", "list issues", "list measures", "list policies",
    "log", "log WT-001", "overview", "check", "conflicts", "restore", "doctor",
  ]
  private static let refused = ["show WT-999", "advance WT-001", "done CS-001", "undo", "wipe"]

  @Test("命令的结果、拒绝和提示") func commands() throws {
    let (place, text) = (try hostileLedger(.terminal), HostileText.terminal)
    for line in Self.pages + Self.refused {
      let run = try place.run(line.split(separator: " ").map(String.init), as: text)
      #expect([0, 1, 64].contains(run.status), "\(line): \(run.status) \(run.messages)")
      expectHarmless(run.bytes, line)
      expectHarmless(run.messages.utf8, "\(line) stderr")
    }
  }

  @Test("JSON 里转义，读回来一字不差", arguments: [HostileText.terminal, .markup])
  func json(text: HostileText) throws {
    let place = try hostileLedger(text)
    for line in Self.pages where !["restore"].contains(line) {
      let run = try place.run(line.split(separator: " ").map(String.init) + ["--json"], as: text)
      expectHarmless(run.bytes, line)
      _ = try run.json()
    }
    let shown = try place.run("show", "WT-001", "--json").object()
    let record = try #require(shown["record"] as? [String: Any])
    #expect(record["title"] as? String == text.text)
  }

  @Test("表格里没有公式", arguments: [HostileText.terminal, .formula, .tabbed, .option])
  func spreadsheets(text: HostileText) throws {
    let place = try hostileLedger(text)
    let lists = ["issues", "measures", "policies"].map { ["list", $0, "--csv"] }
    let reports = ["ledger", "policies", "audit", "progress", "notice"].map {
      ["report", "--kind", $0, "--format", "csv", "--as-of", "2023-12-31"]
    }
    for words in lists + reports {
      let run = try place.run(words, as: text)
      #expect(run.status == 0, "\(words): \(run.messages)")
      expectHarmless(run.bytes, "\(words)", tolerating: "\n\r\u{FEFF}")
      for cell in csvCells(run.output) {
        let start = cell.drop { $0.isWhitespace }.first
        #expect(start.map { !"=+-@＝＋－＠".contains($0) } ?? true, "\(words): \(cell)")
        #expect(cell.first != "\t", "\(words): \(cell)")
      }
    }
  }

  @Test("文档里没有标记", arguments: [HostileText.terminal, .formula, .markup])
  func documents(text: HostileText) throws {
    let place = try hostileLedger(text)
    for kind in ["progress", "policies", "notice", "closure", "audit", "ledger"] {
      for format in ["text", "markdown", "html", "json", "docx", "xlsx"] {
        let file = place.path("报告.\(format == "text" ? "txt" : format)")
        let options = kind == "closure" ? ["--issue", "WT-001"] : []
        let words = ["report", "--kind", kind, "--format", format, "-o", file] + options
        let run = try place.run(words + ["--as-of", "2023-12-31"], as: text)
        #expect(run.status == 0, "\(kind) \(format): \(run.messages)")
        expectHarmless(run.messages.utf8, "\(kind) \(format) stderr")
        guard run.status == 0 else { continue }
        try expectDocument(at: file, format, "\(kind) \(format)")
      }
    }
  }

  private func expectDocument(at file: String, _ format: String, _ place: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    guard ["docx", "xlsx"].contains(format) else {
      expectHarmless(bytes, place, tolerating: "\n\r\t")
      let text = String(decoding: bytes, as: UTF8.self).replacing("\\<", with: "").replacing(
        "\\[", with: "")
      if format == "html" || format == "markdown" { #expect(!text.contains("<script"), "\(place)") }
      if format == "markdown" { #expect(!text.contains("[链"), "\(place)") }
      return
    }
    for part in try parts(of: file) where part.hasSuffix(".xml") || part.hasSuffix(".rels") {
      let xml = try Tool.run(["unzip", "-p", file, part.replacing("[", with: "\\[")])
      expectHarmless(xml, "\(place) \(part)", tolerating: "\n\r\t")
      try Tool.run(["xmllint", "--noout", "-"], input: xml)
      let text = String(decoding: xml, as: UTF8.self)
      #expect(!text.contains("<script") && !text.contains("<f>"), "\(place) \(part)")
      #expect(!text.contains("TargetMode=\"External\""), "\(place) \(part)")
    }
  }

  private func parts(of file: String) throws -> [String] {
    String(decoding: try Tool.run(["unzip", "-Z1", file]), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The cells of a file as spreadsheets read them.
  private func csvCells(_ text: String) -> [Substring] {
    var (cells, rest, isQuoted) = ([Substring](), text[...].dropFirst(), false)
    var start = rest.startIndex
    while let character = rest.first {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted, character == "," || character.isNewline {
        cells.append(text[start..<rest.startIndex])
        start = rest.index(after: rest.startIndex)
      }
      rest = rest.dropFirst()
    }
    return cells.map { $0.hasPrefix("\"") ? $0.dropFirst() : $0 }
  }
}

extension Workplace {
  /// Runs the program in the name of somebody whose name is hostile.
  @discardableResult
  func run(_ arguments: [String], as text: HostileText) throws -> Run {
    try run(
      arguments, environment: ["ZHENGGAI_LEDGER": ledger, "ZHENGGAI_BY": "甲\(text.argument)"])
  }
}
