import Cells
import Rectification

/// The month below a day of a form.
struct FormMonth {
  /// The day that is meant: the one under the month's cursor, else the written one, else today.
  private let day: Day
  /// Whether it has the keys.
  private let isOpen: Bool
  private let isWritten: Bool
  private let grid: MonthGrid

  init(of form: Form, _ row: Int) {
    let written = form.value(row)?.text.flatMap { Day($0) }
    if case .month(let chosen)? = form.panel {
      (day, isOpen) = (chosen, true)
    } else {
      (day, isOpen) = (written ?? form.today, false)
    }
    isWritten = written != nil
    grid = MonthGrid(monthOf: day)
  }

  /// What stands above the weeks, a line each.
  var head: [Span] {
    let keys = isOpen ? "方向键移动，PgUp PgDn 换月，Enter 选定" : "空格打开月历"
    return ["\(grid.title)    \(keys)", MonthGrid.weekdays.joined(separator: " ")]
      .map { Span($0, Style(isDim: !isOpen)) }
  }

  /// The days of every week.
  var weeks: [[Span]] { grid.weeks.map { $0.map(span) } }

  private func span(_ day: Day?) -> Span {
    let text = day.map { String($0.civil.day).padded(to: 2, alignRight: true) } ?? "  "
    let isChosen = day == self.day && (isOpen || isWritten)
    let style = Style(isBold: isChosen, isReverse: isChosen, isDim: !isChosen && !isOpen)
    return Span(isChosen ? text + "<" : text + " ", style)
  }
}
