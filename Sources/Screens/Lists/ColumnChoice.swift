import Rectification

/// A column that somebody has chosen, by its name in files, and how wide it is.
struct ColumnChoice: Hashable, Sendable {
  let name: String
  var width: Int

  /// How wide a column can be made.
  static let widths = 2...60
}

/// What there is to know of a column, whatever it is a column of.
struct ColumnTitle: Hashable, Sendable {
  let name: String
  let title: String
  let width: Int
  let isUsual: Bool

  init<Record>(_ column: Column<Record>) {
    (name, title, width) = (column.name, column.title, column.width)
    isUsual = column.isUsual
  }

  /// Whether it takes what the others leave, and so can neither go nor be given a width.
  var takesRest: Bool { width == 0 }

  /// All columns of a kind of list, in the order of their table.
  static func all(for kind: RecordKind) -> [ColumnTitle] {
    switch kind {
    case .issue: issueColumns.map(ColumnTitle.init)
    case .measure: measureColumns.map(ColumnTitle.init)
    case .policy: policyColumns.map(ColumnTitle.init)
    }
  }
}

/// The columns that were chosen, as wide as they were made, or else the usual ones; the one that
/// takes the rest is always there.
func chosen<Record>(_ choices: [ColumnChoice]?, of all: [Column<Record>]) -> [Column<Record>] {
  guard let choices else { return all.filter(\.isUsual) }
  var columns = choices.compactMap { choice in
    all.first { $0.name == choice.name }.map { column in
      var column = column
      if column.width > 0 { column.width = choice.width.clamped(to: ColumnChoice.widths) }
      return column
    }
  }
  if !columns.contains(where: { $0.width == 0 }) { columns += all.filter { $0.width == 0 } }
  return columns
}
