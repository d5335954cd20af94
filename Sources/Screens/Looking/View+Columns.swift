import Cells
import Rectification

extension Model {
  /// The columns form stands low, so that the list behind shows what comes of it.
  func box(of form: ColumnsForm) -> Box {
    let lines = form.rows.enumerated().map { row, item in
      let number = row < 9 ? "\(row + 1) " : "  "
      let width = item.column.takesRest ? "占其余" : "宽 \(item.width)"
      return number + (item.isShown ? "[x] " : "[ ] ") + item.column.title.padded(to: 12) + width
    }
    return Box(
      title: "各列", footer: "空格 显示  ← → 宽窄  PgUp PgDn 次序  退格 默认  Enter 确定  Esc 取消",
      lines: lines, top: form.roll.top, cursor: form.roll.line,
      height: min(lines.count, mostColumnRows), isLow: true)
  }

  /// How many columns the form shows at once: some rows of the list stay in sight.
  var mostColumnRows: Int {
    min(size.mostBoxRows, max(3, size.rows - layout.rows.lowerBound - 7))
  }
}
