import Cells
import Rectification

/// Where the weeks of a month stand in a pane, and below them what is due on a day.
struct CalendarLayout: Hashable, Sendable {
  let pane: Pane
  let grid: MonthGrid
  let cellWidth: Int
  /// The row of the month's name, where there is room for one.
  let titleRow: Int?
  let weekdayRow: Int
  /// The weeks that are seen, a row each.
  let weeks: Range<Int>
  /// The rows below the month; the first is a heading.
  let listRows: Range<Int>

  init(_ pane: Pane, around day: Day) {
    self.pane = pane
    grid = MonthGrid(monthOf: day)
    cellWidth = min(8, pane.columns.count / 7)
    titleRow = pane.rows.count > 8 ? pane.rows.lowerBound : nil
    weekdayRow = pane.rows.lowerBound + (titleRow == nil ? 0 : 1)
    let room = max(1, min(grid.weeks.count, pane.rows.upperBound - weekdayRow - 1))
    let here = grid.weeks.firstIndex { $0.contains(day) } ?? 0
    let first = min(here, grid.weeks.count - room)
    weeks = first..<first + room
    let end = weekdayRow + 1 + room + (titleRow == nil ? 0 : 1)
    listRows = min(end, pane.rows.upperBound)..<pane.rows.upperBound
  }

  /// The row of a week.
  func row(of week: Int) -> Int { weekdayRow + 1 + week - weeks.lowerBound }

  /// The column of a day of the week, Monday being 0.
  func column(of weekday: Int) -> Int { pane.columns.lowerBound + weekday * cellWidth }

  /// The day at a place on the screen.
  func day(at mouse: Mouse) -> Day? {
    let week = mouse.row - weekdayRow - 1 + weeks.lowerBound
    let weekday = (mouse.column - pane.columns.lowerBound) / max(1, cellWidth)
    guard pane.contains(mouse), mouse.row > weekdayRow, weeks.contains(week), weekday < 7 else {
      return nil
    }
    return grid.weeks[week][weekday]
  }

  /// `15:3` three are due, `15!3` they are overdue, `[31]3` today; `>` before the chosen day.
  func cell(_ day: Day, due count: Int, today: Day, isChosen: Bool) -> String {
    let isToday = day == today
    let bracket = isToday ? "[" : " "
    // Five columns have one place for both marks.
    let marks = cellWidth > 5 ? (isChosen ? ">" : " ") + bracket : isChosen ? ">" : bracket
    let sign = isToday ? "]" : count == 0 ? " " : day < today ? "!" : ":"
    let head = marks + String(day.civil.day).padded(to: 2, alignRight: true) + sign
    let amount = count == 0 ? "" : amount(count, width: cellWidth - head.count)
    return (head + amount).padded(to: cellWidth)
  }

  /// A number, or `9+` where it does not fit.
  private func amount(_ count: Int, width: Int) -> String {
    let digits = String(count)
    return digits.count <= width ? digits : String(repeating: "9", count: max(0, width - 1)) + "+"
  }
}
