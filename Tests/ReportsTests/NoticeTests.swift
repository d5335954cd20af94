import Rectification
import Testing

@testable import Reports

@Suite("督办单")
struct NoticeTests {
  let ledger: Ledger

  init() throws { ledger = try smallLedger() }

  @Test("列的正是亮红灯、黄灯的问题和措施，归各自的部门", arguments: ["2023-10-01", "2023-12-15", "2023-12-31"])
  func lamps(date: String) throws {
    let today = day(date)
    let report = NoticeReport(ledger, on: today)
    let lit: [(RecordID, String)] =
      ledger.issues.records.filter { [.red, .yellow].contains(ledger.lamp($0, on: today)) }
      .map { ($0.id, $0.department) }
      + ledger.measures.records.filter { [.red, .yellow].contains(ledger.lamp($0, on: today)) }
      .map { ($0.id, $0.department) }
    let listed = report.sheets.flatMap { sheet in sheet.matters.map { ($0.id, sheet.department) } }
    #expect(listed.map { "\($0)" }.sorted() == lit.map { "\($0)" }.sorted())
    #expect(report.table.rows.count == lit.count)
    for sheet in report.sheets {
      #expect(sheet.matters.map(\.daysLeft) == sheet.matters.map(\.daysLeft).sorted())
    }
  }

  @Test("每个部门一张，各起一页，一个部门时只有它那张")
  func sheets() throws {
    let whole = NoticeReport(ledger, on: cutOff)
    #expect(whole.sheets.map(\.department) == ["办公室", "人事科"])
    #expect(whole.document.blocks.count { $0 == .page() } == 1)
    let part = NoticeReport(ledger, on: cutOff, department: "人事科")
    #expect(part.sheets.map(\.department) == ["人事科"])
    #expect(part.document.blocks.contains(.recipient("人事科")))
  }

  @Test("没有要督办的，就这样说")
  func nothing() throws {
    let document = NoticeReport(ledger, on: day("2023-04-02")).document
    #expect(
      document.blocks.last == .paragraph("截至2023年4月2日，市××局党组没有超期和10日内到期的事项，无需督办。"))
  }

  @Test("JSON 用台账自己的栏名，另有算出的天数")
  func value() throws {
    let sheets = try #require(NoticeReport(ledger, on: cutOff).value.list)
    let first = try #require(sheets.first?.object)
    #expect(first["department"] == "办公室")
    let item = try #require(first["items"]?.list?.first?.object)
    #expect(item["id"] == "WT-001" && item["title"] == "“第一议题”落实有随意性")
    #expect(item["computed"] == ["overdue": true, "daysLeft": .count(-31)])
  }
}
