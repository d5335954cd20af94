import OfficeFiles
import Rectification

/// What the rows of a measure belong to.
private enum Owner {
  case known(Issue)
  /// A new issue, by its stand-in and its entry.
  case new(RecordID, entry: Int)
}

extension Planner {
  /// Takes the rows of a ledger: issues, each with its measures.
  mutating func takeLedger(
    _ sheet: Sheet, _ layout: SheetLayout, _ pace: Pace
  ) throws(PlanFault) {
    let page = LedgerSheet(sheet, layout)
    comparing.reader.sheetYear = sheet.year(above: layout.first)
    for issue in issues(on: page) {
      try step(over: issue.rows.count, pace)
      switch issue.identity {
      case .removed(let id, let event): refuse(id, event, issue.first, sheet, page.issueID)
      case .misplaced(let id):
        refuseMisplaced(id, issue.first, sheet, page.issueID, called: issue.title)
        passOverMeasures(of: issue, page)
      case .known(let id):
        guard let record = ledger.issues[id], isFirst(id, issue.first, sheet, column: page.issueID)
        else { continue }
        guard !isAnother(record, issue, page) else {
          refuseAnother(record, issue, page)
          continue
        }
        compare(record, agreed(issue, page, record), issue.first, sheet)
        takeMeasures(issue, page, of: .known(record))
      case .new: takeNew(issue, page)
      }
    }
  }

  /// Whether a file that does not say where its ids are from tells of something else under one.
  private func isAnother(_ record: Issue, _ issue: IssueRows, _ page: LedgerSheet) -> Bool {
    guard comparing.then == nil else { return false }
    let own = [record.title.folded, record.manifestation.folded]
    let texts = ["title", "manifestation"].compactMap { key in
      page.layout.column(.issue, key).flatMap { issue.first[$0.place]?.text?.folded }
    }
    return !texts.isEmpty && !texts.contains(where: own.contains)
  }

  private mutating func refuseAnother(
    _ record: Issue, _ issue: IssueRows, _ page: LedgerSheet
  ) {
    plan.entries.append(
      .init(
        .conflicting,
        at: .init(sheet: page.sheet.name, row: issue.first.number, column: page.title?.letters),
        item: record.id, title: record.title,
        message: "编号 \(record.id) 相同而问题不同（表中为“\(issue.title)”），请核对；是另一个问题的请清空编号。"))
    passOverMeasures(of: issue, page)
  }

  /// The issue's columns without those in which its rows disagree, which is told.
  private mutating func agreed(
    _ issue: IssueRows, _ page: LedgerSheet, _ record: Issue?
  ) -> [SheetColumn] {
    page.issueColumns.filter { column in
      if case .ordinal = column.heading.content { return true }
      let first = issue.first[column.place]
      let other = issue.rows.dropFirst().first { row in
        guard let cell = row[column.place], cell != first else { return false }
        return cell.text?.folded != first?.text?.folded
      }
      guard let other else { return true }
      guard !page.isDoubled(column) else { return false }
      plan.entries.append(disagreement(issue, other, column, page.sheet, record))
      return false
    }
  }

  private func disagreement(
    _ issue: IssueRows, _ other: Row, _ column: SheetColumn, _ sheet: Sheet, _ record: Issue?
  ) -> ImportPlan.Entry {
    let texts = [issue.first, other].map { $0[column.place]?.text ?? "" }
    return .init(
      .conflicting, at: .init(sheet: sheet.name, row: other.number, column: column.letters),
      item: record?.id, title: record?.title ?? issue.title,
      message: "同一问题的“\(column.heading.label)”在第 \(issue.first.number) 行为“\(texts[0])”，"
        + "第 \(other.number) 行为“\(texts[1])”，请改成一致。")
  }
}

extension Planner {
  private mutating func takeNew(_ issue: IssueRows, _ page: LedgerSheet) {
    let (row, sheet) = (issue.first, page.sheet)
    noteOwnNumber(issue, page)
    let before = plan.entries.count
    let agreed = agreed(issue, page, nil)
    let isAgreed = plan.entries.count == before
    let columns = isAgreed ? page.issueColumns : agreed
    var entry: Int?
    let standIn = RecordID(standIn: .issue, row: row.number, sheet: sheet.name)
    if var fields = newFields(.issue, columns, row, sheet, called: issue.title), isAgreed {
      complete(&fields, issue, page)
      if let problem = unfinished(fields, issue, page) {
        tell(problem, row, sheet, nil, called: issue.title)
      } else {
        entry = propose(Adopted(standIn, .issue, fields), row, sheet)
      }
    }
    guard let entry else { return passOverMeasures(of: issue, page) }
    takeMeasures(issue, page, of: .new(standIn, entry: entry))
  }

  /// Fills in what follows from the rows of the issue.
  private func complete(_ fields: inout Fields, _ issue: IssueRows, _ page: LedgerSheet) {
    let states = measureStates(issue, page)
    if fields["stage"] == nil, states.contains(where: { $0 != .notStarted }) {
      fields["stage"] = .text(IssueStage.correcting.rawValue)
    }
    if fields["discoveredOn"] == nil {
      let done = page.measureColumns.first { $0.heading.key == "completedOn" }
      let days = issue.rows.compactMap { row -> Day? in
        guard let done else { return nil }
        return (try? comparing.reader.value(row[done.place], of: done))?.text.flatMap { Day($0) }
      }
      let closed = fields["closedOn"]?.text.flatMap { Day($0) }
      // Found at the latest when the first work on it was done.
      if let first = (days + [closed].compactMap { $0 }).min(), first < occasion.day {
        fields["discoveredOn"] = .text(first.description)
      }
    }
  }

  private func measureStates(_ issue: IssueRows, _ page: LedgerSheet) -> [MeasureStatus] {
    guard let column = page.layout.column(.measure, "status") else { return [] }
    return issue.rows.filter(page.hasMeasure).compactMap { row in
      (try? comparing.reader.value(row[column.place], of: column))?.text
        .flatMap(MeasureStatus.init)
    }
  }

  /// A closed issue whose measures are not finished is none that a ledger may hold.
  private func unfinished(
    _ fields: Fields, _ issue: IssueRows, _ page: LedgerSheet
  ) -> String? {
    guard fields["stage"] == .text(IssueStage.closed.rawValue) else { return nil }
    let open = measureStates(issue, page).first { !$0.isDone && $0 != .halted }
    return open.map { "这个问题已销号，但有措施为“\($0.label)”；已销号的问题不能有未完成的措施，请核对。" }
  }

  /// An id that the ledger never gave is not taken over.
  private mutating func noteOwnNumber(_ issue: IssueRows, _ page: LedgerSheet) {
    guard let column = page.issueID, issue.first[column.place]?.text != nil else { return }
    let remark = "表中的编号不是本台账给出的，新增的记录由程序另编号。"
    if !plan.remarks.contains(remark) { plan.remarks.append(remark) }
  }

  private mutating func passOverMeasures(of issue: IssueRows, _ page: LedgerSheet) {
    for row in issue.rows {
      guard page.hasMeasure(row) else {
        tellOfLostCells(row, page)
        continue
      }
      let name = page.content.flatMap { row[$0.place]?.text } ?? ""
      tell("所属的问题（第 \(issue.first.number) 行）没有读入，请先改正那一行。", row, page.sheet, nil, called: name)
    }
  }
}

extension Planner {
  private mutating func takeMeasures(_ issue: IssueRows, _ page: LedgerSheet, of owner: Owner) {
    for row in issue.rows {
      guard page.hasMeasure(row) else {
        tellOfLostCells(row, page)
        continue
      }
      let content = page.content.flatMap { row[$0.place]?.text }
      let identity = identify(row, page.measureID) {
        guard case .known(let issue) = owner, let content else { return nil }
        return index.measure(content, of: issue.id)
      }
      switch identity {
      case .removed(let id, let event): refuse(id, event, row, page.sheet, page.measureID)
      case .misplaced(let id):
        refuseMisplaced(id, row, page.sheet, page.measureID, called: content ?? "")
      case .known(let id): takeKnown(id, row, page, of: owner)
      case .new: takeNewMeasure(content ?? "", row, page, of: owner)
      }
    }
  }

  /// Cells of a measure in a row that names none.
  private mutating func tellOfLostCells(_ row: Row, _ page: LedgerSheet) {
    let lost = page.measureColumns.filter { row[$0.place]?.text?.meansNothing == false }
    guard let first = lost.first else { return }
    let labels = lost.map { "“\($0.heading.label)”" }.joined()
    tell("这一行没有写整改措施，\(labels)没有读入；请补上措施。", row, page.sheet, first, called: "")
  }

  private mutating func takeKnown(
    _ id: RecordID, _ row: Row, _ page: LedgerSheet, of owner: Owner
  ) {
    guard let measure = ledger.measures[id],
      isFirst(id, row, page.sheet, column: page.measureID)
    else { return }
    if case .known(let issue) = owner, issue.id == measure.issue {
      return compare(measure, page.measureColumns + page.doubled, row, page.sheet)
    }
    let place = ImportPlan.Place(
      sheet: page.sheet.name, row: row.number, column: page.issueID?.letters)
    plan.entries.append(
      .init(
        .conflicting, at: place, item: id, title: measure.content,
        message: "\(id) 是问题 \(measure.issue) 的措施，不能改到别的问题下面；请移除后另行新增（remove、add）。"))
  }

  private mutating func takeNewMeasure(
    _ content: String, _ row: Row, _ page: LedgerSheet, of owner: Owner
  ) {
    let columns = page.measureColumns + page.doubled
    guard var fields = newFields(.measure, columns, row, page.sheet, called: content) else {
      return
    }
    var needs: Int?
    switch owner {
    case .known(let issue): fields["issue"] = .text(issue.id.text)
    case .new(let standIn, let entry):
      fields["issue"] = .text(standIn.text)
      needs = entry
    }
    guard fillInTrack(&fields, content, row, page) else { return }
    noteUnknownPolicies(row, page)
    let standIn = RecordID(standIn: .measure, row: row.number, sheet: page.sheet.name)
    _ = propose(Adopted(standIn, .measure, fields), row, page.sheet, needs: needs)
  }

  /// Ledgers that do not know 当下改 and 长久立 have no column for it; an empty cell is a gap.
  private mutating func fillInTrack(
    _ fields: inout Fields, _ content: String, _ row: Row, _ page: LedgerSheet
  ) -> Bool {
    guard fields["track"] == nil else { return true }
    if let column = page.layout.column(.measure, "track") {
      tell("“措施属性”一栏是空的，应为当下改、长久立之一。", row, page.sheet, column, called: content)
      return false
    }
    let makesRules = fields["kinds"]?.list?.contains(.text(MeasureKind.rules.rawValue)) == true
    fields["track"] = .text((makesRules ? Track.lasting : .immediate).rawValue)
    let remark = "表中没有“措施属性”一栏：措施类型为建章立制的按长久立登记，其余按当下改登记，可以修改（edit）。"
    if !plan.remarks.contains(remark) { plan.remarks.append(remark) }
    return true
  }

  /// Policies that neither the ledger nor the file lists are named, and not linked.
  private mutating func noteUnknownPolicies(_ row: Row, _ page: LedgerSheet) {
    guard let column = page.layout.column(.measure, "policies"),
      let text = row[column.place]?.text
    else { return }
    let unknown = comparing.reader.policies(text).unknown
    guard !unknown.isEmpty else { return }
    note(.unknownPolicies, unknown.map { "《\($0)》" }.joined(), row)
  }
}
