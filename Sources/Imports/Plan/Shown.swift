import Rectification
import Reports

/// A ledger on a day, as its own export shows it.
struct Showing: Sendable {
  let ledger: Ledger
  let day: Day

  /// What our own table writes in the column for a record; `nil` where the field says it by itself.
  func text(_ heading: Heading, of record: any Registered) -> String? {
    switch heading.content {
    case .ordinal, .field: nil
    case .special(let special): text(special, of: record) ?? ""
    case .computed(let computed): text(computed, of: record) ?? ""
    }
  }

  private func text(_ special: Heading.Special, of record: any Registered) -> String? {
    let (issue, measure) = (record as? Issue, record as? Measure)
    return switch special {
    case .deadline: (record as? any Dated)?.deadline.text
    case .criteria: issue?.criteria.map(\.words).joined(separator: "；")
    case .target: measure?.target?.words
    case .policies:
      measure.map { ledger.policies(of: $0).map(\.named).joined(separator: "、") }
    }
  }

  private func text(_ computed: Heading.Computed, of record: any Registered) -> String? {
    let (issue, measure) = (record as? Issue, record as? Measure)
    return switch computed {
    case .outcome: issue.map { ledger.outcome(of: $0.id).label }
    case .lamp:
      (issue.flatMap { ledger.lamp($0, on: day) } ?? measure.flatMap { ledger.lamp($0, on: day) })?
        .label
    case .extensions: (record as? any Dated)?.deadline.moves
    case .acceptance: issue?.acceptance?.words
    case .followUps: issue?.followUps.map(\.words).joined(separator: "；")
    case .progress: measure?.progress.last.map { "\($0.on.chinese)：\($0.note)" }
    case .evidence: measure?.evidence.map(\.words).joined(separator: "；")
    case .issuesServed: (record as? Policy).map(issuesServed)
    }
  }

  private func issuesServed(by policy: Policy) -> String {
    let issues = Set(ledger.measures(naming: policy.id).map(\.issue))
      .filter { ledger.issues[$0]?.stage != .withdrawn }
    return issues.sorted().map(\.text).joined(separator: "、")
  }
}

extension Showing {
  /// Whether the cell says what the record does: nothing was edited.
  func says(
    _ cell: CellValue?, _ column: SheetColumn, of record: any Registered, _ reader: CellReader
  ) -> Bool {
    let written = cell?.text ?? ""
    if let shown = text(column.heading, of: record) {
      if written == shown || written.folded == shown.folded { return true }
      guard case .special = column.heading.content, !written.isEmpty else { return false }
    }
    let own = record.value(for: column.heading)
    if written.isEmpty { return own == nil || own == "" }
    if case .text(let own)? = own, own == written { return true }
    guard let value = try? reader.value(cell, of: column) else { return false }
    return value == own || own?.text.map { $0.folded == value.text?.folded } ?? false
  }
}

extension Heading.Computed {
  /// Where the thing can be changed that the column shows.
  var advice: String {
    switch self {
    case .outcome: "请办理它的措施（start、done、undone）"
    case .lamp: "它随时限和截至日期变化"
    case .extensions: "延期请另行办理（extend）"
    case .acceptance: "验收请另行办理（accept、return）"
    case .followUps: "回头看请在问题中填写（edit）"
    case .progress: "进展请另行登记（note）"
    case .evidence: "佐证材料请另行登记（attach）"
    case .issuesServed: "请修改措施的“制度成果”"
    }
  }

  /// Whether it hangs on the day of the export, which a file may not tell.
  var dependsOnDay: Bool { self == .outcome || self == .lamp || self == .issuesServed }
}
