import Rectification

/// One column of a list: a row of a table says its names, its width and what stands in it.
struct Column<Record: Registered>: Sendable {
  typealias Cell = @Sendable (Record, Ledger, Day) -> Span

  /// What a column becomes before it goes.
  struct Brief: Sendable {
    let width: Int
    let cell: Cell
  }

  /// The name in files.
  let name: String
  let title: String
  /// Columns on the screen; 0 for the one that takes what is left.
  var width: Int
  /// The lowest goes first where the window is narrow; `nil` stays.
  let rank: Int?
  /// Whether it is there unless others were chosen.
  let isUsual: Bool
  private(set) var brief: Brief?
  private(set) var cell: Cell

  init(
    _ name: String, _ title: String, _ width: Int, rank: Int? = nil, isUsual: Bool = true,
    brief: Brief? = nil, cell: @escaping Cell
  ) {
    (self.name, self.title, self.width, self.rank) = (name, title, width, rank)
    (self.isUsual, self.brief, self.cell) = (isUsual, brief, cell)
  }

  /// A column that is there only where somebody has chosen it.
  static func further(
    _ name: String, _ title: String, _ width: Int, cell: @escaping @Sendable (Record) -> String?
  ) -> Column {
    Column(name, title, width, rank: 0, isUsual: false) { record, _, _ in
      Span(cell(record) ?? "")
    }
  }

  /// The column in its brief form, where it has one.
  fileprivate var shortened: Column? {
    guard let brief, brief.width < width else { return nil }
    var column = self
    (column.width, column.cell, column.brief) = (brief.width, brief.cell, nil)
    return column
  }
}

/// The columns that fit into `width`, and what is left for the one without a width.
func fitting<Record>(
  _ columns: [Column<Record>], width: Int, leastRest: Int
) -> (columns: [Column<Record>], rest: Int) {
  var columns = columns
  func rest() -> Int { width - columns.reduce(0) { $0 + ($1.width == 0 ? 0 : $1.width + 1) } }
  while rest() < leastRest,
    let least = columns.compactMap(\.rank).min(),
    let place = columns.lastIndex(where: { $0.rank == least })
  {
    if let shortened = columns[place].shortened {
      columns[place] = shortened
    } else {
      columns.remove(at: place)
    }
  }
  return (columns, max(1, rest()))
}
