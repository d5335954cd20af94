import OfficeFiles
import Rectification
import Reports
import Screens

/// The reports that the export form offers: each kind in the formats that staff pass on, the usual
/// one first.
func offeredExports(of profile: Profile) -> Exports {
  Exports(kinds: ReportKind.allCases.map(Exports.Kind.init)) { export in
    ReportRequest(export).map { fileName(for: $0, of: profile) } ?? ""
  }
}

extension Exports.Kind {
  fileprivate init(_ kind: ReportKind) {
    self.init(
      code: kind.rawValue, label: kind.label, formats: kind.formats.map(Exports.Format.init),
      asks: kind.questions, lists: kind.lists)
  }
}

extension Exports.Format {
  fileprivate init(_ format: ReportFormat) {
    self.init(
      code: format.rawValue, label: format.label, suffix: format.suffix,
      encodings: format == .csv ? TextEncoding.written.map(\.rawValue) : [])
  }
}

extension ReportKind {
  fileprivate var formats: [ReportFormat] {
    switch self {
    case .progress: [.docx, .html, .markdown, .text, .json]
    case .ledger: [.xlsx, .csv, .markdown, .json]
    case .policies: [.docx, .xlsx, .html, .markdown, .text, .csv]
    case .notice, .closure: [.docx, .html, .markdown, .text]
    case .audit: [.xlsx, .csv, .docx, .html, .markdown, .text]
    }
  }

  fileprivate var questions: Set<Exports.Question> {
    switch self {
    case .progress: [.comparison, .department]
    case .ledger, .policies, .notice: [.department]
    case .closure: [.issue]
    case .audit: [.since]
    }
  }

  /// The lists that can stand for the whole ledger.
  fileprivate var lists: Set<RecordKind> {
    switch self {
    case .progress, .ledger, .notice: [.issue, .measure]
    case .policies: [.policy]
    case .closure: []
    case .audit: [.issue, .measure, .policy]
    }
  }
}

extension ReportRequest {
  /// The report that an export stands for, `nil` for one that there is not.
  init?(_ export: Export) {
    guard let kind = ReportKind(rawValue: export.kind),
      let format = ReportFormat(rawValue: export.format)
    else { return nil }
    self.init(
      kind: kind, format: format, asOf: export.asOf, since: export.since,
      department: export.department, issue: export.issue, records: export.records)
  }
}

/// A report that is to be written, as it stands when it is begun.
struct Exporting: Sendable {
  let request: ReportRequest
  let encoding: TextEncoding
  /// The ledger as it is now; the report winds it back.
  let ledger: Ledger
  let path: String
  /// Whose looks the document has.
  let configuration: Configuration

  /// How much is done when the file begins to be written; from there on it is not stopped.
  static let writing = 0.9

  /// Makes the report and writes it.
  func run(_ pace: Pace) -> Message {
    do {
      let then = try ledger.asOf(request.asOf)
      let report = try render(request, of: then, in: configuration.house(for: request.format)) {
        done throws(Stopped) in
        try pace(done * Exporting.writing)
      }
      let bytes = try encoding.answer(report)
      try pace(Exporting.writing)
      try writeFile(bytes, to: path)
      return .exported(path: realPath(path) ?? path)
    } catch is Stopped {
      return .stopped
    } catch ReportFault.stopped {
      return .stopped
    } catch { return .workFailed(ErrorText(error).sentence) }
  }
}
