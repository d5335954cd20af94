import Cells
import Rectification

/// A rectangle of the screen.
struct Pane: Hashable, Sendable {
  let rows: Range<Int>
  let columns: Range<Int>

  func contains(_ mouse: Mouse) -> Bool {
    rows.contains(mouse.row) && columns.contains(mouse.column)
  }
}

/// Where the groups and the calendar stand: side by side, or whichever has the keys.
struct DueLayout: Hashable, Sendable {
  private static let calendarWidth = 50

  let list: Pane?
  let calendar: Pane?

  init(_ layout: Layout, isCalendarFocused: Bool) {
    let columns = layout.size.columns
    if columns >= Layout.columnsForTwoPanes {
      let split = columns - DueLayout.calendarWidth
      list = Pane(rows: layout.body, columns: 0..<split - 1)
      calendar = Pane(rows: layout.body, columns: split..<columns)
    } else {
      let whole = Pane(rows: layout.body, columns: 0..<columns)
      list = isCalendarFocused ? nil : whole
      calendar = isCalendarFocused ? whole : nil
    }
  }
}

extension Model {
  var dueLayout: DueLayout { DueLayout(layout, isCalendarFocused: due.isCalendarFocused) }

  /// The day under the calendar's cursor.
  var chosenDay: Day { due.chosen ?? shownDay }

  var calendarLayout: CalendarLayout? {
    dueLayout.calendar.map { CalendarLayout($0, around: chosenDay) }
  }
}
