import ArgumentParser
import OfficeFiles
import Rectification
import Reports

/// `report`: the reports that offices send, print and pass on.
struct ReportCommand: ReadingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "生成报告：进展情况、台账、制度清单、督办单、销号申请单、留痕")

  @Option(
    help: .init(
      "progress（进展情况报告，默认）、ledger（台账）、policies（制度清单）、notice（督办单）、closure（销号申请单）或 audit（留痕）",
      valueName: "KIND"))
  var kind = ReportKind.progress.rawValue
  @Option(
    help: .init(
      "text、markdown、html、docx、xlsx、csv 或 json（默认按文件名，否则 text）", valueName: "FORMAT"))
  var format: String?
  @Option(help: .init("对比期的第一天，yyyy-MM-dd", valueName: "DATE"), transform: day) var since: Day?
  @Option(help: .init("只含这个部门牵头的（督办单：这个部门承办的）", valueName: "D")) var department: String?
  @Option(help: .init("销号申请单的问题编号", valueName: "ID")) var issue: String?
  @Option(help: .init("csv 的编码：utf-8（默认）或 gb18030", valueName: "E")) var encoding: String?
  @Option(help: .init("docx 的模板（默认按设置）", valueName: "FILE")) var template: String?
  @Option(name: .shortAndLong, help: .init("写入文件（- 为标准输出）", valueName: "FILE"))
  var output: String?
  @OptionGroup(title: "通用选项") var options: Options

  private var file: String? { output == "-" ? nil : output }

  func checkUsage() throws(UsageError) {
    if output?.isEmpty == true { throw .emptyPath("--output") }
    try checkOptionsOfKind()
    if let since, let day = options.asOf, since > day { throw .sinceIsLater(since, day) }
    let format = try request(on: Day(number: 0)).format
    if format.isBinary, file == nil { throw .binaryNeedsFile(format) }
    if template?.isEmpty == true { throw .emptyPath("--template") }
    if template != nil, format != .docx { throw .templateNotForFormat(format.rawValue) }
    _ = try chosenEncoding()
  }

  /// What is given has to be of use to the kind.
  private func checkOptionsOfKind() throws(UsageError) {
    let kind: ReportKind = try named(kind, "--kind")
    if since != nil, ![.progress, .audit].contains(kind) {
      throw .notForKind(option: "--since", kind, instead: [.progress, .audit])
    }
    if issue != nil, kind != .closure {
      throw .notForKind(option: "--issue", kind, instead: [.closure])
    }
    if department != nil, kind == .closure {
      throw .notForKind(option: "--department", kind, instead: [.notice])
    }
    if issue == nil, kind == .closure {
      throw .missing("问题编号（--issue）", example: "--kind closure --issue WT-001")
    }
  }

  func answer(_ session: Session, _ ledger: Ledger) throws -> Answer {
    try ledger.requireKnown("--department", "部门", department, among: ledger.departmentsInUse)
    if let since, kind == ReportKind.progress.rawValue {
      try session.store.requireHistory(on: since + -1)
    }
    var request = try request(on: session.day)
    request.issue = try issue.map { issue throws(UsageError) in try ledger.id(named: issue) }
    let house = try house(for: request)
    let bytes = try chosenEncoding().answer(try render(request, of: ledger, in: house))
    guard let file else { return Answer(bytes: bytes) }
    try writeFile(bytes, to: file, besides: session.store)
    return Answer(messages: ["已写入 \(file)"] + [house.template?.remark].compactMap { $0 })
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

  /// The settings are read only for what they have a part in.
  private func house(for request: ReportRequest) throws -> House {
    guard request.format.isTypeset else { return House() }
    return try Configuration(from: nil).house(for: request, template: template)
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
  guard file.fileName.contains(".") else { return nil }
  guard let format = ReportFormat(fileName: file) else { throw .unknownEnding(file) }
  return format
}

extension ReportFormat {
  /// Whether the bytes are no text, and nothing for a terminal.
  fileprivate var isBinary: Bool { self == .docx || self == .xlsx }

  /// Whether the file says in which faces it is to be set.
  fileprivate var isTypeset: Bool { self == .docx || self == .html }
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
