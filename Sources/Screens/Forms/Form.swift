import Rectification

/// Rows to be filled in, in a box over the screen.
struct Form: Hashable, Sendable {
  /// What the form is for.
  enum Purpose: Hashable, Sendable {
    case add(RecordKind)
    case edit(RecordID)
    case extend(RecordID)
    case count(RecordID)
    case attach(RecordID)
    case remove(RecordID)
    /// A report of what was on the screen.
    case export(ExportScene)
    /// A file to take in.
    case importFile
    /// An item of the list in a row of the form below; a new one without a place.
    case item(row: Int, place: Int?)

    /// The record that it is about.
    var record: RecordID? {
      switch self {
      case .edit(let id), .extend(let id), .count(let id), .attach(let id), .remove(let id): id
      case .add, .export, .importFile, .item: nil
      }
    }

    /// The record whose fields are edited.
    var edited: RecordID? { if case .edit(let id) = self { id } else { nil } }
  }

  /// Whether a row must not stay empty, as a rule.
  enum Need: Hashable, Sendable {
    case never, always
    /// Only where another member of its object is filled in.
    case withOthers
  }

  struct Row: Hashable, Sendable {
    /// `["target", "actual"]` for `target.actual`.
    let path: [String]
    let label: String
    let need: Need
    var input: Input
    /// What the row said when it was filled from the ledger.
    var was: Value?
    /// What an empty row will read.
    var placeholder = ""
    var problem: Problem?
  }

  /// What is wrong with a row, or only worth knowing.
  struct Problem: Hashable, Sendable {
    let sentence: String
    var isWarning = false
  }

  /// What lies over the rows and has the keys.
  enum Panel: Hashable, Sendable {
    case picker(Picker)
    /// The month grid, on a day.
    case month(Day)
    /// There is a file at a path already.
    case overwriting(String)
    /// There are changes, and somebody wants to leave.
    case leaving
    case clash(Clash)
    /// What the keys do, from a line on.
    case keys(Page)
  }

  let purpose: Purpose
  let title: String
  /// Lines that stand above the rows.
  var lead: [String] = []
  var rows: [Row]
  /// The row that has the keys; the number of rows for `[保存]`.
  var cursor = 0
  var panel: Panel?
  /// Why the whole was refused.
  var problem: String?
  /// What typed days are reckoned from.
  let today: Day
  /// The form that this one lies on.
  var below: [Form] = []
  /// The conflict that it settles when it is saved.
  var settles: Int?
  /// Whether it saves itself when an editor gives back a text (`E`).
  var savesAfterEditing = false

  init(
    _ purpose: Purpose, _ title: String, lead: [String] = [], rows: [Row], today: Day
  ) {
    (self.purpose, self.title, self.lead) = (purpose, title, lead)
    (self.rows, self.today) = (rows, today)
    cursor = firstOpen
  }

  /// The first row that can be changed.
  var firstOpen: Int { rows.firstIndex { $0.input.isOpen } ?? rows.count }

  /// The row that has the keys; none on `[保存]`.
  var current: Row? {
    get { rows.indices.contains(cursor) ? rows[cursor] : nil }
    set { if let newValue, rows.indices.contains(cursor) { rows[cursor] = newValue } }
  }

  /// The word on the button: what saving comes to.
  var button: String {
    switch purpose {
    case .add, .edit, .extend, .count, .attach: "保存"
    case .remove: "移除"
    case .export: "导出"
    case .importFile: "核对"
    case .item: "确定"
    }
  }

  /// Whether the month grid has the keys.
  var hasMonthOpen: Bool { if case .month? = panel { true } else { false } }

  func row(_ path: [String]) -> Int? { rows.firstIndex { $0.path == path } }

  /// What a row says; `nil` also where it cannot be understood.
  func value(_ row: Int) -> Value? { (try? rows[row].input.value(on: today)) ?? nil }

  func value(_ path: String...) -> Value? { row(path).flatMap(value) }

  /// Whether a row says something else than it did; what cannot be understood does.
  func isChanged(_ row: Int) -> Bool {
    guard rows[row].input.isOpen else { return false }
    do throws(InputProblem) { return try rows[row].input.value(on: today) != rows[row].was } catch {
      return true
    }
  }

  /// Whether something would be lost by leaving.
  var isTouched: Bool {
    switch purpose {
    // What was only chosen is soon chosen again.
    case .export: rows.indices.contains { isChanged($0) && rows[$0].input.area != nil }
    case .importFile: false
    case .add, .edit, .extend, .count, .attach, .remove, .item:
      rows.indices.contains(where: isChanged)
    }
  }

  /// Goes to the next row that can be changed, or to the button: behind the last, and also before
  /// the first.
  mutating func step(_ steps: Int) {
    var place = cursor + steps
    while rows.indices.contains(place), !rows[place].input.isOpen { place += steps }
    cursor = rows.indices.contains(place) ? place : rows.count
  }
}
