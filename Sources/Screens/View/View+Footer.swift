import Cells
import Rectification

extension Model {
  /// The message and the hint line.
  func drawFooter(_ canvas: inout Canvas) {
    let first = layout.hintRow - layout.noticeRows
    if let notice {
      for (row, line) in noticeLines.prefix(layout.noticeRows).enumerated() {
        canvas.write(line, row: first + row, column: 1, style: notice.kind.style)
      }
    }
    canvas.write(
      surroundings.hints, row: layout.hintRow, column: 1, style: Style(isDim: true))
    drawWork(&canvas)
  }
}

extension Notice.Kind {
  var style: Style {
    switch self {
    case .done: Style(ink: .green)
    case .refused: Style(ink: .red, isBold: true)
    case .news: Style(ink: .cyan)
    }
  }
}
