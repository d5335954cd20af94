import Rectification

/// A report in its shapes, each made when a format asks for it.
struct Report {
  enum Subject {
    case progress(ProgressReport)
    case ledger
    case policies([Policy])
    case notice(NoticeReport)
    case closure(ClosureReport)
    case audit([Event])
  }

  let subject: Subject
  let request: ReportRequest
  /// What of the ledger is reported.
  let ledger: Ledger
  /// The `seq` of the last event that the whole ledger had taken in.
  let revision: Int
  /// What tells the whole ledger from others.
  let birth: String?
  /// What is said of a choice of records, where there was one.
  let selection: String?

  init(_ request: ReportRequest, of whole: Ledger) throws(ReportFault) {
    let ledger = whole.narrowed(to: request)
    let selection = request.records.map(whole.scope)
    (self.request, self.ledger, self.selection) = (request, ledger, selection)
    (revision, birth) = (whole.history.last, whole.history.birth)
    subject =
      switch request.kind {
      case .progress: .progress(try ProgressReport(request, of: ledger, selection: selection))
      case .ledger: .ledger
      case .policies: .policies(ledger.policies.records.filter { request.wants($0.department) })
      case .notice:
        .notice(
          NoticeReport(
            ledger, on: request.asOf, department: request.department, selection: selection))
      case .closure: .closure(try ClosureReport(request, of: ledger))
      case .audit: .audit(ledger.events(for: request))
      }
  }

  /// The report for people, as lines of text.
  var document: Document {
    switch subject {
    case .progress(let report): report.document
    case .notice(let report): report.document
    case .closure(let report): report.document
    case .ledger, .policies, .audit: list(of: table)
    }
  }

  /// The report for people, as pages of paper: no wider than these are, with all that it names.
  var paper: Document {
    switch subject {
    case .progress(let report): report.paper
    case .notice, .closure: document
    case .ledger: list(of: ledger.paperTable(on: request.asOf)).lying
    case .policies(let policies): list(of: ledger.paperTable(of: policies)).lying
    case .audit: document.lying
    }
  }

  /// The report for spreadsheets.
  var table: Table {
    switch subject {
    case .progress(let report): report.figures.table(with: report.comparison.map(PeriodChange.init))
    case .ledger: ledger.measureTable(on: request.asOf)
    case .policies(let policies): ledger.table(of: policies)
    case .notice(let report): report.table
    case .closure(let report): report.form.table
    case .audit(let events): auditTable(of: events)
    }
  }

  /// The report for programs (commands.md).
  var value: Value {
    switch subject {
    case .progress(let report): report.figures.value(with: report.comparison)
    case .ledger: ledger.value(on: request.asOf)
    case .policies(let policies): .list(policies.map { .object($0.fields) })
    case .notice(let report): report.value
    case .closure(let report): report.value
    case .audit(let events): .list(events.map { .object($0.fields) })
    }
  }

  /// A table under its title, with a sentence on how much it holds.
  private func list(of table: Table) -> Document {
    let owner =
      "截至\(request.asOf.chinese)，\(ledger.profile.organization)\(request.department ?? "")"
    let remark = selection.map { "（\($0)）" } ?? ""
    return Document(
      [
        .title(ledger.profile.subject + request.kind.label),
        .paragraph(
          table.rows.isEmpty ? "\(owner)尚无登记\(remark)。" : "\(owner)共有\(size)\(remark)。"),
      ] + (table.rows.isEmpty ? [] : [.table(table)]))
  }

  /// How much the table holds, in words.
  private var size: String {
    switch subject {
    case .ledger: ledger.size
    case .policies(let policies): "制度办法\(policies.count)项"
    case .audit(let events):
      "操作记录\(events.count)条" + (request.since.map { "（\($0.chinese)起）" } ?? "")
    case .progress, .notice, .closure: ""
    }
  }
}

extension Document {
  fileprivate var lying: Document { Document([.page(isLandscape: true)] + blocks) }
}

extension Ledger {
  /// What happened in the period of the request, to the records that it chose.
  func events(for request: ReportRequest) -> [Event] {
    history.events.filter(request.wants)
  }
}

extension ReportRequest {
  fileprivate func wants(_ department: String) -> Bool {
    self.department == nil || self.department == department
  }

  /// Only what came in the period; of chosen records only what happened to these.
  fileprivate func wants(_ event: Event) -> Bool {
    (since.map { event.at.day >= $0 } ?? true)
      && (records == nil || event.edit.item != .ledger)
  }
}

extension Ledger {
  /// What of the ledger is reported. Policies and notices go by the department of each record, as
  /// `list` does; a 销号申请单 needs everything about its issue.
  fileprivate func narrowed(to request: ReportRequest) -> Ledger {
    guard request.kind != .closure else { return self }
    let chosen = request.records.map(narrowed(to:))
    guard let department = request.department, ![.policies, .notice].contains(request.kind) else {
      return chosen ?? self
    }
    return (chosen ?? self).narrowed(to: department)
  }
}

extension ProgressReport {
  fileprivate init(
    _ request: ReportRequest, of ledger: Ledger, selection: String?
  ) throws(ReportFault) {
    var comparison: Comparison?
    if let since = request.since {
      do throws(BadValue) {
        comparison = try Comparison(of: ledger, since: since, until: request.asOf)
      } catch {
        throw .records(error)
      }
    }
    self.init(
      ledger, on: request.asOf, comparison: comparison, department: request.department,
      selection: selection)
  }
}

extension ClosureReport {
  fileprivate init(_ request: ReportRequest, of ledger: Ledger) throws(ReportFault) {
    guard let issue = request.issue.flatMap({ ledger.issues[$0] }) else {
      throw .noIssue(request.issue)
    }
    self.init(issue, in: ledger, on: request.asOf)
  }
}
