import Cells
import Rectification

extension Model {
  /// Up and down in whatever has the keys.
  mutating func moveInDue(_ command: Command) {
    if due.isCalendarFocused { return moveInCalendar(command) }
    move(&due.roll, command, of: due.rows.count, height: layout.body.count)
    due.settle(downwards: ![.up, .pageUp].contains(command))
  }

  /// A row is a week, a page a month.
  private mutating func moveInCalendar(_ command: Command) {
    let day = chosenDay
    switch command {
    case .down: due.chosen = day + 7
    case .up: due.chosen = day + -7
    case .pageDown: due.chosen = day.adding(months: 1) ?? day
    case .pageUp: due.chosen = day.adding(months: -1) ?? day
    case .first: due.chosen = day.firstOfMonth
    case .last: due.chosen = day.lastOfMonth
    default: break
    }
  }

  /// Goes from a day of the calendar to what is due on it.
  mutating func openDay() {
    guard let first = due.rowsByDay[chosenDay]?.first else {
      return say(.news, "\(chosenDay) 没有到期的事项。")
    }
    due.isCalendarFocused = false
    due.roll.cursor = first
  }

  /// A click chooses a record or a day, and gives the keys to where it stands.
  mutating func pressDue(_ mouse: Mouse) {
    if let day = calendarLayout?.day(at: mouse) {
      (due.chosen, due.isCalendarFocused) = (day, true)
    } else if let pane = dueLayout.list, pane.contains(mouse) {
      let row = mouse.row - pane.rows.lowerBound + due.roll.top
      guard row < due.rows.count else { return }
      due.isCalendarFocused = false
      due.roll.cursor = row
    }
  }
}
