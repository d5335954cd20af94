import Rectification

/// How cells are read: what a file leaves out, `年底前` without a year, is meant as of a day.
struct CellReader: Sendable {
  let today: Day
  /// The policies by their titles and ids, folded.
  var policyIDs: [String: RecordID] = [:]

  /// The value that a cell gives its field; `nil` for an empty cell, and of a computed column.
  func value(_ cell: CellValue?, of column: SheetColumn) throws(CellProblem) -> Value? {
    guard let cell, let text = cell.text else { return nil }
    if case .error(let fault) = cell { throw .faulty(fault) }
    switch column.heading.content {
    case .ordinal, .computed: return nil
    case .special(let special): return try value(cell, text, special).unlessEmpty
    case .field:
      guard let row = column.row else { return nil }
      return try value(cell, text, row.kind, column.heading).unlessEmpty
    }
  }

  private func value(
    _ cell: CellValue, _ text: String, _ kind: FieldKind, _ heading: Heading
  ) throws(CellProblem) -> Value {
    switch kind {
    case .text: return .text(heading.key == "title" ? title(text, heading.record) : text)
    case .id: return .text(text)
    case .flag: return .bool(try flag(text))
    case .day: return .text(try day(cell, text).description)
    case .count, .amount:
      guard let amount = Amount(text.folded) else { throw .notANumber(text) }
      return .number(amount.description)
    case .code(let words): return .text(try code(text, words, heading))
    case .orUnknown(let known):
      return text == "未知" ? .null : try value(cell, text, known, heading)
    case .list(let item):
      var values: [Value] = []
      for piece in pieces(of: text) { values.append(try value(.text(piece), piece, item, heading)) }
      return .list(values)
    case .object: throw .unlike(text, heading.label)
    }
  }

  /// Policies are kept without their title marks.
  private func title(_ text: String, _ kind: RecordKind) -> String {
    kind == .policy ? text.withoutTitleMarks : text
  }

  private func flag(_ text: String) throws(CellProblem) -> Bool {
    switch text.folded {
    case "是", "√", "✓", "有", "y", "yes", "true", "1": return true
    case "否", "×", "无", "n", "no", "false", "0", "-", "—": return false
    default: throw .notACode(text, ["是", "否"])
    }
  }

  private func code(
    _ text: String, _ words: [CodeWord], _ heading: Heading
  ) throws(CellProblem) -> String {
    let word = text.folded
    let known = words.first { $0.label.folded == word || $0.code.lowercased() == word }
    if let known { return known.code }
    if let code = Imports.code(for: word, of: heading.key, in: heading.record) { return code }
    throw .notACode(text, words.map(\.label))
  }

  /// A day as the spreadsheet keeps it, or as people write it.
  func day(_ cell: CellValue, _ text: String) throws(CellProblem) -> Day {
    switch cell {
    case .date(let day): return day
    case .number(let serial):
      if let day = Day(serial: serial) ?? Day(compact: text) { return day }
    default:
      if let day = writtenDay(text) { return day }
    }
    throw .notADay(text)
  }

  /// The day that words mean which name a month or a year; nothing that hangs on when somebody
  /// reads them, as 明天 does.
  func writtenDay(_ text: String) -> Day? {
    var words = text.folded
    for ending in ["以前", "之前", "前", "止"] where words.hasSuffix(ending) {
      words.removeLast(ending.count)
      break
    }
    if words.utf8.count == 5, let serial = Double(words) { return Day(serial: serial) }
    if let month = Day(monthOf: words) { return month.lastOfMonth }
    let namesYear = words.utf8.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
    let isPlain = namesYear && words.utf8.count >= 6 || ["年底", "年末"].contains(words)
    let namesMonth = words.first?.isNumber == true && words.contains("月") && !words.hasSuffix("后")
    return isPlain || namesMonth ? try? Day(typed: words, relativeTo: today) : nil
  }
}

extension Day {
  /// Excel's count of days, whose 60 is a day that never was; only what can be a ledger's.
  init?(serial: Double) {
    guard serial >= 20_000, serial < 80_000 else { return nil }
    self.init(number: Int(serial) - 25_569)
  }

  /// `20230901`.
  fileprivate init?(compact text: String) {
    guard text.utf8.count == 8 else { return nil }
    self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// `2023年9月`, `2023.9`, `2023-09`: the first day of a month that is written without one.
  fileprivate init?(monthOf text: String) {
    let parts = text.split { "年月.-/".contains($0) }
    guard parts.count == 2, parts[0].utf8.count == 4, !text.hasSuffix("日"),
      let year = Int(parts[0]), let month = Int(parts[1])
    else { return nil }
    self.init(year: year, month: month, day: 1)
  }
}

extension Value {
  /// An empty list is left out of a record.
  fileprivate var unlessEmpty: Value? { self == .list([]) ? nil : self }
}

extension String {
  /// 办法 of 《办法》.
  var withoutTitleMarks: String {
    hasPrefix("《") && hasSuffix("》") && filter { $0 == "《" }.count == 1
      ? String(dropFirst().dropLast()) : self
  }
}
