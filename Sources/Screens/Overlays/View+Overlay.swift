import Cells
import Rectification

extension Model {
  func drawOverlay(_ canvas: inout Canvas) {
    switch overlay {
    case .prompt(let prompt): draw(prompt, &canvas)
    case .commandLine(let line): draw(line, &canvas)
    case .question(let question): draw(question, &canvas)
    case .menu(let menu): canvas.draw(box(of: menu))
    case .filter(let form): canvas.draw(box(of: form))
    case .form(let form): draw(form, &canvas)
    case .columns(let form): canvas.draw(box(of: form))
    case .page(let page): canvas.draw(page)
    case .help(let help): draw(help, &canvas)
    case .importing(let screen): draw(screen, &canvas)
    case .conflicts(let screen): draw(screen, &canvas)
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
    let head = "\(label)：".truncated(to: size.columns * 2 / 3 - 1)
    drawInput(head: head, field, tail: remark.isEmpty ? "" : "  " + remark, hint, &canvas)
  }

  /// The same with `tail` right behind what is typed.
  func drawInput(
    head: String, _ field: TextField, tail: String, _ hint: String, _ canvas: inout Canvas
  ) {
    let row = layout.hintRow - 1
    canvas.fill(row: row, columns: 0..<size.columns)
    let start = canvas.write(" " + head, row: row, style: Style(ink: .cyan, isBold: true))
    let (text, column) = field.window(size.columns - start - 1)
    let end = start + canvas.write(text.sanitized, row: row, column: start)
    canvas.write(tail, row: row, column: end, style: Style(isDim: true))
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

  /// What a typed date is taken for.
  private func understood(_ prompt: Prompt) -> String {
    guard prompt.purpose.isDay, !prompt.field.text.isBlank,
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

  func box(of menu: Menu) -> Box {
    let lines = menu.lines(width: size.boxTextWidth)
    let height = size.boxHeight(lines.count)
    let top = lines.top(showing: menu.roll.cursor, height: height)
    let below = Set(lines.dropFirst(top + height).map(\.item)).count
    return Box(
      title: menu.title, footer: (below > 0 ? "下面还有 \(below) 项  " : "") + hint(of: menu),
      lines: lines.map(\.text), top: top, cursor: lines.rows(of: menu.roll.cursor),
      height: height)
  }

  private func hint(of menu: Menu) -> String {
    menu.typed == 0 ? menu.hint : "已按 \(menu.typed)：再按一位数字，或按 Enter"
  }

  /// The item of a menu that a click is on.
  func item(of menu: Menu, at mouse: Mouse) -> Int? {
    let lines = menu.lines(width: size.boxTextWidth)
    return box(of: menu).row(of: mouse, on: size).flatMap { lines[$0].item }
  }

}
