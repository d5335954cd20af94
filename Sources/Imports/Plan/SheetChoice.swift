import Rectification
import Reports

/// The sheets of a workbook that can be taken in, and what is to be said of the others.
struct SheetChoice {
  private(set) var usable: [(sheet: Sheet, layout: SheetLayout)] = []
  private(set) var remarks: [String] = []

  init(_ workbook: Workbook, _ request: ImportRequest) throws(PlanFault) {
    let sheets = try chosen(workbook, request)
    for sheet in sheets {
      if let layout = SheetLayout(of: sheet, request.maps) {
        usable.append((sheet, layout))
      } else {
        remarks.append("\(sheet.called)不像台账或制度清单，没有读入。")
      }
    }
    guard !usable.isEmpty else { throw .nothingUsable }
    for map in request.maps where !isUsed(map) { throw .unknownColumn(map.column) }
    remarks += usable.flatMap(description)
  }

  private func isUsed(_ map: ColumnMap) -> Bool {
    usable.contains { sheet, layout in
      layout.columns.contains { column in
        layout.content.headings.named(map.field)?.path == column.heading.path
      }
    }
  }

  private func description(_ sheet: Sheet, _ layout: SheetLayout) -> [String] {
    let what = layout.content == .ledger ? "台账" : "制度清单"
    let taken = "\(sheet.called)作为\(what)读入，表头在第 \(layout.headerRow) 行。"
    guard !layout.passedOver.isEmpty else { return [taken] }
    let columns = layout.passedOver.map { "\($0.letters)（\($0.title.oneLine)）" }
    return [
      taken,
      "\(sheet.called)有几栏看不懂，没有读入：\(columns.joined(separator: "、"))；需要的请写明对应的栏（--map）。",
    ]
  }
}

/// The sheets that are looked at: the named one, else all that are shown.
private func chosen(
  _ workbook: Workbook, _ request: ImportRequest
) throws(PlanFault) -> [Sheet] {
  guard let name = request.sheet else {
    return workbook.sheets.filter { !$0.isHidden && $0.name != SystemSheet.name }
  }
  let named = workbook.sheets.filter { $0.name == name }
  guard named.isEmpty else { return named }
  throw .noSuchSheet(name, sheets: workbook.sheets.map { $0.name ?? "（唯一的一张）" })
}

extension Sheet {
  /// `工作表“台账”`, or 表 where it has no name.
  var called: String { name.map { "工作表“\($0)”" } ?? "文件" }
}

extension String {
  fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
