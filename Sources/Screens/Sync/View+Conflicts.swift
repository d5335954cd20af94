import Cells
import Rectification

extension Model {
  /// The conflicts over the whole screen, and both sides of one beside each other.
  func draw(_ screen: ConflictScreen, _ canvas: inout Canvas) {
    let layout = layout(of: screen)
    for row in 0..<size.rows { canvas.fill(row: row, columns: 0..<size.columns) }
    let dim = Style(isDim: true)
    canvas.write(
      " 同步冲突  \(screen.conflicts.count) 条未处理", row: ConflictLayout.titleRow,
      style: Style(isBold: true), width: size.columns)
    canvas.write(
      "两边改了同一处，台账上现在是对方的；请逐条确定，定了还可以撤销。", row: ConflictLayout.reasonRow, column: 1,
      style: dim, width: size.columns - 1)
    drawList(screen, layout, &canvas)
    if let words = screen.current.flatMap(ledger.words) { draw(words, layout, &canvas) }
    drawFooter(&canvas)
    canvas.fill(row: layout.hintRow, columns: 0..<size.columns)
    canvas.write(
      size.columns < 80
        ? "1本方 2对方 3另改 Enter全文 Esc离开"
        : "1 采用本方  2 采用对方  3 另行修改  Enter 全文  \(keyLabel(.undo)) 撤销  Esc 离开",
      row: layout.hintRow, column: 1, style: dim, width: size.columns - 2)
    if let page = screen.page { canvas.draw(page) }
  }

  private func drawList(
    _ screen: ConflictScreen, _ layout: ConflictLayout, _ canvas: inout Canvas
  ) {
    let whoWidth = size.columns < 60 ? 10 : 20
    canvas.write(
      "   " + "编号".padded(to: 9) + "本方".padded(to: whoWidth + 1) + "改的是",
      row: layout.rows.lowerBound - 1, style: Style(isBold: true), width: size.columns)
    for (row, seq) in zip(layout.rows, screen.conflicts.dropFirst(screen.roll.top)) {
      guard let event = ledger.history.event(seq), let words = ledger.words(ofConflict: seq) else {
        continue
      }
      let isHere = seq == screen.current
      let line =
        words.record.sanitized.padded(to: 8) + " "
        + event.by.sanitized.padded(to: whoWidth) + " "
        + words.fields.sanitized
      canvas.write(
        ((isHere ? " > " : "   ") + line).padded(to: size.columns), row: row,
        style: isHere ? Style(isReverse: true) : .plain, width: size.columns)
      if isHere { canvas.restingPlace = Position(row: row, column: 0) }
    }
  }

  private func draw(_ words: ConflictWords, _ layout: ConflictLayout, _ canvas: inout Canvas) {
    guard let heading = layout.detailRows.first else { return }
    let title = "-- \(words.heading) ".sanitized
    canvas.write(
      title.padded(to: size.columns, with: "-"), row: heading, style: Style(ink: .cyan))
    let lines = words.lines(sideWidth: layout.sideWidth, width: size.columns - 2)
    let room = layout.detailRows.dropFirst()
    for (row, line) in zip(room, lines) {
      canvas.write(line.text, row: row, column: 1, style: line.style, width: size.columns - 1)
    }
    if lines.count > room.count, let last = room.last {
      canvas.fill(row: last, columns: 0..<size.columns)
      canvas.write("…（Enter 看全文）", row: last, column: 1, style: Style(isDim: true))
    }
  }
}

extension ConflictWords {
  /// Both sides beside each other, field by field.
  fileprivate func lines(sideWidth: Int, width: Int) -> [(text: String, style: Style)] {
    let bold = Style(isBold: true)
    func both(_ mine: String, _ theirs: String, _ style: Style) -> [(text: String, style: Style)] {
      let (left, right) = (
        mine.sanitized.wrapped(to: sideWidth), theirs.sanitized.wrapped(to: sideWidth)
      )
      return (0..<max(left.count, right.count)).map { row in
        let (left, right) = (
          row < left.count ? left[row] : "", row < right.count ? right[row] : ""
        )
        return (left.padded(to: sideWidth) + " | " + right, style)
      }
    }
    return both("本方 \(mine)", "对方 \(theirs)", bold)
      + rows.flatMap { row in
        let was = row.was.map { "（原来：\($0)）" } ?? ""
        return "\(row.label)\(was)".sanitized.wrapped(to: width).map { ($0, Style(ink: .cyan)) }
          + both(row.mine, row.theirs, .plain)
      } + reason.sanitized.wrapped(to: width).map { ($0, Style(isDim: true)) }
  }
}
