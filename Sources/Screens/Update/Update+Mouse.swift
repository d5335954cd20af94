import Cells
import Rectification

extension Model {
  mutating func take(_ mouse: Mouse) -> [Effect] {
    switch mouse.kind {
    case .wheelDown: turnWheel(mouse, .down)
    case .wheelUp: turnWheel(mouse, .up)
    case .press: press(mouse)
    case .doublePress:
      press(mouse)
      if opens(mouse) { open() }
    }
    return []
  }

  /// The wheel moves what is under the mouse.
  private mutating func turnWheel(_ mouse: Mouse, _ command: Command) {
    guard subject != nil, isOnDetail(mouse), !detail.isFocused else {
      for _ in 0..<3 { move(command) }
      return
    }
    let top = detail.roll.top + (command == .down ? 3 : -3)
    detail.roll.top = max(0, min(top, detailLines.count - detailHeight))
    detail.roll.cursor = max(
      detail.roll.top, min(detail.roll.cursor, detail.roll.top + detailHeight - 1))
  }

  private mutating func press(_ mouse: Mouse) {
    notice = nil
    if mouse.row == 0 {
      if let place = tab(at: mouse.column) { go(to: place) }
    } else if place == .overview {
      pressOverview(mouse)
    } else if place == .board {
      pressBoard(mouse)
    } else if place == .due {
      pressDue(mouse)
    } else if place == .trail, !isOnDetail(mouse) {
      if let row = row(mouse, in: layout.rows, trail.roll, trail.rows.count) {
        detail = DetailState()
        trail.roll.cursor = row
      }
    } else if isOnDetail(mouse) {
      let first = layout.detailRows.lowerBound + 1
      let row = mouse.row - first + detail.roll.top
      if !detail.isFocused { focusDetail() }
      if row >= 0, row < detailLines.count { detail.roll.cursor = row }
    } else if var list, let row = row(mouse, in: layout.rows, list.roll, list.ids.count) {
      detail = DetailState()
      list.roll.cursor = row
      self.list = list
    }
  }

  private mutating func pressOverview(_ mouse: Mouse) {
    let pane = mouse.column / (overviewWidth + 1)
    guard layout.body.contains(mouse.row), overview.tops.indices.contains(pane) else { return }
    overview.go(
      toLine: mouse.row - layout.body.lowerBound + overview.tops[pane],
      column: mouse.column - pane * (overviewWidth + 1), in: pane)
  }

  private func isOnDetail(_ mouse: Mouse) -> Bool {
    layout.detailRows.contains(mouse.row) && mouse.column >= layout.detailColumn
  }

  private func row(_ mouse: Mouse, in rows: Range<Int>, _ roll: Roll, _ count: Int) -> Int? {
    guard rows.contains(mouse.row) else { return nil }
    let row = mouse.row - rows.lowerBound + roll.top
    return row < count ? row : nil
  }

  /// The screen whose name stands at a column of the first row.
  private func tab(at column: Int) -> Place? {
    var start = 0
    for tab in headerTabs {
      let end = start + tab.span.text.displayWidth
      if (start..<end).contains(column) { return tab.place }
      start = end
    }
    return nil
  }
}
