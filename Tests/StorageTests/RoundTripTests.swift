import Foundation
import Rectification
import Testing

@testable import Storage

@Suite struct RoundTripTests {
  @Test func unchangedFilesAreWrittenByteForByte() throws {
    let scratch = Scratch()
    scratch.layOut()
    let opened = try Store.open(scratch.path)
    #expect(opened.warnings.isEmpty)
    #expect(rewritten(opened) == scratch.files)
  }

  @Test func sampleLedgerIsWrittenByteForByte() throws {
    let data = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Data").standardizedFileURL.path
    guard Store.isLedger(data) else { return }
    let opened = try Store.open(data)
    #expect(opened.warnings.isEmpty)
    #expect(opened.store.findings(opened.ledger).isEmpty)
    for (name, text) in rewritten(opened) {
      #expect(try text == String(contentsOfFile: "\(data)/\(name)", encoding: .utf8), "\(name)")
    }
  }

  /// Every file as it would be written now.
  private func rewritten(_ opened: Opened) -> [String: String] {
    let bytes = LedgerFile.allCases.map { file in
      let head = opened.store.heads[file] ?? FileHead()
      return (file, LedgerWriter.bytes(of: file, opened.ledger, head))
    }
    return Dictionary(
      uniqueKeysWithValues: bytes.map { ($0.name, String(decoding: $1, as: UTF8.self)) })
  }
}

/// Records are written to their files as they lie packed; that must read as their fields do.
@Suite("按收存的样子写记录")
struct PackedWritingTests {
  @Test(
    "各种内容：与逐项写出的字节相同",
    arguments: ["", "甲“乙”，…—", "\u{7}\t\\\"\u{2028}\u{200E}\u{61C}\u{FEFF}\u{85}é·𠮷"])
  func texts(text: String) throws {
    var issue = Rectification.Issue()
    (issue.id, issue.title, issue.remarks) = ("WT-001", text, text)
    issue.supportingDepartments = [text, "办公室"]
    issue.unknown = [
      "新": .list([.null, .number("1.50e3"), .object(["a": .text(text)]), .list([])])
    ]
    try expectSame(issue)
    var measure = Measure()
    (measure.id, measure.content) = ("CS-001", text)
    var target = Target()
    (target.unit, target.goal, target.rule) = (text, Amount(3), .atLeast)
    measure.target = target
    try expectSame(measure)
    measure.target?.actual = Amount("-0.250000")
    measure.deadline.date = day("2024-02-29")
    measure.deadline.unknown = ["zone": .null]
    try expectSame(measure)
  }

  @Test("样例台账的每条记录") func sample() throws {
    let data = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Data").standardizedFileURL.path
    let ledger = try Store.open(data).ledger
    for issue in ledger.issues.records { try expectSame(issue) }
    for measure in ledger.measures.records { try expectSame(measure) }
    for policy in ledger.policies.records { try expectSame(policy) }
  }

  private func expectSame<Record: Registered>(_ record: Record) throws {
    var (fast, plain): ([UInt8], [UInt8]) = ([], [])
    try Register([record]).writeJSON(at: 0, to: &fast, depth: 2)
    Value.object(record.fields).write(to: &plain, .indented, depth: 2)
    #expect(String(decoding: fast, as: UTF8.self) == String(decoding: plain, as: UTF8.self))
  }
}
