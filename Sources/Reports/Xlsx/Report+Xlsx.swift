import OfficeFiles
import Rectification

extension Report {
  /// The report as a workbook: a ledger with all that belongs to it, anything else on one sheet.
  func xlsx(pace: Pace) throws(ReportFault) -> [UInt8] {
    let book = try Spreadsheet(
      title: title, organization: ledger.profile.organization, day: request.asOf)
    var lists = ChoiceLists()
    switch subject {
    case .progress(let report): try add(report.figures, report.comparison, to: book, &lists)
    case .ledger: try addLedger(to: book, &lists, pace: pace)
    case .policies(let policies): try add(policies, to: book, &lists)
    case .audit(let events): try add(events, to: book, &lists, pace: pace)
    case .notice, .closure:
      try book.addSheet(request.kind.label).write(Grid(title, subtitle, table), lists: &lists)
    }
    try SystemSheet(entries: entries).write(lists, to: book.addSheet(SystemSheet.name))
    return try book.finish()
  }

  /// The ledger's sheets; putting the file together takes as long as writing the cells.
  private func addLedger(
    to book: Spreadsheet, _ lists: inout ChoiceLists, pace: Pace
  ) throws(ReportFault) {
    let sheet = try book.addSheet(request.kind.label)
    let grid = Grid(
      title, subtitle, ledger.ledgerCells(on: request.asOf), ledger.ledgerRows,
      rowCount: ledger.ledgerRowCount)
    try sheet.write(grid, lists: &lists) { done throws(Stopped) in try pace(done * 0.5) }
    for rules in LampRules.ofLedger {
      try sheet.colour(grid, by: rules, on: request.asOf, ledger.profile.alerts)
    }
    try add(Array(ledger.policies.records), to: book, &lists)
    try add(ledger.figures(on: request.asOf), nil, to: book, &lists)
    try add(ledger.events(for: request), to: book, &lists) { done throws(Stopped) in
      try pace(0.5 + done * 0.1)
    }
  }

  private func add(
    _ policies: [Policy], to book: Spreadsheet, _ lists: inout ChoiceLists
  ) throws(ReportFault) {
    let rows = policies.enumerated().map { (place: $0 + 1, policy: $1) }
    let title = ledger.profile.subject + ReportKind.policies.label
    try book.addSheet("制度")
      .write(Grid(title, subtitle, ledger.policyCells, rows: rows), lists: &lists)
  }

  private func add(
    _ figures: Figures, _ comparison: Comparison?, to book: Spreadsheet, _ lists: inout ChoiceLists
  ) throws(ReportFault) {
    try FiguresSheet(
      title: ledger.profile.subject + "情况统计", subtitle: subtitle, figures: figures,
      change: comparison.map(PeriodChange.init)
    ).write(to: book, &lists)
  }

  /// Where a sheet has no room for all events, the latest stand there.
  private func add(
    _ events: [Event], to book: Spreadsheet, _ lists: inout ChoiceLists, pace: Pace
  ) throws(ReportFault) {
    let title = ledger.profile.subject + ReportKind.audit.label
    let rows = Array(events.suffix(SheetWriter.roomForRows))
    try book.addSheet(ReportKind.audit.label)
      .write(Grid(title, subtitle, auditCells, rows: rows), lists: &lists, pace: pace)
  }

  private var title: String { ledger.profile.subject + request.kind.label }

  private var subtitle: String {
    let owner = ledger.profile.organization + (request.department.map { "（\($0)）" } ?? "")
    let remark = selection.map { "　　\($0)" } ?? ""
    return "单位：\(owner)　　截至日期：\(request.asOf.chinese)\(remark)"
  }

  /// What an import has to know (documents of `SystemSheet`).
  private var entries: KeyValuePairs<String, String> {
    [
      "format": SystemSheet.format(of: request.kind), "revision": String(revision),
      "asOf": request.asOf.description, "title": ledger.profile.title, "birth": birth ?? "",
    ]
  }
}
