import Cells
import Rectification

extension Model {
  /// A form as a box; every row is written whole.
  func draw(_ form: Form, _ canvas: inout Canvas) {
    let page = FormPage(form, size)
    let (frame, first, top) = (page.frame, page.firstRow(on: size), page.top)
    let column = frame.columns.lowerBound
    canvas.write(rule(title(page), frame.inner), row: first - 1, column: column, style: border)
    for row in 0..<page.height {
      draw(page.lines[top + row], row: first + row, frame, &canvas)
    }
    for (row, line) in page.problem.enumerated() {
      let spans = [Span(" " + line, FormPage.refused)]
      draw(FormPage.Line(spans: spans), row: first + page.height + row, frame, &canvas)
    }
    let end = first + page.height + page.problem.count
    canvas.write(rule(footer(form), frame.inner), row: end, column: column, style: border)
    switch form.panel {
    case .picker(let picker): draw(picker, &canvas)
    case .leaving: ask(leavingQuestion(form), end, frame, &canvas)
    case .overwriting(let path):
      ask("已有文件 \(path.sanitized)，要覆盖吗？Enter 或 y 覆盖 · Esc 或 n 改名", end, frame, &canvas)
    case .clash(let clash): draw(clash, of: form, &canvas)
    case .keys(let page): canvas.draw(page)
    case .month(let day): canvas.cursor = monthCursor(day, page, first, canvas.cursor)
    case nil: break
    }
  }

  private var border: Style { Style(ink: .cyan) }

  /// The title, and how much there is above and below.
  private func title(_ page: FormPage) -> String {
    let rest = page.lines.count - page.height
    let row = min(page.form.cursor + 1, page.form.rows.count)
    return rest > 0 ? "\(page.form.title)（第 \(row)/\(page.form.rows.count) 项）" : page.form.title
  }

  private func draw(_ line: FormPage.Line, row: Int, _ frame: FormFrame, _ canvas: inout Canvas) {
    let column = frame.columns.lowerBound
    canvas.fill(row: row, columns: frame.columns)
    canvas.write("|", row: row, column: column)
    canvas.write(line.spans, row: row, column: column + 1, width: frame.inner)
    canvas.write("|", row: row, column: column + frame.inner + 1)
    if let cursor = line.cursor {
      let place = min(column + 1 + cursor, column + frame.inner)
      canvas.cursor = Position(row: row, column: place)
    } else if line.row == form?.cursor, canvas.cursor == nil {
      canvas.restingPlace = Position(row: row, column: column + 1)
    }
  }

  /// The keys of the row that has them.
  private func footer(_ form: Form) -> String {
    switch form.panel {
    case .leaving, .overwriting: return ""
    case .picker, .month, .clash, .keys, nil: break
    }
    if form.hasMonthOpen { return "方向键 移动  PgUp PgDn 换月  Enter 选定  Esc 返回" }
    let saving = "Ctrl-S \(form.button)  Esc 取消"
    let here: String =
      switch form.current?.input {
      case .text(let area)? where area.keepsLines: "Ctrl-E 编辑器  Ctrl-O 换行"
      case .text?: "Tab 下一项"
      case .day?: "空格 月历"
      case .amount?: "Tab 下一项"
      case .choice(let choice)?: choice.hasList ? "Enter 清单  ← → 换" : "← → 或数字选"
      case .yesNo?: "空格 换"
      case .checks?: "Enter 清单"
      case .items?: "Enter 打开  空格 达到  Delete 去掉"
      case .fixed?, nil: ""
      }
    return here.isEmpty ? saving : saving + "  " + here
  }

  private func leavingQuestion(_ form: Form) -> String {
    let state = if case .export = form.purpose { "还没有导出" } else { "改动还没有保存" }
    return "\(state)：Enter \(form.button)并关闭 · D（Delete）放弃 · Esc 或 n 继续编辑"
  }

  private func ask(_ text: String, _ end: Int, _ frame: FormFrame, _ canvas: inout Canvas) {
    let lines = text.wrapped(to: frame.inner - 2)
    for (place, line) in lines.enumerated() {
      let row = end - lines.count + place
      canvas.fill(row: row, columns: frame.columns)
      let column = frame.columns.lowerBound
      canvas.write("| " + line, row: row, column: column, style: Style(ink: .yellow, isBold: true))
      canvas.write("|", row: row, column: column + frame.inner + 1)
      let width = 2 + line.displayWidth
      canvas.cursor = Position(row: row, column: min(column + width, column + frame.inner))
    }
  }

  private func draw(_ picker: Picker, _ canvas: inout Canvas) {
    let box = PickerBox(picker, on: size)
    canvas.draw(
      Box(
        title: picker.title, footer: box.keys, lines: box.lines, cursor: box.cursor,
        height: box.lines.count))
    canvas.cursor = box.insertionPoint
  }

  /// What was read, what is written here and what the other wrote, field by field.
  private func draw(_ clash: Form.Clash, of form: Form, _ canvas: inout Canvas) {
    let width = size.columns - 10
    var lines: [String] = []
    var cursor = 0
    for (place, field) in clash.fields.enumerated() {
      if place == clash.cursor { cursor = lines.count }
      let row = form.rows[field.row]
      lines.append("\(row.label)：\(field.takesMine ? "用我的" : "用对方的")")
      let (mine, theirs) = field.takesMine ? ("*", " ") : (" ", "*")
      lines += hanging("   原值    ", words(row.was, row), width: width)
      lines += hanging(" \(mine) 我的    ", words(form.value(field.row), row), width: width)
      lines += hanging(
        " \(theirs) 对方的  ", words(field.theirs.was, row) + "（\(field.who)）", width: width)
    }
    let height = size.boxHeight(lines.count)
    let top = max(0, min(cursor + clash.scrolled, lines.count - height))
    canvas.draw(
      Box(
        title: "您改的内容，别人刚也改了", footer: "1 用我的  2 用对方的  Enter 保存  Esc 继续编辑", lines: lines,
        top: top, cursor: cursor..<cursor + 1, height: height))
    canvas.cursor = nil
  }

  private func words(_ value: Value?, _ row: Form.Row) -> String {
    switch (value, row.input) {
    case (nil, _): "（空）"
    case (.text(let text)?, .choice(let choice)): choice.options.label(of: text)
    case (.list(let values)?, .checks(let checks)):
      values.compactMap(\.text).map(checks.options.label).joined(separator: "、")
    case (.list(let values)?, .items(let items)):
      values.map(items.phrase).joined(separator: "；")
    case (let value?, _): value.plainText
    }
  }

  /// While the month has the keys, the cursor stands on its day.
  private func monthCursor(
    _ day: Day, _ page: FormPage, _ first: Int, _ otherwise: Position?
  ) -> Position? {
    guard let firstWeek = page.firstWeek,
      let week = MonthGrid(monthOf: day).weeks.firstIndex(where: { $0.contains(day) }),
      (page.top..<page.top + page.height).contains(firstWeek + week)
    else { return otherwise }
    let column = page.frame.columns.lowerBound + 1 + page.frame.valueColumn + 3 * day.weekdayNumber
    return Position(row: first + firstWeek + week - page.top, column: column)
  }
}
