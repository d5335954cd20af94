import ArgumentParser
import OfficeFiles
import Rectification
import Reports

/// `report`: the reports that offices send, print and pass on.
struct ReportCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "生成报告：进展情况、台账、制度清单、留痕")

  @Option(help: .init("progress（默认）、ledger、policies 或 audit", valueName: "KIND"))
  var kind = ReportKind.progress.rawValue
  @Option(help: .init("text、markdown、csv 或 json（默认按文件名，否则 text）", valueName: "FORMAT"))
  var format: String?
  @Option(help: .init("对比期的第一天，yyyy-MM-dd", valueName: "DATE"), transform: day) var since: Day?
  @Option(help: .init("只含这个部门牵头的", valueName: "D")) var department: String?
  @Option(help: .init("csv 的编码：utf-8（默认）或 gb18030", valueName: "E")) var encoding: String?
  @Option(name: .shortAndLong, help: .init("写入文件（- 为标准输出）", valueName: "FILE"))
  var output: String?
  @OptionGroup(title: "通用选项") var options: Options

  private var file: String? { output == "-" ? nil : output }

  func checkUsage() throws(UsageError) {
    if output?.isEmpty == true { throw .emptyPath("--output") }
    if since != nil { try checkSince() }
    if let since, let day = options.asOf, since > day { throw .sinceIsLater(since, day) }
    _ = try request(on: Day(number: 0))
    _ = try chosenEncoding()
  }

  /// Only what looks back at a period has one.
  private func checkSince() throws(UsageError) {
    let kind: ReportKind = try named(kind, "--kind")
    guard [.progress, .audit].contains(kind) else { throw .sinceNotForKind(kind.rawValue) }
  }

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    try ledger.requireKnown("--department", "部门", department, among: ledger.departmentsInUse)
    if let since, kind == ReportKind.progress.rawValue {
      try session.store.requireHistory(on: since + -1)
    }
    let report = try render(request(on: session.day), of: ledger)
    let bytes = try chosenEncoding().answer(report)
    guard let file else { return Answer(bytes: bytes) }
    try writeFile(bytes, to: file, besides: session.store)
    return Answer(messages: ["已写入 \(file)"])
  }

  private func request(on day: Day) throws(UsageError) -> ReportRequest {
    let kind: ReportKind = try named(kind, "--kind")
    var format: ReportFormat
    if let given = self.format {
      format = try named(given, "--format")
    } else {
      format = try formatOfFile()
    }
    return ReportRequest(
      kind: kind, format: format, asOf: day, since: since, department: department)
  }

  /// What the file's ending asks for; a name without an ending is a text.
  private func formatOfFile() throws(UsageError) -> ReportFormat {
    try file.flatMap { file throws(UsageError) in try App.format(ofFile: file) } ?? .text
  }

  private func chosenEncoding() throws(UsageError) -> TextEncoding {
    guard let name = encoding else { return .utf8 }
    let encoding = TextEncoding.written.first { $0.rawValue == name.lowercased() }
    guard let encoding else {
      throw .unknownReport(
        option: "--encoding", name, allowed: TextEncoding.written.map(\.rawValue))
    }
    if encoding != .utf8, try request(on: Day(number: 0)).format != .csv {
      throw .encodingNotForFormat(encoding.rawValue)
    }
    return encoding
  }
}

/// The format that a file's ending asks for, `nil` where it has none; throws for one that there is
/// not.
func format(ofFile file: String) throws(UsageError) -> ReportFormat? {
  guard let name = file.split(separator: "/").last, name.contains(".") else { return nil }
  guard let format = ReportFormat(fileName: file) else { throw .unknownEnding(file) }
  return format
}

/// A kind or a format by its name on the command line.
private func named<Name: RawRepresentable<String> & CaseIterable>(
  _ text: String, _ option: String
) throws(UsageError) -> Name {
  guard let name = Name(rawValue: text) else {
    throw .unknownReport(option: option, text, allowed: Name.allCases.map(\.rawValue))
  }
  return name
}
