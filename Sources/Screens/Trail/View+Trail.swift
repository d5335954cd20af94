import Cells
import Pinyin
import Rectification

extension Model {
  /// Screen 7: when, who, what was done, to which record, old → new; where the window is narrow,
  /// what was done to which record comes first.
  func drawTrail(_ canvas: inout Canvas) {
    if !detail.isAlone { drawEvents(&canvas) }
    drawDetail(&canvas)
  }

  private func drawEvents(_ canvas: inout Canvas) {
    let heading =
      isNarrow
      ? "   日期  记录    操作"
      : "   时间".padded(to: 20) + "操作人".padded(to: 11) + "操作".padded(to: 11)
        + "记录".padded(to: 8) + "变化"
    canvas.write(
      heading, row: layout.rows.lowerBound - 1, style: Style(isBold: true), width: layout.listWidth)
    if trail.rows.isEmpty {
      canvas.write(
        trail.conditions.isEmpty && trail.search.isEmpty ? "没有留痕。" : "没有符合条件的留痕，按 Esc 清除条件。",
        row: layout.rows.lowerBound + 1, column: 3, style: Style(isDim: true))
    }
    let query = query
    for (row, place) in zip(layout.rows, trail.roll.top..<trail.rows.count) {
      let event = shown.history.events[trail.rows[place]]
      drawEvent(event, query, place == trail.roll.cursor, row, &canvas)
    }
  }

  private var isNarrow: Bool { layout.listWidth < 60 }

  private func drawEvent(
    _ event: Event, _ query: Query, _ isHere: Bool, _ row: Int, _ canvas: inout Canvas
  ) {
    let line = (isHere ? " > " : "   ") + (isNarrow ? shortLine(event) : line(event))
    let style = isHere && !detail.isFocused ? Style(isReverse: true) : .plain
    let span = Span(line.sanitized.padded(to: layout.listWidth), style)
    canvas.write([span].highlighted(query), row: row, column: 0, width: layout.listWidth)
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
  var itemName: String { edit.item.name }
}
