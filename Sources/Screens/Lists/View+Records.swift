import Cells
import Pinyin
import Rectification

extension Model {
  /// The list, and beside or below it the detail of the record under the cursor.
  func drawRecords(_ canvas: inout Canvas) {
    if !detail.isAlone {
      switch place {
      case .issues: drawList(issueColumns, shown.issues, &canvas)
      case .measures: drawList(measureColumns, shown.measures, &canvas)
      default: drawList(policyColumns, shown.policies, &canvas)
      }
    }
    drawDetail(&canvas)
  }

  /// Only the rows that are seen are made.
  private func drawList<Record>(
    _ all: [Column<Record>], _ register: Register<Record>, _ canvas: inout Canvas
  ) {
    guard let list else { return }
    let (columns, rest) = shownColumns(all)
    drawHeading(columns, rest, &canvas)
    if list.ids.isEmpty {
      canvas.write(
        emptyWords(list), row: layout.rows.lowerBound + 1, column: 3, style: Style(isDim: true))
      return
    }
    let page = ListPage(
      list: list, range: list.rangeRows, columns: columns, rest: rest, query: query,
      ledger: shown, day: shownDay, isFocused: !detail.isFocused)
    for (row, place) in zip(layout.rows, list.roll.top..<list.ids.count) {
      guard let record = register[list.ids[place]] else { continue }
      page.draw(record, place, row, &canvas)
      if place == list.roll.cursor { canvas.restingPlace = Position(row: row, column: 0) }
    }
  }

  /// The columns that the list has room for, and what is left for the one without a width.
  func shownColumns<Record>(_ all: [Column<Record>]) -> (columns: [Column<Record>], rest: Int) {
    let width = layout.listWidth - 3
    let chosen = chosen(habits[Record.kind]?.columns, of: all)
    return fitting(chosen, width: width, leastRest: min(22, width * 3 / 8))
  }

  private func emptyWords(_ list: ListState) -> String {
    list.filter.isEmpty && list.scope == nil
      ? "还没有记录，按 \(keyLabel(.add)) 新增。" : "没有符合条件的记录，按 Esc 清除条件。"
  }

  private func drawHeading<Record>(
    _ columns: [Column<Record>], _ rest: Int, _ canvas: inout Canvas
  ) {
    var column = 3
    for item in columns {
      let width = item.width == 0 ? rest - 1 : item.width
      canvas.write(
        item.title, row: layout.rows.lowerBound - 1, column: column,
        style: Style(isBold: true, isUnderlined: false),
        width: width)
      column += width + 1
    }
  }

  func drawDetail(_ canvas: inout Canvas) {
    let rows = layout.detailRows
    guard !rows.isEmpty else { return }
    drawDetailHeading(&canvas)
    let lines = detailLines
    for (row, place) in zip(rows.dropFirst(), detail.roll.top..<max(detail.roll.top, lines.count)) {
      let line = lines[place]
      let isHere = detail.isFocused && place == detail.roll.cursor
      let mark = isHere ? ">" : " "
      canvas.write(mark, row: row, column: layout.detailColumn)
      canvas.write(
        line.spans, row: row,
        column: layout.detailColumn + (layout.isSideBySide ? 1 : 0),
        width: layout.detailWidth - 1,
        restyled: isHere ? \.onlyReversed : nil)
      if isHere {
        canvas.write(mark, row: row, column: layout.detailColumn, style: Style(isReverse: true))
        canvas.restingPlace = Position(row: row, column: layout.detailColumn)
      }
    }
  }

  private func heading(of subject: DetailSubject) -> String {
    switch subject {
    case .record(let id): return shown.heading(of: id)
    case .event(let place):
      let event = shown.history.events[place]
      return "第 \(event.seq) 条 \(event.action) \(event.itemName)"
    }
  }

  /// A rule with the record's name; beside a list also the line between the panes.
  private func drawDetailHeading(_ canvas: inout Canvas) {
    let row = layout.detailRows.lowerBound
    let title = subject.map(heading) ?? "没有选中的记录"
    let style = Style(ink: .cyan, isBold: detail.isFocused)
    let head = "-- \(title.sanitized.truncated(to: max(0, layout.detailWidth - 8))) "
    let dashes = String(repeating: "-", count: max(0, layout.detailWidth - head.displayWidth - 1))
    canvas.write(
      [Span(head, style)].highlighted(query) + [Span(dashes, style)], row: row,
      column: layout.detailColumn, width: layout.detailWidth)
    guard layout.isSideBySide else { return }
    for row in layout.detailRows {
      canvas.write("|", row: row, column: layout.detailColumn - 1, style: Style(isDim: true))
    }
  }
}

/// What all rows of a list that are seen have in common.
private struct ListPage<Record: Registered> {
  let list: ListState
  /// The rows of a range that is being selected.
  let range: ClosedRange<Int>?
  let columns: [Column<Record>]
  /// How wide the column without a width is, with the blank behind it.
  let rest: Int
  let query: Query
  let ledger: Ledger
  let day: Day
  /// Whether the keys go to the list.
  let isFocused: Bool

  /// Draws a record, which stands at `place` in the list. Its cells are written where they stand,
  /// without becoming a line of text first.
  func draw(_ record: Record, _ place: Int, _ row: Int, _ canvas: inout Canvas) {
    let isHere = place == list.roll.cursor
    let isSelected = list.selected.contains(record.id) || range?.contains(place) == true
    func look(_ style: Style) -> Style {
      var style = isHere && isFocused ? style.onlyReversed : style
      if isSelected { style.isBold = true }
      return style
    }
    let mark = (isSelected ? "*" : " ") + (isHere ? "> " : "  ")
    canvas.write(mark, row: row, style: look(.plain))
    var start = 3
    for column in columns {
      let width = column.width == 0 ? rest - 1 : column.width
      let span = column.cell(record, ledger, day)
      canvas.write(
        field: span.text, row: row, column: start, width: width, style: look(span.style))
      canvas.highlight(query, in: span.text, row: row, column: start, width: width)
      canvas.fill(row: row, columns: start + width..<start + width + 1, style: look(.plain))
      start += width + 1
    }
  }
}
