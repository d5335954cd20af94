/// A table as a sheet of paper shows it: what it is called, its columns, and its rows in groups.
struct Grid<Record, Groups: Collection<[Record]>> {
  let title: String
  /// Whose it is, and of what day.
  let subtitle: String
  let cells: [Cell<Record>]
  /// Rows that share the cells of shared columns stand in one group.
  let groups: Groups
  let rowCount: Int
  /// Whether rows can be chosen; that would hide what stands beside the grid.
  var isFiltered = true

  /// `rowCount` is told, for counting would make every group once more.
  init(
    _ title: String, _ subtitle: String, _ cells: [Cell<Record>], _ groups: Groups, rowCount: Int
  ) {
    (self.title, self.subtitle, self.cells, self.groups) = (title, subtitle, cells, groups)
    self.rowCount = rowCount
  }
}

extension Grid where Groups == [[Record]] {
  /// Rows that share nothing.
  init(_ title: String, _ subtitle: String, _ cells: [Cell<Record>], rows: [Record]) {
    self.init(title, subtitle, cells, rows.map { [$0] }, rowCount: rows.count)
  }
}

extension Grid<[String], [[[String]]]> {
  /// A table whose cells are only known in words.
  init(_ title: String, _ subtitle: String, _ table: Table) {
    let cells = table.columns.enumerated().map { place, column in
      Cell<[String]>(column.title, column.alignment, isWide: column.isWide) { $0[place] }
    }
    self.init(title, subtitle, cells, rows: table.rows)
  }
}

/// The rows above those of a grid, counted from 0.
enum HeadRow {
  static let title: UInt32 = 0
  static let subtitle: UInt32 = 1
  static let head: UInt32 = 2
  /// Where the grid's own rows begin.
  static let first: UInt32 = 3
}
