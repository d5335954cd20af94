import Cells
import Rectification

/// The columns of a list, a row each: whether it is shown, how wide, and where.
struct ColumnsForm: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    let column: ColumnTitle
    var isShown: Bool
    var width: Int
  }

  let kind: RecordKind
  /// What Esc brings back; `nil` for the usual columns.
  let before: [ColumnChoice]?
  private(set) var rows: [Row]
  var roll = Roll()

  init(_ kind: RecordKind, _ choices: [ColumnChoice]?) {
    (self.kind, before) = (kind, choices)
    rows = ColumnsForm.rows(kind, choices)
  }

  /// The chosen columns in their order, then the others in the order of the table.
  private static func rows(_ kind: RecordKind, _ choices: [ColumnChoice]?) -> [Row] {
    let all = ColumnTitle.all(for: kind)
    guard let choices else {
      return all.map { Row(column: $0, isShown: $0.isUsual, width: $0.width) }
    }
    let chosen = choices.compactMap { choice in
      all.first { $0.name == choice.name }
        .map { Row(column: $0, isShown: true, width: choice.width) }
    }
    let others = all.filter { column in !choices.contains { $0.name == column.name } }
    return chosen + others.map { Row(column: $0, isShown: $0.takesRest, width: $0.width) }
  }

  /// What the form says; `nil` for the usual columns.
  var choices: [ColumnChoice]? {
    let usual = ColumnsForm.rows(kind, nil).filter(\.isShown)
    let shown = rows.filter(\.isShown)
    return shown == usual
      ? nil : shown.map { ColumnChoice(name: $0.column.name, width: $0.width) }
  }

  /// Takes a key that neither ends the form nor undoes it; `height` is how many rows there can be.
  mutating func take(_ key: Key, height: Int) {
    switch key {
    case .pageUp, .ctrlUp: carry(-1, height)
    case .pageDown, .ctrlDown: carry(1, height)
    case .right, "l", "+": widen(1)
    case .left, "h", "-": widen(-1)
    case .character(" "): toggle(roll.cursor)
    case .backspace, .delete: rows = ColumnsForm.rows(kind, nil)
    case .character where key.digit != nil: toggle((key.digit ?? 0) - 1)
    default: _ = roll.takeInForm(key, of: rows.count, height: height)
    }
  }

  /// Shows a column or takes it away; the one that takes the rest stays.
  mutating func toggle(_ row: Int) {
    guard rows.indices.contains(row), !rows[row].column.takesRest else { return }
    rows[row].isShown.toggle()
  }

  private mutating func widen(_ step: Int) {
    guard !rows[roll.cursor].column.takesRest else { return }
    rows[roll.cursor].width = (rows[roll.cursor].width + step).clamped(to: ColumnChoice.widths)
  }

  /// Carries the column under the cursor before or behind its neighbour.
  private mutating func carry(_ step: Int, _ height: Int) {
    let place = roll.cursor + step
    guard rows.indices.contains(place) else { return }
    rows.swapAt(roll.cursor, place)
    roll.move(to: place, of: rows.count, height: min(height, rows.count))
  }
}
