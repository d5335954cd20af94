import Cells

/// Where the parts of the import screen stand: drawn from by the view, asked by the mouse.
struct ImportLayout {
  /// The rows of the entries, without their heading.
  let rows: Range<Int>
  let listWidth: Int
  /// The rows of the entry under the cursor; its first is the heading.
  let detailRows: Range<Int>
  let detailColumn: Int

  static let titleRow = 0
  static let tabRow = 1
  /// The row of the button, or of what is said or asked.
  let buttonRow: Int
  let hintRow: Int

  init(_ size: Size) {
    let layout = Layout(size: size, noticeRows: 1, isDetailAlone: false, hasDetail: true)
    (rows, listWidth) = (layout.rows, layout.listWidth)
    (detailRows, detailColumn) = (layout.detailRows, layout.detailColumn)
    (buttonRow, hintRow) = (layout.hintRow - 1, layout.hintRow)
  }
}
