import Cells
import Rectification

extension Model {
  /// The plan of an import over the whole screen.
  func draw(_ screen: ImportScreen, _ canvas: inout Canvas) {
    let layout = ImportLayout(size)
    for row in 0..<size.rows { canvas.fill(row: row, columns: 0..<size.columns) }
    drawHead(screen, layout, &canvas)
    drawEntries(screen, layout, &canvas)
    drawEntry(screen, layout, &canvas)
    drawFoot(screen, layout, &canvas)
    if case .page(let page)? = screen.panel { canvas.draw(page) }
  }

  private func drawHead(
    _ screen: ImportScreen, _ layout: ImportLayout, _ canvas: inout Canvas
  ) {
    let first = screen.plan.remarks.first.map { "  \($0)".sanitized } ?? ""
    let more = screen.plan.remarks.count - 1
    let rest = more > 0 ? "（F1：另有 \(more) 条）" : ""
    let name = " 导入 \(screen.file.fileName.sanitized)"
    let room = size.columns - 1 - name.displayWidth - rest.displayWidth
    canvas.write(
      [
        Span(name, Style(isBold: true)),
        Span(first.truncated(to: max(0, room)) + rest, Style(isDim: true)),
      ],
      row: ImportLayout.titleRow, column: 0, width: size.columns - 1)
    let tabs = screen.tabs(width: size.columns).map { tab in
      Span(tab.text, tab.verdict == screen.verdict ? Style(isBold: true) : .plain)
    }
    canvas.write(tabs, row: ImportLayout.tabRow, column: 0, width: size.columns)
    canvas.write(
      heading(layout), row: layout.rows.lowerBound - 1, style: Style(isBold: true),
      width: layout.listWidth)
  }

  private func heading(_ layout: ImportLayout) -> String {
    "   [x] 类别   " + "位置".padded(to: placeWidth(layout) + 1) + "记录".padded(to: 8) + "内容"
  }

  private func placeWidth(_ layout: ImportLayout) -> Int { layout.listWidth < 60 ? 7 : 16 }

  private func drawEntries(
    _ screen: ImportScreen, _ layout: ImportLayout, _ canvas: inout Canvas
  ) {
    if screen.rows.isEmpty {
      canvas.write(
        "没有这一类，按 0 看全部。", row: layout.rows.lowerBound + 1, column: 3, style: Style(isDim: true))
    }
    for (row, place) in zip(layout.rows, screen.roll.top..<max(screen.roll.top, screen.rows.count))
    {
      let entry = screen.rows[place]
      let isHere = place == screen.roll.cursor
      let line = line(of: entry, screen, layout)
      let style = isHere ? Style(isReverse: true) : screen.plan.entries[entry].verdict.style
      canvas.write(
        ((isHere ? " > " : "   ") + line).padded(to: layout.listWidth), row: row, style: style,
        width: layout.listWidth)
      if isHere { canvas.restingPlace = Position(row: row, column: 0) }
    }
  }

  private func line(of place: Int, _ screen: ImportScreen, _ layout: ImportLayout) -> String {
    let entry = screen.plan.entries[place]
    let box = screen.canTick(place) ? (screen.ticks[place] ? "[x]" : "[ ]") : " - "
    let width = placeWidth(layout)
    let words = entry.place.words.sanitized
    let place = words.displayWidth <= width ? words : entry.place.brief
    return "\(box) \(entry.verdict.label.padded(to: 6)) \(place.padded(to: width)) "
      + "\((entry.item?.text ?? "").padded(to: 7)) \(entry.summary.sanitized)"
  }

  /// The entry under the cursor: what stands in the ledger, and what would stand there.
  private func drawEntry(
    _ screen: ImportScreen, _ layout: ImportLayout, _ canvas: inout Canvas
  ) {
    guard let heading = layout.detailRows.first else { return }
    let column = layout.detailColumn
    let width = size.columns - column
    let entry = screen.current.map { screen.plan.entries[$0] }
    let title = (entry?.lines.first ?? "").sanitized.truncated(to: max(0, width - 5))
    let ruled = "-- \(title) ".padded(to: width, with: "-")
    canvas.write(ruled, row: heading, column: column, style: Style(ink: .cyan))
    if column > 0 {
      for row in layout.detailRows {
        canvas.write("|", row: row, column: column - 1, style: Style(isDim: true))
      }
    }
    let page = Page(title: "", lines: (entry?.lines.dropFirst().map(\.sanitized)) ?? [])
    let lines = page.wrapped(to: width - 2)
    for (row, line) in zip(layout.detailRows.dropFirst(), lines) {
      canvas.write(line, row: row, column: column + 1, width: width - 1)
    }
    if lines.count >= layout.detailRows.count, let last = layout.detailRows.last {
      canvas.fill(row: last, columns: column..<size.columns)
      canvas.write("…（Enter 看全部）", row: last, column: column + 1, style: Style(isDim: true))
    }
  }

  private func drawFoot(
    _ screen: ImportScreen, _ layout: ImportLayout, _ canvas: inout Canvas
  ) {
    let said = screen.problem.map { Notice(kind: .refused, text: $0) } ?? notice
    if let question = question(of: screen) {
      let lines = question.wrapped(to: size.columns - 2)
      let column = write(lines, above: layout.hintRow, &canvas, Style(ink: .yellow, isBold: true))
      canvas.cursor = Position(row: layout.buttonRow, column: min(size.columns - 1, column))
    } else if let said {
      let lines = said.text.sanitized.wrapped(to: size.columns - 2).suffix(layout.rows.count)
      write(Array(lines), above: layout.hintRow, &canvas, said.kind.style)
    } else {
      canvas.write(
        importButton(screen), row: layout.buttonRow, column: 1, style: Style(isBold: true))
    }
    canvas.write(
      size.columns < 80
        ? "Ctrl-S导入 空格勾选 Enter详情 Esc离开"
        : "Ctrl-S 导入  空格 勾选  V 全选  Tab 下一处问题  ← → 分类  Enter 详情  Esc 离开",
      row: layout.hintRow, column: 1, style: Style(isDim: true), width: size.columns - 2)
  }

  /// Writes lines so that the last one stands right above a row; answers with the column behind it.
  @discardableResult
  private func write(
    _ lines: [String], above row: Int, _ canvas: inout Canvas, _ style: Style
  ) -> Int {
    var end = 1
    for (place, line) in lines.enumerated() {
      let row = row - lines.count + place
      canvas.fill(row: row, columns: 0..<size.columns)
      end = 1 + canvas.write(line, row: row, column: 1, style: style, width: size.columns - 1)
    }
    return end
  }

  /// What is asked, with the keys that answer.
  private func question(of screen: ImportScreen) -> String? {
    switch screen.panel {
    case .asking: screen.question + "（y 或 Ctrl-S 导入，Esc 取消）"
    case .leaving: ImportScreen.leavingQuestion + "（y 或 Del 离开，Ctrl-S 导入，Esc 回去）"
    case .page, nil: nil
    }
  }

  func importButton(_ screen: ImportScreen) -> String { "[导入 \(screen.acceptedCount) 项]" }
}

extension ImportPlan.Verdict {
  fileprivate var style: Style {
    switch self {
    case .new: Style(ink: .green)
    case .changed: .plain
    case .conflicting: Style(ink: .yellow)
    case .unreadable: Style(ink: .red)
    }
  }
}
