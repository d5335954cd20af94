/// Something that the consistency check (体检) has found.
public struct Finding: Hashable, Sendable {
  public let severity: Severity
  /// The check's name, for programs: `danglingLink`.
  public let check: String
  public let item: RecordID?
  public let message: String

  public init(_ severity: Severity, _ check: String, _ item: RecordID?, _ message: String) {
    (self.severity, self.check, self.item, self.message) = (severity, check, item, message)
  }
}

/// How much a finding matters; 错误 makes `check` fail.
public enum Severity: String, Code {
  case error, warning, hint

  public var label: String {
    switch self {
    case .error: "错误"
    case .warning: "警告"
    case .hint: "提示"
    }
  }
}

extension Ledger {
  /// Everything that the records and the journal show by themselves, errors first (rules.md §4).
  public func findings(on day: Day) -> [Finding] {
    let found = LedgerCheck.all.flatMap { $0(self, day) }
    return Severity.allCases.flatMap { severity in found.filter { $0.severity == severity } }
  }
}
