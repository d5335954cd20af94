/// Rows of cells under named columns.
public struct Table: Hashable, Sendable {
  public var columns: [Column]
  public var rows: [[String]]

  public init(_ columns: [Column], rows: [[String]] = []) {
    (self.columns, self.rows) = (columns, rows)
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
  let text: (Record) -> String?

  init(
    _ title: String, _ alignment: Alignment = .left, isWide: Bool = false, isShared: Bool = false,
    text: @escaping (Record) -> String?
  ) {
    column = Column(title, alignment, isWide: isWide, isShared: isShared)
    self.text = text
  }
}

extension Table {
  /// One row a record; what a record does not have is an empty cell.
  init<Record>(_ cells: [Cell<Record>], of records: [Record]) {
    self.init(
      cells.map(\.column), rows: records.map { record in cells.map { $0.text(record) ?? "" } })
  }
}
