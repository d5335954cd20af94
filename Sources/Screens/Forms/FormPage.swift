import Cells
import Rectification

/// The lines of a form for a window, with the one that has to be in sight.
struct FormPage {
  struct Line {
    var spans: [Span]
    /// The row that it belongs to; the number of rows for the button.
    var row: Int?
    /// Where the insertion point is, counted from the left side.
    var cursor: Int?
  }

  let form: Form
  let frame: FormFrame
  private let showsMonth: Bool
  private(set) var lines: [Line] = []
  /// Why the whole was refused: it stands below the lines, whichever of them are seen.
  let problem: [String]
  /// The line with the keys.
  private(set) var focus = 0
  /// The line of the month's first week, where one is shown.
  private(set) var firstWeek: Int?

  init(_ form: Form, _ size: Size) {
    let frame = FormFrame(form, on: size)
    let problem = form.problem.map { "! \($0)".wrapped(to: max(2, frame.inner - 2)) } ?? []
    (self.form, self.frame) = (form, frame)
    self.problem = Array(problem.prefix(frame.height / 2))
    showsMonth = size.columns >= 80 && size.rows >= 24
    for line in form.lead { addWrapped(line, Style(ink: .cyan)) }
    for row in form.rows.indices { add(row) }
    addButton()
  }

  /// How many lines are seen.
  var height: Int { min(frame.height - problem.count, lines.count) }

  /// The line at the top: the one with the keys is kept in the middle.
  var top: Int { max(0, min(focus - height / 2, lines.count - height)) }

  /// The first screen row of the lines.
  func firstRow(on size: Size) -> Int { max(1, (size.rows - height - problem.count) / 2) }

  func row(at mouse: Mouse, on size: Size) -> Int? {
    let line = mouse.row - firstRow(on: size) + top
    guard frame.columns.contains(mouse.column), (top..<top + height).contains(line) else {
      return nil
    }
    return lines[line].row
  }

  static let refused = Style(ink: .red, isBold: true)

  private mutating func addWrapped(_ text: String, _ style: Style, indent: Int = 1, row: Int? = nil)
  {
    for part in text.wrapped(to: max(2, frame.inner - indent - 1)) {
      let blanks = String(repeating: " ", count: indent)
      lines.append(Line(spans: [Span(blanks + part, style)], row: row))
    }
  }

  private mutating func addButton() {
    let isHere = form.cursor == form.rows.count
    if isHere { focus = lines.count }
    let text = "\(isHere ? ">" : " ") [\(form.button)]"
    lines.append(
      Line(spans: [Span(text, Style(isBold: true, isReverse: isHere))], row: form.rows.count))
  }

  private mutating func add(_ place: Int) {
    let row = form.rows[place]
    let isHere = place == form.cursor
    let first = lines.count
    if isHere { focus = first }
    switch row.input {
    case .text(let area): add(area, row, isHere)
    case .day(let area, let rule): add(area, rule, row, isHere)
    case .amount(let area, let canBeUnknown):
      let placeholder = canBeUnknown ? "（未知）" : row.placeholder
      add(area, row, isHere, placeholder: placeholder)
    case .choice(let choice): addChoice(choice, row, isHere)
    case .yesNo(let isYes): addValue("< \(isYes ? "是" : "否") >", isHere)
    case .checks(let checks): addValue(checks.label.isEmpty ? "（无）" : checks.label, isHere)
    case .items(let items): add(items, isHere)
    case .fixed(let text, let key): addFixed(text, key)
    }
    label(place, from: first, isHere)
    if let problem = row.problem {
      let style = problem.isWarning ? Style(ink: .yellow) : FormPage.refused
      addWrapped("! " + problem.sentence, style, indent: frame.valueColumn, row: place)
    }
    if isHere, case .day = row.input { addMonth(place) }
  }

  /// Puts marker, label and star in front of the lines of a row.
  private mutating func label(_ place: Int, from first: Int, _ isHere: Bool) {
    let row = form.rows[place]
    let star = row.input.isOpen && form.isNeeded(place) ? "*" : " "
    for line in lines.indices.dropFirst(first) {
      let head = line == first ? (isHere ? ">" : " ") + row.label.padded(to: frame.labelWidth) : ""
      let style = Style(ink: .cyan, isReverse: isHere && line == first)
      let tail = (line == first ? star : " ") + " "
      let label = Span(head.padded(to: frame.labelWidth + 1), style)
      lines[line].spans = [label, Span(tail)] + lines[line].spans
      lines[line].row = place
      if let cursor = lines[line].cursor { lines[line].cursor = frame.valueColumn + cursor }
    }
  }

  private mutating func addLine(_ spans: [Span], cursor: Int? = nil) {
    lines.append(Line(spans: spans, cursor: cursor))
  }

  private mutating func add(
    _ area: TextArea, _ row: Form.Row, _ isHere: Bool, placeholder: String? = nil
  ) {
    let first = lines.count
    if area.text.isEmpty {
      let ghost = (placeholder ?? row.placeholder).truncated(to: frame.valueWidth)
      addLine([Span(ghost, Style(isDim: true))])
    } else {
      for line in area.lines(frame.valueWidth) { addLine([Span(line)]) }
    }
    guard isHere else { return }
    let (line, column) = area.place(frame.valueWidth)
    lines[first + line].cursor = column
    focus = first + line
  }

  /// The typed day, and behind it what is understood.
  private mutating func add(
    _ area: TextArea, _ rule: DayRule, _ row: Form.Row, _ isHere: Bool
  ) {
    guard !area.text.isBlank || isHere && form.hasMonthOpen else {
      let hint = isHere ? "9-30  30日  +2周  月底  下周五  今天" : ""
      return add(area, row, isHere, placeholder: hint)
    }
    if isHere, case .month(let day)? = form.panel {
      return addValue(day.description(from: form.today), isHere)
    }
    add(area, row, isHere)
    guard let day = try? Day(typed: area.text, relativeTo: form.today, rule) else { return }
    let words = day.description(from: form.today)
    let isWritten = area.text == day.description
    let shown = isWritten ? String(words.dropFirst(area.text.count)) : "  = " + words
    if let last = lines.last, last.spans.displayWidth + shown.displayWidth <= frame.valueWidth {
      lines[lines.count - 1].spans.append(Span(shown, Style(isDim: true)))
    } else {
      let rest = isWritten ? shown : "= " + words
      for part in rest.wrapped(to: frame.valueWidth) { addLine([Span(part, Style(isDim: true))]) }
    }
  }

  private mutating func addValue(_ text: String, _ isHere: Bool) {
    for (place, part) in text.opening(2000).wrapped(to: frame.valueWidth).enumerated() {
      addLine([Span(part.sanitized)], cursor: isHere && place == 0 ? 0 : nil)
    }
  }

  private mutating func addChoice(_ choice: Choice, _ row: Form.Row, _ isHere: Bool) {
    let none = row.placeholder.isEmpty ? "（未选）" : "< \(row.placeholder) >"
    addValue(choice.value == nil ? none : "< \(choice.label) >", isHere)
  }

  private mutating func addFixed(_ text: String, _ key: String) {
    let hint = key.isEmpty ? "" : "（用 \(key) 改）"
    for part in ((text.isEmpty ? "无" : text.opening(2000)) + hint).wrapped(to: frame.valueWidth) {
      addLine([Span(part.sanitized, Style(isDim: true))])
    }
  }

  private mutating func add(_ items: Items, _ isHere: Bool) {
    let phrases = items.values.map { items.phrase($0).sanitized } + ["+ 增加一条"]
    for (place, phrase) in phrases.enumerated() {
      let hasKeys = isHere && place == items.cursor
      if hasKeys { focus = lines.count }
      let text = phrase.truncated(to: frame.valueWidth)
      addLine([Span(text, Style(isReverse: hasKeys))], cursor: hasKeys ? 0 : nil)
    }
  }

  private mutating func addMonth(_ place: Int) {
    guard showsMonth else { return }
    let month = FormMonth(of: form, place)
    let indent = Span(String(repeating: " ", count: frame.valueColumn))
    lines += month.head.map { Line(spans: [indent, $0], row: place) }
    firstWeek = lines.count
    lines += month.weeks.map { Line(spans: [indent] + $0, row: place) }
  }
}
