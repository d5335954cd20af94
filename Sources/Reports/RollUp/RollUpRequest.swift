import OfficeFiles
import Rectification

/// What is reported of many ledgers.
public enum RollUpKind: String, CaseIterable, Sendable {
  case progress, notice

  public var label: String {
    switch self {
    case .progress: "情况汇总"
    case .notice: "督办单"
    }
  }
}

/// Which report on many ledgers is wanted, and how.
public struct RollUpRequest: Hashable, Sendable {
  public var kind: RollUpKind
  public var format: ReportFormat

  public init(kind: RollUpKind, format: ReportFormat) { (self.kind, self.format) = (kind, format) }
}

/// Writes a report on many ledgers. For a 督办单 `notices` are needed, by the places of the bureaus.
/// The same state gives the same bytes.
public func render(
  _ request: RollUpRequest, of rollUp: RollUp, notices: [Int: BureauNotice] = [:],
  in house: House = House()
) throws(ReportFault) -> [UInt8] {
  let shapes: Shapes =
    switch request.kind {
    case .progress: .progress(RollUpReport(rollUp: rollUp))
    case .notice: .notice(RollUpNotices(rollUp, notices))
    }
  switch request.format {
  case .text: return Array(shapes.document.plainText().utf8)
  case .markdown: return Array(shapes.document.markdown.utf8)
  case .csv: return Array(shapes.table.csv.utf8)
  case .json: return Array((shapes.value.json(.indented) + "\n").utf8)
  case .html: return shapes.paper.html(in: house.fonts)
  case .docx: return try shapes.paper.docx(in: house, by: rollUp.title, on: rollUp.asOf)
  case .xlsx: return try rollUp.xlsx(request.kind, shapes.table)
  }
}

/// What offices call such a file: 全市检视整改情况汇总（截至2023年12月31日）.xlsx.
public func fileName(for request: RollUpRequest, of rollUp: RollUp) -> String {
  fileName("\(rollUp.subject)\(request.kind.label)（截至\(rollUp.asOf.chinese)）", request.format)
}

/// A report in its shapes, each made when a format asks for it.
private enum Shapes {
  case progress(RollUpReport)
  case notice(RollUpNotices)

  var document: Document {
    switch self {
    case .progress(let report): report.document
    case .notice(let notices): notices.document
    }
  }

  var paper: Document {
    switch self {
    case .progress(let report): report.paper
    case .notice(let notices): notices.document
    }
  }

  var table: Table {
    switch self {
    case .progress(let report): Table(report.rollUp.bureauCells, of: report.rollUp.rows)
    case .notice(let notices): notices.table
    }
  }

  var value: Value {
    switch self {
    case .progress(let report): report.rollUp.value
    case .notice(let notices): notices.value
    }
  }
}

extension RollUp {
  /// 汇总 and 各单位, a row a unit; of 督办单 the matters.
  fileprivate func xlsx(_ kind: RollUpKind, _ table: Table) throws(ReportFault) -> [UInt8] {
    let book = try Spreadsheet(title: subject + kind.label, organization: title, day: asOf)
    var lists = ChoiceLists()
    let subtitle = "截至日期：\(asOf.chinese)　　单位：\(bureaus.count)个" + leftOut
    switch kind {
    case .progress:
      // What one unit calls a department says nothing of another's.
      var figures = total
      figures.byDepartment = []
      try FiguresSheet(
        title: "\(subject)情况统计", subtitle: subtitle, figures: figures, change: change
      ).write(to: book, &lists)
      let title = title.isEmpty ? "\(subject)情况表" : "\(subject)情况表（分单位）"
      try book.addSheet("各单位").write(
        Grid(title, subtitle, bureauCells, rows: rows), lists: &lists)
    case .notice:
      try book.addSheet(kind.label).write(
        Grid(subject + kind.label, subtitle, table), lists: &lists)
    }
    let entries: KeyValuePairs = [
      "format": "zhenggai.rollup.1", "asOf": asOf.description, "title": title,
    ]
    try SystemSheet(entries: entries).write(lists, to: book.addSheet(SystemSheet.name))
    return try book.finish()
  }

  private var leftOut: String { unread.isEmpty ? "" : "（未计入\(unread.count)个）" }
}
