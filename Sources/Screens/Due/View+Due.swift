import Cells
import Rectification

extension Model {
  /// The groups, and beside them or in their place the calendar.
  func drawDue(_ canvas: inout Canvas) {
    let layout = dueLayout
    if let pane = layout.list { drawGroups(pane, &canvas) }
    if let calendar = calendarLayout { drawCalendar(calendar, &canvas) }
    guard layout.list != nil, let calendar = layout.calendar else { return }
    for row in calendar.rows {
      canvas.write(
        "|", row: row, column: calendar.columns.lowerBound - 1, style: Style(isDim: true))
    }
  }

  /// Only the rows that are seen are made.
  private func drawGroups(_ pane: Pane, _ canvas: inout Canvas) {
    if due.rows.isEmpty {
      canvas.write("没有未完成的事项。", row: pane.rows.lowerBound, column: 3, style: Style(isDim: true))
    }
    for (row, place) in zip(pane.rows, due.roll.top..<due.rows.count) {
      switch due.rows[place] {
      case .heading(let group, let issues, let measures):
        canvas.write(
          "\(group.label) \(issues + measures) 项（问题 \(issues) · 措施 \(measures)）", row: row,
          column: 1,
          style: Style(ink: .cyan, isBold: true), width: pane.columns.count - 1)
      case .record(let id):
        draw(id, place == due.roll.cursor && !due.isCalendarFocused, row, pane.columns, &canvas)
      }
    }
  }

  private func draw(
    _ id: RecordID, _ isHere: Bool, _ row: Int, _ columns: Range<Int>, _ canvas: inout Canvas
  ) {
    guard let words = shown.dueWords(of: id, on: shownDay) else { return }
    let department = columns.count < 56 ? "" : words.department.sanitized.padded(to: 11)
    let spans = [
      Span(isHere ? " > " : "   "), Span(words.due.text.padded(to: 11) + " ", words.due.style),
      Span(id.text.padded(to: max(7, id.text.count)) + " " + department + words.title.sanitized),
    ]
    canvas.write(spans, row: row, column: columns.lowerBound, width: columns.count)
    guard isHere else { return }
    canvas.restyle(row: row, columns: columns, style: Style(isReverse: true))
    canvas.restingPlace = Position(row: row, column: columns.lowerBound)
  }

  private func drawCalendar(_ layout: CalendarLayout, _ canvas: inout Canvas) {
    let (first, width) = (layout.pane.columns.lowerBound, layout.pane.columns.count)
    if let row = layout.titleRow {
      let days = layout.grid.weeks.joined().compactMap(\.self)
      let count = days.reduce(0) { $0 + (due.rowsByDay[$1]?.count ?? 0) }
      let title = [
        Span(" \(layout.grid.title) \(count) 项", Style(ink: .cyan, isBold: due.isCalendarFocused)),
        Span("  : 到期  ! 超期  [] 今天", Style(isDim: true)),
      ]
      canvas.write(title, row: row, column: first, width: width)
    }
    for (weekday, name) in MonthGrid.weekdays.enumerated() {
      canvas.write(
        (layout.cellWidth > 5 ? "  " : " ") + name, row: layout.weekdayRow,
        column: layout.column(of: weekday), style: Style(isBold: true))
    }
    for week in layout.weeks {
      for (weekday, day) in layout.grid.weeks[week].enumerated() {
        if let day { draw(day, week, weekday, layout, &canvas) }
      }
    }
    drawChosenDay(layout, &canvas)
  }

  private func draw(
    _ day: Day, _ week: Int, _ weekday: Int, _ layout: CalendarLayout, _ canvas: inout Canvas
  ) {
    let isChosen = day == chosenDay
    let count = due.rowsByDay[day]?.count ?? 0
    let (row, column) = (layout.row(of: week), layout.column(of: weekday))
    let lamp = count == 0 ? nil : shown.profile.alerts.lamp(daysLeft: day - shownDay)
    let hasKeys = isChosen && due.isCalendarFocused
    canvas.write(
      layout.cell(day, due: count, today: shownDay, isChosen: isChosen), row: row, column: column,
      style: hasKeys ? Style(isReverse: true) : lamp?.style ?? .plain)
    if hasKeys { canvas.restingPlace = Position(row: row, column: column) }
  }

  /// What is due on the day under the calendar's cursor.
  private func drawChosenDay(_ layout: CalendarLayout, _ canvas: inout Canvas) {
    guard let row = layout.listRows.first else { return }
    let (column, width) = (layout.pane.columns.lowerBound, layout.pane.columns.count)
    let ids = due.records(on: chosenDay)
    let head = "-- \(chosenDay) \(chosenDay.weekday) \(ids.count) 项 "
    let dashes = String(repeating: "-", count: max(0, width - head.displayWidth - 1))
    canvas.write(head + dashes, row: row, column: column, style: Style(ink: .cyan), width: width)
    for (row, id) in zip(layout.listRows.dropFirst(), ids) {
      guard let words = shown.dueWords(of: id, on: shownDay) else { continue }
      canvas.write(
        [Span(" \(id) "), words.due, Span(" " + words.title.sanitized)], row: row, column: column,
        width: width - 1)
    }
  }

  /// The second row: the day, where Tab leads, and how much is unfinished.
  var dueConditions: (left: String, right: String) {
    let other = "（\(keyLabel(.otherPane)) \(due.isCalendarFocused ? "清单" : "月历")）"
    let left =
      due.isCalendarFocused
      ? "月历 \(chosenDay) \(chosenDay.weekday)" : "截至 \(shownDay) \(shownDay.weekday)"
    let scope = size.columns < 60 ? "" : "未完成："
    return (left + other, "\(scope)问题 \(due.issueCount) 措施 \(due.measureCount)")
  }
}
