import Rectification
import Reports

/// Where a workbook came from: what our own export keeps on a hidden sheet.
struct Origin: Hashable, Sendable {
  let revision: Int
  let asOf: Day?
  let title: String?
  /// The birth of the ledger that it was exported from.
  let birth: String?

  /// `nil` where the workbook is not our own, or of a kind or version that is not read back.
  init?(of workbook: Workbook) {
    guard let sheet = workbook.sheets.first(where: { $0.name == SystemSheet.name }) else {
      return nil
    }
    var words: [String: CellValue] = [:]
    for row in sheet.rows {
      if let key = row[0]?.text, let value = row[1] { words[key] = value }
    }
    guard let format = words["format"]?.text, Origin.formats.contains(format),
      let revision = words["revision"]?.text.flatMap({ Int($0) })
    else { return nil }
    self.revision = revision
    switch words["asOf"] {
    case .date(let day)?: asOf = day
    case let cell?: asOf = cell.text.flatMap { Day($0) }
    case nil: asOf = nil
    }
    (title, birth) = (words["title"]?.text, words["birth"]?.text)
  }

  private static let formats = [ReportKind.ledger, .policies].map(SystemSheet.format)
}

/// What a file has to do with the ledger.
enum Provenance {
  /// It tells nothing of itself.
  case unknown
  /// It was exported from another ledger, whose ids mean other records.
  case foreign(Origin)
  /// It was exported from this one at an event that is not in the journal.
  case lost(Origin)
  /// It was exported from this one, when it was as it is here.
  case ours(Origin, then: Ledger)

  init(_ origin: Origin?, _ ledger: Ledger) {
    guard let origin else {
      self = .unknown
      return
    }
    guard origin.birth == ledger.history.birth else {
      self = .foreign(origin)
      return
    }
    self = ledger.wound(to: origin.revision).map { .ours(origin, then: $0) } ?? .lost(origin)
  }

  /// Whether the ids in the file are those of the ledger.
  var trustsIDs: Bool { if case .foreign = self { false } else { true } }

  /// How the file will be compared.
  var remark: String {
    let how = "按现有台账逐项比较；空白的单元格不改动台账已有的内容。"
    return switch self {
    case .unknown: "文件不是本程序导出的工作簿，\(how)"
    case .foreign(let origin): "文件是另一本台账（\(origin.title ?? "")）导出的，不按编号只按名称辨认，\(how)"
    case .lost(let origin): "文件导出时的留痕（第 \(origin.revision) 条）不在这本台账里，\(how)"
    case .ours(let origin, _): "文件由本台账导出（留痕第 \(origin.revision) 条），只看导出以后在表中改动的。"
    }
  }
}

extension Ledger {
  /// The ledger as it was when `revision` was its last event; `nil` where there is none of that number.
  fileprivate func wound(to revision: Int) -> Ledger? {
    guard (0...history.last).contains(revision) else { return nil }
    var past = self
    while past.history.last > revision {
      do throws(BadValue) { try past.unwind() } catch { return nil }
    }
    return past
  }
}
