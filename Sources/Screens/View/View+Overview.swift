import Cells
import Pinyin
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

  /// Screen 7: when, who, what was done, to which record, old → new; where the window is narrow,
  /// what was done to which record comes first.
  func drawTrail(_ canvas: inout Canvas) {
    let heading =
      isNarrow
      ? "   日期  记录    操作"
      : "   时间".padded(to: 20) + "操作人".padded(to: 11) + "操作".padded(to: 11)
        + "记录".padded(to: 8) + "变化"
    canvas.write(heading, row: layout.rows.lowerBound - 1, style: Style(isBold: true))
    if trail.rows.isEmpty {
      canvas.write("没有留痕。", row: layout.rows.lowerBound + 1, column: 3, style: Style(isDim: true))
    }
    let query = query
    for (row, place) in zip(layout.rows, trail.roll.top..<trail.rows.count) {
      let event = shown.history.events[trail.rows[place]]
      drawEvent(event, query, place == trail.roll.cursor, row, &canvas)
    }
  }

  private var isNarrow: Bool { size.columns < 60 }

  private func drawEvent(
    _ event: Event, _ query: Query, _ isHere: Bool, _ row: Int, _ canvas: inout Canvas
  ) {
    let line = (isHere ? " > " : "   ") + (isNarrow ? shortLine(event) : line(event))
    let style = isHere ? Style(isReverse: true) : .plain
    let span = Span(line.sanitized.padded(to: size.columns), style)
    canvas.write([span].highlighted(query), row: row, column: 0, width: size.columns)
    if isHere { canvas.restingPlace = Position(row: row, column: 0) }
  }

  private func line(_ event: Event) -> String {
    "\(event.at.day) \(event.at.clock) " + account(of: event.by).padded(to: 10) + " "
      + event.action.padded(to: 10) + " " + event.itemName.padded(to: 7) + " " + event.summary
  }

  private func shortLine(_ event: Event) -> String {
    event.at.day.monthAndDay + " " + event.itemName.padded(to: 7) + " "
      + event.action + " " + account(of: event.by) + " " + event.summary
  }
}

extension Event {
  fileprivate var itemName: String { edit.item == .ledger ? "台账" : edit.item.text }
}
