import Cells
import Rectification

extension Model {
  /// Up and down in whatever has the keys.
  mutating func moveInDue(_ command: Command) {
    if due.isCalendarFocused { return moveInCalendar(command) }
    move(&due.roll, command, of: due.rows.count, height: layout.body.count)
    due.settle(downwards: ![.up, .pageUp].contains(command))
  }

  mutating func moveInCalendar(_ command: Command) {
    if let step = CalendarStep(command) { due.chosen = chosenDay.moved(step) }
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

extension CalendarStep {
  /// A row is a week, a page a month.
  fileprivate init?(_ command: Command) {
    switch command {
    case .left: self = .day(-1)
    case .right: self = .day(1)
    case .up: self = .week(-1)
    case .down: self = .week(1)
    case .pageUp: self = .month(-1)
    case .pageDown: self = .month(1)
    case .first: self = .first
    case .last: self = .last
    default: return nil
    }
  }
}
