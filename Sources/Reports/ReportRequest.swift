import OfficeFiles
import Rectification

/// What is reported.
public enum ReportKind: String, CaseIterable, Sendable {
  case progress, ledger, policies, notice, closure, audit

  public var label: String {
    switch self {
    case .progress: "进展情况报告"
    case .ledger: "台账"
    case .policies: "制度清单"
    case .notice: "督办单"
    case .closure: "销号申请单"
    case .audit: "留痕"
    }
  }
}

/// How a report is written down.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, markdown, html, docx, xlsx, csv, json

  public var label: String {
    switch self {
    case .text: "文本"
    case .markdown: "Markdown"
    case .html: "网页"
    case .docx: "Word 文档"
    case .xlsx: "Excel 工作簿"
    case .csv: "CSV 表格"
    case .json: "JSON"
    }
  }

  /// The ending of a file name, without the dot.
  public var suffix: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .html: "html"
    case .docx: "docx"
    case .xlsx: "xlsx"
    case .csv: "csv"
    case .json: "json"
    }
  }

  /// The format that a file's ending asks for, whatever the case of its letters; `.htm` is `.html`.
  public init?(fileName: String) {
    let parts = fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.last == "htm" ? "html" : String(parts.last ?? "")
    guard parts.count > 1, let format = ReportFormat.allCases.first(where: { $0.suffix == ending })
    else { return nil }
    self = format
  }
}

/// Which report is wanted, of what, and how.
public struct ReportRequest: Hashable, Sendable {
  public var kind: ReportKind
  public var format: ReportFormat
  /// The cut-off date (截至日期).
  public var asOf: Day
  /// The first day of the period that is compared; for an audit, its first day.
  public var since: Day?
  /// Only what this department leads.
  public var department: String?
  /// The issue of a 销号申请单.
  public var issue: RecordID?
  /// Only these records, and what belongs to them: what was chosen or listed on a screen.
  public var records: [RecordID]?

  public init(
    kind: ReportKind, format: ReportFormat, asOf: Day, since: Day? = nil,
    department: String? = nil, issue: RecordID? = nil, records: [RecordID]? = nil
  ) {
    (self.kind, self.format, self.asOf) = (kind, format, asOf)
    (self.since, self.department) = (since, department)
    (self.issue, self.records) = (issue, records)
  }
}

/// Why there is no report.
public enum ReportFault: Error, Hashable, Sendable {
  /// The journal does not fit the records.
  case records(BadValue)
  case office(OfficeFault)
  case template(String, TemplateFault)
  /// 销号申请单 is of an issue, and this is none.
  case noIssue(RecordID?)
  case stopped
}

extension ReportFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .records(let bad): "台账数据有误：\(bad.description)。"
    case .office(let fault): "文件\(fault)"
    case .template(let name, let fault): "模板 \(name) \(fault)"
    case .noIssue(let id?): "没有编号为“\(id)”的问题，请核对编号。"
    case .noIssue(nil): "销号申请单是就一个问题写的，请写明问题的编号。"
    case .stopped: "已停止，没有写出文件。"
    }
  }
}

/// Writes the report of `ledger`, which must already be wound back to the cut-off; tells `pace` how
/// far it has come.
public func render(
  _ request: ReportRequest, of ledger: Ledger, in house: House = House(), pace: Pace = { _ in }
) throws(ReportFault) -> [UInt8] {
  let report = try Report(request, of: ledger)
  switch request.format {
  case .text: return Array(report.document.plainText().utf8)
  case .markdown: return Array(report.document.markdown.utf8)
  case .csv: return Array(report.table.csv.utf8)
  case .json: return Array((report.value.json(.indented) + "\n").utf8)
  case .html: return report.paper.html(in: house.fonts)
  case .docx:
    return try report.paper.docx(in: house, by: ledger.profile.organization, on: request.asOf)
  case .xlsx: return try report.xlsx(pace: pace)
  }
}

/// What offices call such a file: 检视整改进展情况报告（截至2023年12月31日）.md.
public func fileName(for request: ReportRequest, of profile: Profile) -> String {
  let scope = [
    request.issue?.text, request.department, request.records.map { _ in "所选记录" },
    "截至\(request.asOf.chinese)",
  ].compactMap { $0 }
  return fileName(
    "\(profile.subject)\(request.kind.label)（\(scope.joined(separator: "，"))）", request.format)
}

/// A name that every file system takes, with the ending of a format.
func fileName(_ name: String, _ format: ReportFormat) -> String {
  let fit = name.suffix(70).map { $0.isFitForFileNames ? String($0) : "_" }
  // The end tells most; no file system finds a name of so many bytes too long.
  let start = fit.indices.first { place in fit[place...].joined().utf8.count <= 220 }
  let end = fit[(start ?? fit.endIndex)...].joined()
  // Programs take what begins so for an option or hide it.
  let isHidden = "-.~".contains(end.first ?? "_")
  return (isHidden ? "_\(end.dropFirst())" : end) + "." + format.suffix
}

extension Character {
  /// Whether no system takes the character for a separator or a wildcard.
  fileprivate var isFitForFileNames: Bool {
    !"/\\:*?\"<>|".contains(self) && !unicodeScalars.contains(where: \.isUnprintable)
  }
}
