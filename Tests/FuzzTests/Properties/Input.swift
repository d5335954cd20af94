/// What the program reads that anybody may have written: a folder of `Corpus` each.
enum Input: String, CaseIterable, Sendable {
  /// A JSON text, the reader by itself.
  case json
  /// One of the four files of a ledger.
  case records
  case journal
  case csv
  case xlsx
  /// A unit's own .docx.
  case template
  case script
  case config
  case day
  /// What somebody looks for, and behind the first line where.
  case query

  /// Throws a `Violation` where something does not hold for `bytes` that has to for any.
  func check(_ bytes: [UInt8]) throws {
    switch self {
    case .json: try checkJSON(bytes)
    case .records: try checkRecords(bytes)
    case .journal: try checkJournal(bytes)
    case .csv: try checkCSV(bytes)
    case .xlsx: try checkWorkbook(bytes)
    case .template: try checkTemplate(bytes)
    case .script: try checkScript(bytes)
    case .config: try checkConfiguration(bytes)
    case .day: try checkDay(bytes)
    case .query: try checkQuery(bytes)
    }
  }
}
