import Rectification

/// Rows of cells under named columns.
public struct Table: Hashable, Sendable {
  public var columns: [Column]
  public var rows: [[String]]

  /// A row that is shorter than the columns has empty cells; a longer one is cut.
  public init(_ columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows.map { row in
      row.count == columns.count
        ? row : columns.indices.map { $0 < row.count ? row[$0] : "" }
    }
  }
}

/// What stands at the head of a column, and how its cells are set.
public struct Column: Hashable, Sendable {
  public var title: String
  public var alignment: Alignment
  /// Whether the cells are sentences that may be broken anywhere.
  public var isWide: Bool
  /// Whether consecutive rows may share the cell: 问题 over the rows of its measures.
  public var isShared: Bool

  public init(
    _ title: String, _ alignment: Alignment = .left, isWide: Bool = false, isShared: Bool = false
  ) {
    (self.title, self.alignment) = (title, alignment)
    (self.isWide, self.isShared) = (isWide, isShared)
  }
}

public enum Alignment: Hashable, Sendable {
  case left, right
}

/// A column together with what its cell says of a record: one table for heads and cells.
struct Cell<Record> {
  let column: Column
  /// The values that a spreadsheet offers; empty where people write what they like.
  let choices: [String]
  /// Whether a spreadsheet folds the column away, for paper has no room for every one.
  let isFolded: Bool
  /// Whether it holds days, or will.
  let holdsDays: Bool
  let content: (Record) -> Content?

  init<Value: CellValue>(
    _ title: String, _ alignment: Alignment = .left, isWide: Bool = false, isShared: Bool = false,
    isFolded: Bool = false, choices: [String] = [], value: @escaping (Record) -> Value?
  ) {
    column = Column(title, alignment, isWide: isWide, isShared: isShared)
    (self.choices, self.isFolded) = (choices, isFolded)
    holdsDays = Value.self == Day.self
    content = { value($0).map(\.content) }
  }
}

extension Cell {
  /// The same cell of something that holds such a record.
  func of<Whole>(_ record: @escaping (Whole) -> Record) -> Cell<Whole> {
    Cell<Whole>(column: column, choices, isFolded, holdsDays) { content(record($0)) }
  }

  private init(
    column: Column, _ choices: [String], _ isFolded: Bool, _ holdsDays: Bool,
    content: @escaping (Record) -> Content?
  ) {
    (self.column, self.choices, self.isFolded) = (column, choices, isFolded)
    (self.holdsDays, self.content) = (holdsDays, content)
  }
}

/// What stands in a cell: a spreadsheet reckons with figures and days, people read words.
enum Content: Hashable {
  case text(String)
  case count(Int)
  case rate(Rate)
  case day(Day)

  var words: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .rate(let rate): rate.description
    case .day(let day): day.chinese
    }
  }
}

/// What a cell can be made of.
protocol CellValue {
  var content: Content { get }
}

extension String: CellValue { var content: Content { .text(self) } }
extension Int: CellValue { var content: Content { .count(self) } }
extension Day: CellValue { var content: Content { .day(self) } }
extension Content: CellValue { var content: Content { self } }

extension Table {
  /// One row a record; what a record does not have is an empty cell.
  init<Record>(_ cells: [Cell<Record>], of records: some Sequence<Record>) {
    self.init(
      cells.map(\.column),
      rows: records.map { record in cells.map { $0.content(record)?.words ?? "" } })
  }
}
