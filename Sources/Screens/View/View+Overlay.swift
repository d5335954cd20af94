import Cells
import Rectification

extension Model {
  func drawOverlay(_ canvas: inout Canvas) {
    switch overlay {
    case .prompt(let prompt): draw(prompt, &canvas)
    case .commandLine(let line): draw(line, &canvas)
    case .question(let question): draw(question, &canvas)
    case .menu(let menu): draw(menu, &canvas)
    case .form(let form): draw(form, &canvas)
    case .record(let form): draw(form, &canvas)
    case .page(let page): draw(page, &canvas)
    case .help(let help): draw(help, &canvas)
    case nil: break
    }
  }

  /// The line being typed, on the message row, with the hardware cursor at the insertion point:
  /// input methods open their window there.
  private func draw(_ prompt: Prompt, _ canvas: inout Canvas) {
    drawProblem(prompt.problem, above: layout.hintRow - 1, &canvas)
    drawInput(
      prompt.label, prompt.field, remark: understood(prompt), "Enter 确定  Esc 取消", &canvas)
  }

  /// A line being typed on the message row, a remark behind it, and the keys on the row below.
  func drawInput(
    _ label: String, _ field: TextField, remark: String = "", _ hint: String,
    _ canvas: inout Canvas
  ) {
    let row = layout.hintRow - 1
    canvas.fill(row: row, columns: 0..<size.columns)
    let label = " \(label)：".truncated(to: size.columns * 2 / 3)
    let start = canvas.write(label, row: row, style: Style(ink: .cyan, isBold: true))
    let (text, column) = field.window(size.columns - start - 1)
    let end = start + canvas.write(text.sanitized, row: row, column: start)
    canvas.write(remark, row: row, column: end + 2, style: Style(isDim: true))
    canvas.cursor = Position(row: row, column: start + column)
    canvas.fill(row: layout.hintRow, columns: 0..<size.columns)
    canvas.write(" \(hint)", row: layout.hintRow, style: Style(isDim: true))
  }

  /// Why what was typed below has been refused.
  func drawProblem(_ problem: String?, above row: Int, _ canvas: inout Canvas) {
    let lines = problem?.wrapped(to: size.columns - 2) ?? []
    for (place, line) in lines.enumerated() {
      let above = row - lines.count + place
      canvas.fill(row: above, columns: 0..<size.columns)
      canvas.write(line, row: above, column: 1, style: Style(ink: .red, isBold: true))
    }
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
    let lines = menu.lines(width: boxTextWidth)
    let height = boxHeight(lines.count)
    drawBox(
      menu.title, footer(of: menu, lines, height), lines.map(\.text),
      top: lines.top(showing: menu.roll.cursor, height: height),
      cursor: lines.rows(of: menu.roll.cursor), height, &canvas)
  }

  /// How much of a menu there is below, and the keys.
  private func footer(of menu: Menu, _ lines: [BoxLine], _ height: Int) -> String {
    let end = lines.top(showing: menu.roll.cursor, height: height) + height
    let below = Set(lines.dropFirst(end).map(\.item)).count
    return (below > 0 ? "下面还有 \(below) 项  " : "") + "数字或 Enter 办理  Esc 关闭"
  }

  private func draw(_ form: FilterForm, _ canvas: inout Canvas) {
    let lines = form.rows.map { "\($0.label.padded(to: 10))◂ \($0.choices[$0.chosen]) ▸" }
    let height = boxHeight(lines.count)
    let top = max(0, form.cursor - height + 1)
    drawBox(
      "筛选", "↑ ↓ 换行  ← → 换选项  Enter 确定  Esc 取消", lines, top: top,
      cursor: form.cursor..<form.cursor + 1, height, &canvas)
  }

  private func draw(_ page: Page, _ canvas: inout Canvas) {
    let lines = page.wrapped(to: size.columns - 6)
    drawBox(page.title, "↑ ↓ 翻看  其他键关闭", lines, top: page.top, cursor: 0..<0, pageHeight, &canvas)
  }

  /// Where a menu stands, for the mouse.
  func frame(of menu: Menu) -> BoxFrame {
    let lines = menu.lines(width: boxTextWidth)
    let height = boxHeight(lines.count)
    return BoxFrame(
      [menu.title, footer(of: menu, lines, height)] + lines.map(\.text), height: height, on: size)
  }

  /// The item of a menu that stands on a row of the screen.
  func item(of menu: Menu, on row: Int) -> Int? {
    let lines = menu.lines(width: boxTextWidth)
    let top = lines.top(showing: menu.roll.cursor, height: boxHeight(lines.count))
    let place = row - frame(of: menu).rows.lowerBound + top
    return lines.indices.contains(place) ? lines[place].item : nil
  }

  /// The columns that a line in a box may have.
  var boxTextWidth: Int { max(1, size.columns - 5) }

  /// How many lines of a page are seen.
  var pageHeight: Int { max(1, size.rows - 4) }

  func boxHeight(_ count: Int) -> Int { max(1, min(count, size.rows - 4)) }

  /// A frame in ASCII around lines, in the middle of the screen; every row is written whole.
  func drawBox(
    _ title: String, _ footer: String, _ lines: [String], top: Int, cursor: Range<Int>,
    _ height: Int, _ canvas: inout Canvas
  ) {
    let height = min(height, max(1, lines.count))
    let frame = BoxFrame([title, footer] + lines, height: height, on: size)
    let (inner, column, first) = (frame.inner, frame.columns.lowerBound, frame.firstRow)
    canvas.write(rule(title, inner), row: first, column: column, style: Style(ink: .cyan))
    for row in 0..<height {
      let place = top + row
      let text = lines.indices.contains(place) ? lines[place] : ""
      let isHere = cursor.contains(place)
      let isFirst = place == cursor.first
      let line = "|" + ((isFirst ? ">" : " ") + text.sanitized).padded(to: inner) + "|"
      canvas.write(
        line, row: first + 1 + row, column: column, style: isHere ? Style(isReverse: true) : .plain)
      if isFirst { canvas.restingPlace = Position(row: first + 1 + row, column: column) }
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
