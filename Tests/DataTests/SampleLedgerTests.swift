import Foundation
import Rectification
import Storage
import Testing

/// The sample ledger that comes with the program (rules.md §5).
@Suite("样例台账")
struct SampleLedgerTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Data").standardized

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test("体检没有错误，也没有警告")
  func checks() throws {
    let opened = try Store.open(folder.path)
    #expect(opened.warnings.isEmpty)
    let findings = opened.ledger.findings(on: try day("2023-12-31"))
    #expect(findings.map(\.check) == ["onlySymptoms"])
    #expect(opened.store.findings(opened.ledger).isEmpty)
  }

  @Test("年底的数字与源报告一致")
  func figures() throws {
    let figures = try Store.open(folder.path).ledger.figures(on: day("2023-12-31"))
    #expect(figures.issues.total == 34)
    #expect(figures.issues.completed == 27)
    #expect(figures.issues.basicallyCompleted == 4 && figures.issues.unfinished == 3)
    #expect(figures.issues.completionRate.description == "79.41%")
    #expect(figures.issues.overdue == 1 && figures.issues.extended == 1)
    #expect(figures.issues.rebounded == 1)
    #expect(figures.measures.total == 48 && figures.measures.done == 40)
    #expect(figures.measures.rate.description == "83.33%")
    #expect(figures.measures.immediate.total == 27 && figures.measures.immediate.done == 24)
    #expect(figures.measures.lasting.total == 21 && figures.measures.lasting.done == 16)
    #expect(figures.policies.total == 23 && figures.policies.established == 21)
    #expect(figures.policies.byChange == [.enact: 16, .revise: 7])
    #expect(
      figures.policies.byStage == [.inForce: 18, .issued: 3, .deliberating: 1, .consulting: 1])
    #expect(figures.legacy.total == 5 && figures.legacy.settled == 4)
    #expect(figures.bySource.map(\.total) == [14, 11, 9])
    #expect(figures.bySection.map(\.total) == [9, 8, 10, 7])
    #expect(try Store.open(folder.path).ledger.profile.achievements.count == 3)
  }

  @Test("哪些问题没有完成，也与规则所列一致")
  func outcomes() throws {
    let ledger = try Store.open(folder.path).ledger
    let byOutcome = Dictionary(grouping: ledger.issues.records) { ledger.outcome(of: $0.id) }
    #expect(byOutcome[.basicallyCompleted]?.map(\.id) == ["WT-007", "WT-015", "WT-020", "WT-027"])
    #expect(byOutcome[.unfinished]?.map(\.id) == ["WT-017", "WT-029", "WT-033"])
    #expect(ledger.issues["WT-017"]?.deadline.extensions.count == 1)
    #expect(ledger.issues["WT-029"]?.cycle == 2)
    let last = try day("2023-12-31")
    #expect(
      ledger.issues.records.filter { ledger.lamp($0, on: last) == .red }.map(\.id) == ["WT-033"])
  }

  @Test("从空台账重放全部留痕，得到的就是这几个文件")
  func replay() throws {
    let sample = try Store.open(folder.path).ledger
    var replayed = Ledger(profile: sample.profile)
    for event in sample.history.events { try replayed.take(event) }
    #expect(replayed.issues.records == sample.issues.records)
    #expect(replayed.measures.records == sample.measures.records)
    #expect(replayed.policies.records == sample.policies.records)
    #expect(replayed.profile == sample.profile)
  }

  @Test("从头重放后写回，逐字节相同")
  func bytes() throws {
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("sample-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: folder, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    for name in ["issues", "measures", "policies"] {
      let empty = "{\n  \"schemaVersion\": 1,\n  \"revision\": 0,\n  \"\(name)\": []\n}\n"
      try Data(empty.utf8).write(to: copy.appendingPathComponent("\(name).json"))
    }
    let opened = try Store.open(copy.path)
    var ledger = opened.ledger
    #expect(opened.store.isBehind == ledger.history.last)
    try opened.store.checkpoint(&ledger)
    for name in ["ledger.json", "issues.json", "measures.json", "policies.json", "journal.jsonl"] {
      let written = try Data(contentsOf: copy.appendingPathComponent(name))
      #expect(try written == Data(contentsOf: folder.appendingPathComponent(name)), "\(name)")
    }
  }

  @Test("回到任何一个月底，数字都对得上", arguments: 4...12)
  func monthEnds(month: Int) throws {
    let end = try #require(Day(year: 2023, month: month, day: Day.length(ofMonth: month, in: 2023)))
    let past = try Store.open(folder.path).ledger.asOf(end)
    let figures = past.figures(on: end)
    let issues = figures.issues
    #expect(issues.completed + issues.basicallyCompleted + issues.unfinished == issues.total)
    #expect(figures.bySource.reduce(0) { $0 + $1.total } == issues.total)
    #expect(figures.bySection.reduce(0) { $0 + $1.total } == issues.total)
    #expect(figures.byDepartment.reduce(0) { $0 + $1.total } == issues.total)
    #expect(figures.byStage.values.reduce(0, +) == issues.total)
    #expect(past.history.events.allSatisfy { $0.at.day <= end })
    #expect(past.findings(on: end).filter { $0.severity == .error }.isEmpty)
  }
}
