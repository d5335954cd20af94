import Rectification

/// How cells are read: what a file leaves out, `年底前` without a year, is meant as of a day.
struct CellReader: Sendable {
  let today: Day
  /// The year that the head of the sheet names, for days that leave it out.
  var sheetYear: Int?
  /// The policies by their titles and ids, folded.
  var policyIDs: [String: RecordID] = [:]

  private var year: Int { sheetYear ?? today.civil.year }

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
    case "是", "√", "✓", "✔", "☑", "有", "y", "yes", "true", "1": return true
    case "否", "×", "✗", "☒", "☐", "□", "无", "n", "no", "false", "0", "-", "—": return false
    default: throw .notACode(text, ["是", "否"])
    }
  }

  private func code(
    _ text: String, _ words: [CodeWord], _ heading: Heading
  ) throws(CellProblem) -> String {
    if let known = words.first(where: { $0.label == text }) { return known.code }
    let word = text.folded
    let known = words.first { $0.label.folded == word || $0.code.lowercased() == word }
    if let known { return known.code }
    if let code = Imports.code(for: word, of: heading.key, in: heading.record) { return code }
    throw .notACode(text, words.map(\.label))
  }

  /// A day as the spreadsheet keeps it, or as people write it.
  func day(_ cell: CellValue, _ text: String) throws(CellProblem) -> Day {
    switch written(cell, text) {
    case .day(let day), .guessed(let day): return day
    case .impossible: throw .impossibleDay(text)
    case .none: throw .notADay(text)
    }
  }

  /// What a cell says of a day; a number is the spreadsheet's count of days, or a day without marks.
  func written(_ cell: CellValue, _ text: String) -> WrittenDay {
    switch cell {
    case .date(let day): day.isLikely ? .day(day) : .impossible
    case .number(let number):
      if let day = Day(serial: number) {
        day.isLikely ? .day(day) : .impossible
      } else if text.hasSuffix(".1") {
        // 2023.1 may have been 2023.10 before the spreadsheet took it for a number.
        .none
      } else {
        WrittenDay(text, year: year)
      }
    default:
      if text.utf8.count == 5, let day = Double(text).flatMap(Day.init(serial:)) {
        .day(day)
      } else {
        WrittenDay(text, year: year)
      }
    }
  }

  /// The day that words mean which name a month or a year; nothing that hangs on when somebody
  /// reads them, as 明天 does.
  func writtenDay(_ text: String) -> Day? { written(.text(text), text).day }
}

extension Day {
  /// Excel's count of days, whose 60 is a day that never was; only what can be a ledger's.
  init?(serial: Double) {
    guard serial >= 20_000, serial < 80_000 else { return nil }
    self.init(number: Int(serial) - 25_569)
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
