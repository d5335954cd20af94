import Cells
import Rectification

extension Model {
  func drawOverlay(_ canvas: inout Canvas) {
    switch overlay {
    case .prompt(let prompt): draw(prompt, &canvas)
    case .question(let question): draw(question, &canvas)
    case .menu(let menu): draw(menu, &canvas)
    case .form(let form): draw(form, &canvas)
    case .record(let form): draw(form, &canvas)
    case .page(let page): draw(page, &canvas)
    case nil: break
    }
  }

  /// The line being typed, on the message row, with the hardware cursor at the insertion point:
  /// input methods open their window there.
  private func draw(_ prompt: Prompt, _ canvas: inout Canvas) {
    let row = layout.hintRow - 1
    let problem = prompt.problem?.wrapped(to: size.columns - 2) ?? []
    for (place, line) in problem.enumerated() {
      let above = row - problem.count + place
      canvas.fill(row: above, columns: 0..<size.columns)
      canvas.write(line, row: above, column: 1, style: Style(ink: .red, isBold: true))
    }
    canvas.fill(row: row, columns: 0..<size.columns)
    let label = " \(prompt.label)：".truncated(to: size.columns * 2 / 3)
    let start = canvas.write(label, row: row, style: Style(ink: .cyan, isBold: true))
    let (text, column) = prompt.field.window(size.columns - start - 1)
    let end = start + canvas.write(text.sanitized, row: row, column: start)
    canvas.write(understood(prompt), row: row, column: end + 2, style: Style(isDim: true))
    canvas.cursor = Position(row: row, column: start + column)
    canvas.fill(row: layout.hintRow, columns: 0..<size.columns)
    canvas.write(" Enter 确定  Esc 取消", row: layout.hintRow, style: Style(isDim: true))
  }

  /// What a typed cut-off date is taken for.
  private func understood(_ prompt: Prompt) -> String {
    guard prompt.purpose == .cutOff, !prompt.field.text.isBlank,
      let day = try? Day(typed: prompt.field.text, relativeTo: day, .past),
      day.description != prompt.field.text
    else { return "" }
    return "= " + day.description(from: self.day)
  }

  private func draw(_ question: Question, _ canvas: inout Canvas) {
    let text = question.text + "（Enter 或 y 确定，Esc 或 n 取消）"
    let lines = text.wrapped(to: size.columns - 2)
    let first = layout.hintRow - lines.count
    for (row, line) in lines.enumerated() {
      canvas.fill(row: first + row, columns: 0..<size.columns)
      let end = canvas.write(
        line, row: first + row, column: 1, style: Style(ink: .yellow, isBold: true))
      canvas.cursor = Position(row: first + row, column: min(size.columns - 1, 1 + end))
    }
  }

  private func draw(_ menu: Menu, _ canvas: inout Canvas) {
    let lines = lines(of: menu)
    drawBox(
      menu.title, menuFooter(menu), lines, top: menu.roll.top, cursor: menu.roll.cursor,
      menuHeight(menu), &canvas)
  }

  /// How much of a menu there is below, and the keys.
  private func menuFooter(_ menu: Menu) -> String {
    let below = menu.items.count - menu.roll.top - menuHeight(menu)
    return (below > 0 ? "下面还有 \(below) 项  " : "") + "数字或 Enter 办理  Esc 关闭"
  }

  private func lines(of menu: Menu) -> [String] {
    let labels = menu.items.map(\.label.displayWidth).max() ?? 0
    return menu.items.enumerated().map { row, item in
      let number = row < 9 ? "\(row + 1) " : "  "
      return number + item.label.padded(to: labels)
        + (item.detail.isEmpty ? "" : "  \(item.detail)")
    }
  }

  private func draw(_ form: FilterForm, _ canvas: inout Canvas) {
    let lines = form.rows.map { "\($0.label.padded(to: 10))◂ \($0.choices[$0.chosen]) ▸" }
    let height = boxHeight(lines.count)
    let top = max(0, form.cursor - height + 1)
    drawBox(
      "筛选", "↑ ↓ 换行  ← → 换选项  Enter 确定  Esc 取消", lines, top: top, cursor: form.cursor, height,
      &canvas)
  }

  private func draw(_ page: Page, _ canvas: inout Canvas) {
    let lines = page.wrapped(to: size.columns - 6)
    drawBox(page.title, "↑ ↓ 翻看  其他键关闭", lines, top: page.top, cursor: nil, pageHeight, &canvas)
  }

  /// Where a menu stands, for the mouse.
  func frame(of menu: Menu) -> BoxFrame {
    BoxFrame(
      [menu.title, menuFooter(menu)] + lines(of: menu), height: menuHeight(menu), on: size)
  }

  /// How many lines of a page are seen.
  var pageHeight: Int { max(1, size.rows - 4) }

  func menuHeight(_ menu: Menu) -> Int { boxHeight(menu.items.count) }

  func boxHeight(_ count: Int) -> Int { max(1, min(count, size.rows - 4)) }

  /// A frame in ASCII around lines, in the middle of the screen; every row is written whole.
  func drawBox(
    _ title: String, _ footer: String, _ lines: [String], top: Int, cursor: Int?, _ height: Int,
    _ canvas: inout Canvas
  ) {
    let height = min(height, max(1, lines.count))
    let frame = BoxFrame([title, footer] + lines, height: height, on: size)
    let (inner, column, first) = (frame.inner, frame.columns.lowerBound, frame.firstRow)
    canvas.write(rule(title, inner), row: first, column: column, style: Style(ink: .cyan))
    for row in 0..<height {
      let place = top + row
      let text = lines.indices.contains(place) ? lines[place] : ""
      let isHere = place == cursor
      let line = "|" + ((isHere ? ">" : " ") + text.sanitized).padded(to: inner) + "|"
      canvas.write(
        line, row: first + 1 + row, column: column, style: isHere ? Style(isReverse: true) : .plain)
      if isHere { canvas.restingPlace = Position(row: first + 1 + row, column: column) }
    }
    canvas.write(
      rule(footer, inner), row: first + height + 1, column: column, style: Style(ink: .cyan))
  }

  func rule(_ text: String, _ width: Int) -> String {
    let text = "- \(text.sanitized.truncated(to: max(0, width - 4))) "
    return "+" + text + String(repeating: "-", count: max(0, width - text.displayWidth)) + "+"
  }
}

/// Where a box stands: in the middle, as wide as its longest line.
struct BoxFrame: Hashable {
  /// The columns between its sides.
  let inner: Int
  let columns: Range<Int>
  let firstRow: Int
  /// The rows of its lines.
  let rows: Range<Int>

  init(_ lines: [String], height: Int, on size: Size) {
    inner = max(0, min(size.columns - 4, (lines.map(\.displayWidth).max() ?? 0) + 5))
    let column = max(0, (size.columns - inner - 2) / 2)
    columns = column..<column + inner + 2
    firstRow = max(0, (size.rows - height - 2) / 2)
    rows = firstRow + 1..<firstRow + 1 + height
  }
}
