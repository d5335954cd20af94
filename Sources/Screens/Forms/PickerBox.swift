import Cells

/// The list to choose from as a box: what is typed to find, and the options that there is room for.
struct PickerBox {
  let lines: [String]
  let keys: String
  /// The line under the cursor; none where nothing was found.
  let cursor: Range<Int>
  let insertionPoint: Position
  private let frame: BoxFrame
  private let top: Int
  private let count: Int

  init(_ picker: Picker, on size: Size) {
    let height = PickerBox.height(on: size)
    count = picker.shown.count
    top = max(0, min(picker.roll.cursor - height / 2, count - height))
    let seen = (top..<min(count, top + height)).map { picker.line($0) }
    let search = "输入以查找：" + picker.search.text.sanitized
    lines = [search] + (seen.isEmpty ? ["没有找到"] : seen)
    keys = picker.isMultiple ? "空格 勾选  Enter 确定  Esc 取消" : "数字或 Enter 选定  Esc 取消"
    let row = picker.roll.cursor - top + 1
    cursor = seen.isEmpty ? 0..<0 : row..<row + 1
    frame = BoxFrame([picker.title, keys] + lines, height: lines.count, on: size)
    let typed = picker.search.text.prefix(picker.search.cursor)
    let column = frame.columns.lowerBound + 2 + "输入以查找：".displayWidth + typed.displayWidth
    insertionPoint = Position(
      row: frame.firstRow + 1, column: min(column, frame.columns.upperBound - 2))
  }

  /// How many options are seen.
  static func height(on size: Size) -> Int { max(1, size.rows - 5) }

  /// The option that a click is on.
  func option(at mouse: Mouse) -> Int? {
    let option = mouse.row - frame.rows.lowerBound - 1 + top
    guard frame.columns.contains(mouse.column), mouse.row > frame.rows.lowerBound,
      (0..<count).contains(option)
    else { return nil }
    return option
  }
}
