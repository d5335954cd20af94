import Rectification

/// A report in its three shapes, each made when a format asks for it.
struct Report {
  let kind: ReportKind
  let ledger: Ledger
  let asOf: Day
  private let since: Day?
  let department: String?
  let comparison: Comparison?
  /// The `seq` of the last event that the whole ledger had taken in.
  let revision: Int

  init(_ request: ReportRequest, of ledger: Ledger) throws(BadValue) {
    (kind, asOf, since) = (request.kind, request.asOf, request.since)
    department = request.department
    revision = ledger.history.last
    // A list of policies by department goes by who drafts them, as `list policies` does.
    if let department = request.department, request.kind != .policies {
      self.ledger = try ledger.narrowed(to: department)
    } else {
      self.ledger = ledger
    }
    if let since = request.since, request.kind == .progress {
      comparison = try Comparison(of: self.ledger, since: since, until: request.asOf)
    } else {
      comparison = nil
    }
  }

  /// The report for people.
  var document: Document {
    guard kind != .progress else {
      return ProgressReport(
        ledger, on: asOf, comparison: comparison, department: department
      ).document
    }
    let table = table
    let owner = "截至\(asOf.chinese)，\(ledger.profile.organization)\(department ?? "")"
    return Document(
      [
        .title(ledger.profile.subject + kind.label),
        .paragraph(table.rows.isEmpty ? "\(owner)尚无登记。" : "\(owner)共有\(size)。"),
      ] + (table.rows.isEmpty ? [] : [.table(table)]))
  }

  /// The report for spreadsheets.
  var table: Table {
    switch kind {
    case .progress: ledger.figures(on: asOf).table(with: comparison)
    case .ledger: ledger.measureTable(on: asOf)
    case .policies, .notice, .closure: ledger.table(of: policies)
    case .audit: auditTable(of: events)
    }
  }

  /// The report for programs (commands.md).
  var value: Value {
    switch kind {
    case .progress: ledger.figures(on: asOf).value(with: comparison)
    case .ledger: ledger.value(on: asOf)
    case .policies, .notice, .closure: .list(policies.map { .object($0.fields) })
    case .audit: .list(events.map { .object($0.fields) })
    }
  }

  var policies: [Policy] {
    ledger.policies.records.filter { department == nil || $0.department == department }
  }

  var events: [Event] {
    ledger.history.events.filter { event in since.map { event.at.day >= $0 } ?? true }
  }

  /// How much the table holds, in words.
  private var size: String {
    switch kind {
    case .progress: ""
    case .ledger: ledger.size
    case .policies, .notice, .closure: "制度办法\(policies.count)项"
    case .audit: "操作记录\(events.count)条" + (since.map { "（\($0.chinese)起）" } ?? "")
    }
  }
}
