import Cells
import Rectification

extension Model {
  func drawOverview(_ canvas: inout Canvas) {
    for (row, place) in zip(layout.body, overview.top..<overviewLines.count) {
      let line = overviewLines[place]
      let isHere = place == overview.cursor
      let end = canvas.write(
        [Span(isHere ? "> " : "  ")] + line.spans.map { Span($0.text.sanitized, $0.style) },
        row: row,
        column: 0, width: size.columns - 1)
      if let bar = line.bar { drawBar(bar, row, from: end, &canvas) }
      if isHere {
        canvas.restyle(row: row, columns: 0..<size.columns, style: Style(isReverse: true))
        canvas.restingPlace = Position(row: row, column: 0)
      }
    }
  }

  /// A bar of at most 40 columns: `#` for the part, `.` for the rest.
  private func drawBar(_ rate: Rate, _ row: Int, from column: Int, _ canvas: inout Canvas) {
    let width = min(40, size.columns - column - 2)
    guard width >= 5, rate.whole > 0 else { return }
    let filled = (rate.part * width + rate.whole / 2) / rate.whole
    canvas.write(
      String(repeating: "#", count: filled), row: row, column: column, style: Style(ink: .green))
    canvas.write(
      String(repeating: ".", count: width - filled), row: row, column: column + filled,
      style: Style(isDim: true))
  }

  /// Screen 7: when, who, what was done, to which record, old → new.
  func drawTrail(_ canvas: inout Canvas) {
    canvas.write(
      "   时间".padded(to: 20) + "操作人".padded(to: 11) + "操作".padded(to: 11)
        + "记录".padded(to: 8) + "变化", row: layout.rows.lowerBound - 1, style: Style(isBold: true))
    if trail.rows.isEmpty {
      canvas.write("没有留痕。", row: layout.rows.lowerBound + 1, column: 3, style: Style(isDim: true))
    }
    for (row, place) in zip(layout.rows, trail.roll.top..<trail.rows.count) {
      drawEvent(shown.history.events[trail.rows[place]], place == trail.roll.cursor, row, &canvas)
    }
  }

  private func drawEvent(_ event: Event, _ isHere: Bool, _ row: Int, _ canvas: inout Canvas) {
    let item = event.edit.item == .ledger ? "台账" : event.edit.item.text
    let line =
      (isHere ? " > " : "   ") + "\(event.at.day) \(event.at.clock) "
      + account(of: event.by).sanitized.padded(to: 10) + " " + event.action.sanitized.padded(to: 10)
      + " "
      + item.padded(to: 7) + " " + event.summary.sanitized
    let style = isHere ? Style(isReverse: true) : .plain
    canvas.write(line.padded(to: size.columns), row: row, style: style)
    if isHere { canvas.restingPlace = Position(row: row, column: 0) }
  }
}
