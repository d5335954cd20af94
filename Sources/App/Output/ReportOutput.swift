import ArgumentParser
import OfficeFiles
import Reports

/// Where a report goes and how it is written down: what all commands that make one take.
struct ReportOutput: ParsableArguments {
  @Option(
    help: .init(
      "text、markdown、html、docx、xlsx、csv 或 json（默认按文件名，否则 text）", valueName: "FORMAT"))
  var format: String?
  @Option(help: .init("csv 的编码：utf-8（默认）或 gb18030", valueName: "E")) var encoding: String?
  @Option(help: .init("docx 的模板（默认按设置）", valueName: "FILE")) var template: String?
  @Option(name: .shortAndLong, help: .init("写入文件（- 为标准输出）", valueName: "FILE"))
  var output: String?

  /// The file to be written; `nil` for standard output.
  var file: String? { output == "-" ? nil : output }

  /// Whether a report is wanted at all, by any of these.
  var isGiven: Bool { format != nil || encoding != nil || template != nil || output != nil }

  /// Throws where these cannot be meant together.
  func check() throws(UsageError) {
    if output?.isEmpty == true { throw .emptyPath("--output") }
    let format = try chosenFormat()
    if format.isBinary, file == nil { throw .binaryNeedsFile(format) }
    if template?.isEmpty == true { throw .emptyPath("--template") }
    if template != nil, format != .docx { throw .templateNotForFormat(format.rawValue) }
    _ = try chosenEncoding()
  }

  /// What is asked for, else what the file's ending asks for; a name without an ending is a text.
  func chosenFormat() throws(UsageError) -> ReportFormat {
    if let format { return try named(format, "--format") }
    return try file.flatMap { file throws(UsageError) in try App.format(ofFile: file) } ?? .text
  }

  private func chosenEncoding() throws(UsageError) -> TextEncoding {
    guard let name = encoding else { return .utf8 }
    let encoding = TextEncoding.written.first { $0.rawValue == name.lowercased() }
    guard let encoding else {
      throw .unknownReport(
        option: "--encoding", name, allowed: TextEncoding.written.map(\.rawValue))
    }
    if encoding != .utf8, try chosenFormat() != .csv {
      throw .encodingNotForFormat(encoding.rawValue)
    }
    return encoding
  }

  /// How documents look. The settings are read only for what they have a part in.
  func house() throws -> House {
    let format = try chosenFormat()
    guard format.isTypeset else { return House() }
    return try Configuration(from: nil).house(for: format, template: template)
  }

  /// Writes the report to where it goes; `requireForeign` throws where nothing may be written.
  func answer(
    _ report: [UInt8], in house: House, _ requireForeign: (String) throws(UsageError) -> Void
  ) throws -> Answer {
    let bytes = try chosenEncoding().answer(report)
    guard let file else { return Answer(bytes: bytes) }
    try requireForeign(file)
    try writeFile(bytes, to: file)
    return Answer(messages: ["已写入 \(file)"] + [house.template?.remark].compactMap { $0 })
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
func named<Name: RawRepresentable<String> & CaseIterable>(
  _ text: String, _ option: String
) throws(UsageError) -> Name {
  guard let name = Name(rawValue: text) else {
    throw .unknownReport(option: option, text, allowed: Name.allCases.map(\.rawValue))
  }
  return name
}
