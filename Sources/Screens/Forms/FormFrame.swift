import Cells

/// Where the parts of a form stand in a window: drawn from by the view, asked by the keys.
struct FormFrame: Hashable, Sendable {
  /// The columns of the box, its sides included.
  let columns: Range<Int>
  /// How many rows there are between its top and its bottom.
  let height: Int
  let labelWidth: Int

  /// Wider lines would be harder to read.
  private static let most = 100
  private static let widestLabel = 14

  init(_ form: Form, on size: Size) {
    let width = min(size.columns, FormFrame.most)
    let column = (size.columns - width) / 2
    columns = column..<column + width
    height = max(1, size.rows - 2)
    labelWidth = min(FormFrame.widestLabel, form.rows.map(\.label.displayWidth).max() ?? 0)
  }

  /// The columns between the sides.
  var inner: Int { max(0, columns.count - 2) }

  /// Where values begin, counted from the left side: behind the marker, the label and its star.
  var valueColumn: Int { labelWidth + 3 }

  /// How wide values are.
  var valueWidth: Int { max(2, inner - valueColumn - 1) }
}
