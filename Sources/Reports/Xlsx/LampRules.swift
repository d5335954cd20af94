import CXlsxWriter
import Glibc
import Rectification

/// Which columns of the ledger a warning colours, and what it goes by.
struct LampRules {
  let due: String
  let state: String
  /// What is done, and what is over without being done.
  let done: [String]
  let ended: [String]
  let coloured: [String]

  /// Of issues and of measures; what the colour says stands in words in 预警 and 措施预警.
  static let ofLedger = [
    LampRules(
      due: "到期日", state: "完成状态", done: [Outcome.completed.label], ended: [],
      coloured: ["整改时限", "完成状态", "预警"]),
    LampRules(
      due: "措施到期日", state: "措施状态", done: MeasureStatus.allCases.filter(\.isDone).map(\.label),
      ended: [MeasureStatus.halted.label], coloured: ["完成时限", "措施状态", "措施预警"]),
  ]
}

extension SheetWriter {
  /// Green what is done, red what is overdue, amber what is due soon. The cut-off date rules rather
  /// than the day on which the file is opened: a printed ledger has to agree with its own words and
  /// figures, whenever it is printed. A state that staff change in the file changes its colour.
  func colour<Record, Groups>(
    _ grid: Grid<Record, Groups>, by rules: LampRules, on day: Day, _ alerts: Alerts
  ) throws(ReportFault) {
    func place(_ title: String) -> Int? { grid.cells.firstIndex { $0.column.title == title } }
    guard let due = place(rules.due), let state = place(rules.state), grid.rowCount > 0 else {
      return
    }
    // Rows are told from the first of the range.
    let row = HeadRow.first + 1
    let (dueCell, stateCell) = ("$\(columnName(due))\(row)", "$\(columnName(state))\(row)")
    let isOpen = "\(dueCell)<>\"\"" + rules.ended.map { ",\(stateCell)<>\"\($0)\"" }.joined()
    let (year, month, date) = day.civil
    let cutOff = "DATE(\(year),\(month),\(date))"
    let isDone = rules.done.map { "\(stateCell)=\"\($0)\"" }.joined(separator: ",")
    for column in rules.coloured.compactMap(place).map(UInt16.init) {
      try fill(column, grid.rowCount, where: "=OR(\(isDone))", styles.done)
      try fill(column, grid.rowCount, where: "=AND(\(isOpen),\(dueCell)<\(cutOff))", styles.overdue)
      try fill(
        column, grid.rowCount, where: "=AND(\(isOpen),\(dueCell)<=\(cutOff)+\(alerts.yellow))",
        styles.due)
    }
  }

  /// The first rule that holds is the last that is asked.
  private func fill(
    _ column: UInt16, _ rows: Int, where formula: String, _ style: CellStyle
  ) throws(ReportFault) {
    var rule = lxw_conditional_format()
    let text = strdup(formula)
    defer { free(text) }
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    (rule.value_string, rule.format, rule.stop_if_true) = (text, style, 1)
    try demand(
      worksheet_conditional_format_range(
        sheet, HeadRow.first, column, SheetWriter.lastRuled(of: rows), column, &rule))
  }
}
