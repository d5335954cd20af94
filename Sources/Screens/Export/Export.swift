import Rectification

/// A report that is to be written to a file, in the codes of the App.
public struct Export: Hashable, Sendable {
  public var kind: String
  public var format: String
  /// The cut-off date (截至日期).
  public var asOf: Day
  /// The first day of the period that is compared or listed.
  public var since: Day?
  /// Only what this department leads.
  public var department: String?
  /// The issue that the report is about, where it is about one.
  public var issue: RecordID?
  /// Only these records, and what belongs to them.
  public var records: [RecordID]?
  /// The code of the file's encoding, where there is a choice.
  public var encoding: String?
  /// Where the file is to stand; in a folder it gets the name that is offered.
  public var path = ""

  public init(kind: String, format: String, asOf: Day) {
    (self.kind, self.format, self.asOf) = (kind, format, asOf)
  }
}

/// What can be exported, as the App offers it.
public struct Exports: Sendable {
  /// A kind of report.
  public struct Kind: Hashable, Sendable {
    public let code: String
    /// What people read: `进展情况报告`.
    public let label: String
    /// The formats that it can be had in, the usual one first.
    public let formats: [Format]
    /// What else it asks for.
    public let asks: Set<Question>
    /// The lists of which the records on the screen can stand for all.
    public let lists: Set<RecordKind>

    public init(
      code: String, label: String, formats: [Format], asks: Set<Question> = [],
      lists: Set<RecordKind> = []
    ) {
      (self.code, self.label, self.formats) = (code, label, formats)
      (self.asks, self.lists) = (asks, lists)
    }
  }

  /// What a kind of report may ask for beside the cut-off date: the day from which it compares, the
  /// day from which it lists, a department, an issue.
  public enum Question: Hashable, Sendable { case comparison, since, department, issue }

  /// How a report is written down.
  public struct Format: Hashable, Sendable {
    public let code: String
    public let label: String
    /// The ending of its files, without the dot.
    public let suffix: String
    /// Which encodings it can be had in, the usual one first; none where there is no choice.
    public let encodings: [String]

    public init(code: String, label: String, suffix: String, encodings: [String] = []) {
      (self.code, self.label, self.suffix) = (code, label, suffix)
      self.encodings = encodings
    }
  }

  public var kinds: [Kind]
  /// What offices call such a file.
  public var fileName: @Sendable (Export) -> String

  public init(kinds: [Kind] = [], fileName: @escaping @Sendable (Export) -> String = { _ in "" }) {
    (self.kinds, self.fileName) = (kinds, fileName)
  }
}

extension Exports {
  func kind(_ code: String) -> Kind? { kinds.first { $0.code == code } }

  func format(of export: Export) -> Format? {
    kind(export.kind)?.formats.first { $0.code == export.format }
  }

  /// The format of the export's kind that the ending of its path names.
  func format(typedIn export: Export) -> Format? {
    kind(export.kind)?.formats.first { export.path.hasEnding($0.suffix) }
  }

  /// Whether a path ends as the files of some format do.
  func hasKnownEnding(_ path: String) -> Bool {
    kinds.contains { $0.formats.contains { path.hasEnding($0.suffix) } }
  }

  /// What is being exported, in words.
  func label(of export: Export) -> String { kind(export.kind)?.label ?? export.kind }
}

extension String {
  /// Whether the file's name ends with `.suffix`, in letters of any size.
  fileprivate func hasEnding(_ suffix: String) -> Bool { lowercased().hasSuffix(".\(suffix)") }
}

/// How reports were exported last.
struct ExportHabit: Hashable, Sendable {
  var kind: String?
  var format: String?
  /// The folder of the file, as it was typed, up to its last `/`.
  var folder = ""
}
