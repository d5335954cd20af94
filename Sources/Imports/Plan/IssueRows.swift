import Rectification

/// The rows of one issue: its own cells stand in the first, each may hold a measure.
struct IssueRows {
  let identity: Identity
  /// What the issue is called in the file.
  let title: String
  var rows: [Row]

  var first: Row { rows[0] }
}

/// A ledger-like sheet, with the columns that tell which record a row is about.
struct LedgerSheet {
  let sheet: Sheet
  let layout: SheetLayout
  let issueColumns: [SheetColumn]
  let measureColumns: [SheetColumn]
  let issueID: SheetColumn?
  let title: SheetColumn?
  let measureID: SheetColumn?
  let content: SheetColumn?
  /// Columns of the issue that speak of each measure too, as there is none of the measure's own.
  let doubled: [SheetColumn]

  init(_ sheet: Sheet, _ layout: SheetLayout) {
    (self.sheet, self.layout) = (sheet, layout)
    (issueColumns, measureColumns) = (layout.columns(of: .issue), layout.columns(of: .measure))
    issueID = layout.column(.issue, "id")
    // Many ledgers have one column for what is wrong, whatever they call it.
    title = layout.column(.issue, "title") ?? layout.column(.issue, "manifestation")
    measureID = layout.column(.measure, "id")
    content = layout.column(.measure, "content")
    let hasMeasures = content != nil
    doubled = ["department", "deadline"].compactMap { key in
      guard hasMeasures, layout.column(.measure, key) == nil,
        let column = layout.column(.issue, key),
        let heading = Headings.ledger.named("measure.\(key)")
      else { return nil }
      return SheetColumn(column.place, heading)
    }
  }

  /// Whether the row holds a measure.
  func hasMeasure(_ row: Row) -> Bool {
    content.map { row[$0.place] != nil } == true || measureID.map { row[$0.place] != nil } == true
  }

  /// Whether a cell of the row is understood, beside its number.
  func saysSomething(_ row: Row) -> Bool {
    layout.columns.contains { !$0.isOrdinal && row[$0.place] != nil }
  }

  /// Whether the row says nothing of an issue but a number: ledgers that number their measures.
  func namesNoIssue(_ row: Row) -> Bool {
    issueColumns.allSatisfy { $0.isOrdinal || row[$0.place] == nil || isDoubled($0) }
  }

  /// Whether the cells of an issue column may differ from row to row.
  func isDoubled(_ column: SheetColumn) -> Bool {
    doubled.contains { $0.place == column.place }
  }
}

extension Planner {
  /// Puts the rows of each issue together: cells that were merged stand only in the first row, and
  /// a row that names no issue follows the one that was named last.
  mutating func issues(on page: LedgerSheet) -> [IssueRows] {
    var issues: [IssueRows] = []
    var places: [String: Int] = [:]
    var current: Int?
    for row in page.sheet.rows[page.layout.first...] {
      let id = page.issueID.flatMap { row[$0.place]?.text }
      let title = page.title.flatMap { row[$0.place]?.text }
      if let key = (id ?? title)?.folded {
        current = places[key]
        guard current == nil else {
          issues[current ?? 0].rows.append(row)
          continue
        }
        let identity = identify(row, page.issueID) { title.flatMap { index.issue(called: $0) } }
        current = issues.count
        places[key] = current
        issues.append(IssueRows(identity: identity, title: title ?? "", rows: [row]))
      } else if let current, row.continues(issues[current].first, page) {
        issues[current].rows.append(row)
      } else if page.saysSomething(row) {
        let label = page.title?.heading.label ?? page.issueID?.heading.label ?? "问题"
        tell("“\(label)”一栏是空的，不知是哪个问题。", row, page.sheet, page.title, called: "")
      }
    }
    return issues
  }
}

extension Row {
  /// Whether a row without a name belongs to the issue of `first`: it has no other number, or only
  /// numbers another measure.
  fileprivate func continues(_ first: Row, _ page: LedgerSheet) -> Bool {
    guard let ordinal = page.layout.column(.issue, "ordinal"), let own = self[ordinal.place] else {
      return true
    }
    return own == first[ordinal.place] || page.hasMeasure(self) && page.namesNoIssue(self)
  }
}
