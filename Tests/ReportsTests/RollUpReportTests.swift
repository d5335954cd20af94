import Cells
import Foundation
import Goldens
import Oracles
import Rectification
import Testing

@testable import Reports

@Suite("汇总的报告")
struct RollUpReportTests {
  let ledger: Ledger
  let rollUp: RollUp

  init() throws {
    ledger = try smallLedger()
    rollUp = try city(of: ledger)
  }

  @Test("每种报告、每种格式", arguments: RollUpKind.allCases, formats)
  func everyFormat(kind: RollUpKind, format: ReportFormat) throws {
    try expectGolden(try text(kind, format), "rollup-\(kind).\(format.suffix)")
  }

  @Test("与上期对比", arguments: [ReportFormat.text, .json])
  func period(format: ReportFormat) throws {
    let rollUp = try city(of: ledger, since: since)
    let bytes = try render(RollUpRequest(kind: .progress, format: format), of: rollUp)
    try expectGolden(String(decoding: bytes, as: UTF8.self), "rollup-since.\(format.suffix)")
  }

  @Test("文字不超过 80 列", arguments: RollUpKind.allCases)
  func width(kind: RollUpKind) throws {
    #expect(try text(kind, .text).split(separator: "\n").allSatisfy { $0.displayWidth <= 80 })
  }

  @Test("没有可读的台账，也没有要督办的，就这样说")
  func nothing() throws {
    let none = RollUp(
      asOf: cutOff,
      bureaus: [Bureau(name: "甲", path: "a", folder: nil, .unread(reason: "没有权限"))])
    let report = try words(of: none, .progress)
    #expect(report.contains("没有一个单位的台账可以读取") && report.contains("没有权限"))
    #expect(try words(of: none, .notice).contains("各单位没有超期和临期的事项，无需督办"))
  }

  @Test(
    "标题随清单，没有的用通称",
    arguments: [
      ("", "各单位整改情况汇总"), ("全市检视整改台账", "全市检视整改情况汇总"), ("全市整改工作情况汇总", "全市整改情况汇总"),
      ("全市巡视整改", "全市巡视整改情况汇总"),
    ])
  func headings(title: String, heading: String) {
    #expect(RollUp(title: title, asOf: cutOff, bureaus: []).heading == heading)
  }

  @Test("工作簿：一张合计，一张一行一个单位，数字能再算")
  func workbook() throws {
    let bytes = try render(RollUpRequest(kind: .progress, format: .xlsx), of: rollUp)
    let sheets = try Exported(bytes, "汇总.xlsx").sheets()
    #expect(sheets.map(\.name) == ["统计", "各单位", "系统"])
    #expect(sheets[0].charts == 1 && sheets[2].state == "hidden")
    let rows = sheets[1]
    #expect((4...6).map { rows.cell("单位", $0)?.description } == ["读不出局", "市甲局", "市乙局"])
    #expect(rows.cell("问题", 5) == .number(Double(ledger.figures(on: cutOff).issues.total)))
    #expect(rows.cell("说明", 4) == .text("未计入：没有权限"))
    #expect(rows.cell("问题", 4) == nil)
  }

  @Test("公文：汇总和附表都读得回来")
  func document() throws {
    for kind in RollUpKind.allCases {
      let bytes = try render(
        RollUpRequest(kind: kind, format: .docx), of: rollUp, notices: notices)
      let exported = try Exported(bytes, "汇总-\(kind).docx")
      let pdf = try LibreOffice.convert(exported.path, to: "pdf")
      let lines = try LibreOffice.lines(ofPage: 1, of: pdf).joined().filter { !$0.isWhitespace }
      #expect(lines.contains(kind == .progress ? "汇总2个单位" : "你单位的整改事项中有"))
    }
  }

  private var notices: [Int: BureauNotice] {
    [0: BureauNotice(of: ledger, on: cutOff), 2: BureauNotice(of: ledger, on: cutOff)]
  }

  private func text(_ kind: RollUpKind, _ format: ReportFormat) throws -> String {
    let request = RollUpRequest(kind: kind, format: format)
    return String(decoding: try render(request, of: rollUp, notices: notices), as: UTF8.self)
  }

  private func words(of rollUp: RollUp, _ kind: RollUpKind) throws -> String {
    let request = RollUpRequest(kind: kind, format: .text)
    let text = String(decoding: try render(request, of: rollUp), as: UTF8.self)
    return text.filter { !$0.isWhitespace }
  }
}

private let formats: [ReportFormat] = [.text, .markdown, .csv, .json, .html]

/// Two bureaus with the small ledger, one of them with a copy that is not up to date, and one that
/// could not be read.
private func city(of ledger: Ledger, since: Day? = nil) throws -> RollUp {
  RollUp(
    title: "全市检视整改台账", asOf: cutOff, since: since,
    bureaus: [
      Bureau(
        name: "市甲局", path: "各局/甲", folder: "各局/甲",
        .counted(try Account(of: ledger, on: cutOff, since: since))),
      Bureau(name: "读不出局", path: "各局/读不出", folder: nil, .unread(reason: "没有权限")),
      Bureau(
        name: "市乙局", path: "ssh://host/乙.git", folder: "/副本/乙",
        .counted(
          try Account(
            of: ledger, on: cutOff, since: since,
            staleness: "没有取到最新内容：连不上远端（超时）；数字出自以前取得的副本"))),
    ])
}
