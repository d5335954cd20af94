import Rectification

/// What is reported.
public enum ReportKind: String, CaseIterable, Sendable {
  case progress, ledger, policies, audit

  public var label: String {
    switch self {
    case .progress: "进展情况报告"
    case .ledger: "台账"
    case .policies: "制度清单"
    case .audit: "留痕"
    }
  }
}

/// How a report is written down.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, markdown, csv, json

  public var label: String {
    switch self {
    case .text: "文本"
    case .markdown: "Markdown"
    case .csv: "CSV 表格"
    case .json: "JSON"
    }
  }

  /// The ending of a file name, without the dot.
  public var suffix: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .csv: "csv"
    case .json: "json"
    }
  }

  /// The format that a file's ending asks for, whatever the case of its letters.
  public init?(fileName: String) {
    let parts = fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last,
      let format = ReportFormat.allCases.first(where: { $0.suffix == ending })
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

  public init(
    kind: ReportKind, format: ReportFormat, asOf: Day, since: Day? = nil, department: String? = nil
  ) {
    (self.kind, self.format, self.asOf) = (kind, format, asOf)
    (self.since, self.department) = (since, department)
  }
}

/// Writes the report of `ledger`, which must already be wound back to the cut-off; throws where
/// the journal does not fit the records.
public func render(
  _ request: ReportRequest, of ledger: Ledger
) throws(BadValue) -> String {
  let report = try Report(request, of: ledger)
  return switch request.format {
  case .text: report.document.plainText()
  case .markdown: report.document.markdown
  case .csv: report.table.csv
  case .json: report.value.json(.indented) + "\n"
  }
}

/// What offices call such a file: 检视整改进展情况报告（截至2023年12月31日）.md.
public func fileName(for request: ReportRequest, of profile: Profile) -> String {
  let scope = (request.department.map { [$0] } ?? []) + ["截至\(request.asOf.chinese)"]
  let name = "\(profile.subject)\(request.kind.label)（\(scope.joined(separator: "，"))）"
  // The end tells most; of 70 characters no file system finds a name too long.
  return name.map { $0.isFitForFileNames ? String($0) : "_" }.suffix(70).joined()
    + "." + request.format.suffix
}

extension Character {
  /// Whether no system takes the character for a separator or a wildcard.
  fileprivate var isFitForFileNames: Bool {
    !"/\\:*?\"<>|".contains(self) && !unicodeScalars.contains(where: \.isUnprintable)
  }
}
