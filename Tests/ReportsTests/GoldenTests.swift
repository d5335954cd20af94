import Cells
import Goldens
import Rectification
import Reports
import Testing

@Suite("报告的全文")
struct GoldenTests {
  @Test("每种报告、每种格式", arguments: ReportKind.allCases, textFormats + [.html])
  func everyFormat(kind: ReportKind, format: ReportFormat) throws {
    try expectGolden(
      try text(request(kind, format), of: smallLedger()), "\(kind).\(format.suffix)")
  }

  @Test("与上期对比", arguments: textFormats)
  func period(format: ReportFormat) throws {
    let request = ReportRequest(kind: .progress, format: format, asOf: cutOff, since: since)
    try expectGolden(try text(request, of: smallLedger()), "progress-since.\(format.suffix)")
  }

  @Test("只报一个部门", arguments: textKinds + [.notice])
  func department(kind: ReportKind) throws {
    let request = ReportRequest(kind: kind, format: .text, asOf: cutOff, department: "人事科")
    try expectGolden(try text(request, of: smallLedger()), "\(kind)-department.txt")
  }

  @Test("空台账", arguments: textKinds + [.notice])
  func empty(kind: ReportKind) throws {
    let ledger = Ledger(profile: try smallLedger().profile)
    let request = ReportRequest(kind: kind, format: .text, asOf: cutOff, since: since)
    try expectGolden(try text(request, of: ledger), "\(kind)-empty.txt")
  }

  @Test("文字不超过 80 列，没有控制字符", arguments: ReportKind.allCases, textFormats + [.html])
  func printable(kind: ReportKind, format: ReportFormat) throws {
    var request = request(kind, format)
    request.since = since
    let text = try text(request, of: smallLedger())
    let body = format == .csv ? String(text.dropFirst()) : text
    #expect(!body.unicodeScalars.contains { $0.isUnprintable && $0 != "\n" && $0 != "\r" })
    if format == .text {
      #expect(body.split(separator: "\n").allSatisfy { $0.displayWidth <= 80 })
    }
  }
}

private let textKinds: [ReportKind] = [.progress, .ledger, .policies, .audit]
private let textFormats: [ReportFormat] = [.text, .markdown, .csv, .json]

private func text(_ request: ReportRequest, of ledger: Ledger) throws -> String {
  String(decoding: try render(request, of: ledger), as: UTF8.self)
}

/// A request for a kind, of an issue where that needs one.
func request(_ kind: ReportKind, _ format: ReportFormat) -> ReportRequest {
  ReportRequest(
    kind: kind, format: format, asOf: cutOff, issue: kind == .closure ? "WT-003" : nil)
}
