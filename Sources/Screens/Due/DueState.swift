import Rectification

/// Screen 6: what is unfinished, by how soon it is due, and a calendar of it.
struct DueState: Hashable, Sendable {
  enum Row: Hashable, Sendable {
    case heading(DueGroup, issues: Int, measures: Int)
    case record(RecordID)
  }

  private(set) var rows: [Row] = []
  /// The rows of what is due on a day; they always stand together.
  private(set) var rowsByDay: [Day: Range<Int>] = [:]
  private(set) var issueCount = 0
  private(set) var measureCount = 0
  var roll = Roll()
  /// The day under the calendar's cursor; `nil` is the day that the ledger is shown of.
  var chosen: Day?
  /// Whether keys go to the calendar.
  var isCalendarFocused = false

  /// The record under the list's cursor.
  var current: RecordID? { id(at: roll.cursor) }

  /// The records that are shown, in order.
  var ids: [RecordID] { rows.indices.compactMap(id) }

  /// The records that are due on a day.
  func records(on day: Day) -> [RecordID] { (rowsByDay[day] ?? 0..<0).compactMap(id) }

  /// Looks up what is shown; the cursor stays on its record, or else in its place.
  mutating func refresh(_ ledger: Ledger, _ day: Day) {
    let stood = current
    let items = ledger.unfinished
    (rows, rowsByDay) = ([], [:])
    measureCount = items.count { $0.kind == .measure }
    issueCount = items.count - measureCount
    let places = Dictionary(grouping: items.indices) { DueGroup(items[$0], on: day) }
    for group in DueGroup.allCases { add(group, (places[group] ?? []).map { items[$0] }) }
    if let stood { go(to: stood) }
  }

  private mutating func add(_ group: DueGroup, _ items: [Unfinished]) {
    guard !items.isEmpty else { return }
    let measures = items.count { $0.kind == .measure }
    rows.append(.heading(group, issues: items.count - measures, measures: measures))
    let days = items.map { $0.deadline?.number ?? 0 }
    for place in items.indices.sorted(by: { (days[$0], $0) < (days[$1], $1) }) {
      if let date = items[place].deadline {
        rowsByDay[date] = (rowsByDay[date]?.lowerBound ?? rows.count)..<rows.count + 1
      }
      rows.append(.record(items[place].id))
    }
  }

  /// Puts the cursor on a record, if it is shown.
  mutating func go(to id: RecordID) {
    if let row = rows.firstIndex(of: .record(id)) { roll.cursor = row }
  }

  /// Puts the cursor on the nearest record, first the one way, then the other.
  mutating func settle(downwards: Bool) {
    let below = rows.indices.dropFirst(roll.cursor).first { id(at: $0) != nil }
    let above = rows.indices.prefix(roll.cursor + 1).last { id(at: $0) != nil }
    roll.cursor = (downwards ? below ?? above : above ?? below) ?? 0
  }

  /// Brings the cursor into sight, and with it the heading that it stands right below.
  mutating func keepInSight(height: Int) {
    settle(downwards: true)
    roll.bringIntoSight(of: rows.count, height: height)
    if height > 1, roll.top == roll.cursor, roll.top > 0, id(at: roll.top - 1) == nil {
      roll.top -= 1
    }
  }

  private func id(at row: Int) -> RecordID? {
    guard rows.indices.contains(row), case .record(let id) = rows[row] else { return nil }
    return id
  }
}
