import Rectification

/// Where a workbook came from: what our own export keeps on a hidden sheet.
struct Origin: Hashable, Sendable {
  let revision: Int
  let asOf: Day?
  let title: String?

  /// `nil` where the workbook is not our own.
  init?(of workbook: Workbook) {
    guard let sheet = workbook.sheets.first(where: { $0.name == "系统" }) else { return nil }
    var words: [String: CellValue] = [:]
    for row in sheet.rows {
      if let key = row[0]?.text, let value = row[1] { words[key] = value }
    }
    guard let revision = words["revision"]?.text.flatMap({ Int($0) }) else { return nil }
    self.revision = revision
    switch words["asOf"] {
    case .date(let day)?: asOf = day
    case let cell?: asOf = cell.text.flatMap { Day($0) }
    case nil: asOf = nil
    }
    title = words["title"]?.text
  }
}
