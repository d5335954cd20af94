import Cells

/// Where the parts of the conflict screen stand: drawn from by the view, asked by the mouse.
struct ConflictLayout {
  /// The rows of the conflicts, without their heading.
  let rows: Range<Int>
  /// The rows of the one under the cursor; its first is the heading.
  let detailRows: Range<Int>
  /// How wide each side is; ` | ` stands between them.
  let sideWidth: Int
  let hintRow: Int

  static let titleRow = 0
  static let reasonRow = 1
  private static let firstRow = 3

  /// A third of the window lists the conflicts at most: both sides need the room.
  init(_ size: Size, count: Int, noticeRows: Int) {
    hintRow = size.rows - 1
    let end = max(ConflictLayout.firstRow + 1, hintRow - noticeRows)
    let listed = count.clamped(to: 1...max(1, (size.rows - 7) / 3))
    rows = ConflictLayout.firstRow..<ConflictLayout.firstRow + listed
    detailRows = rows.upperBound..<max(rows.upperBound, end)
    sideWidth = max(1, (size.columns - 5) / 2)
  }
}
