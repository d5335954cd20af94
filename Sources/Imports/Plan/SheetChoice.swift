import Rectification
import Reports

/// The sheets of a workbook that can be taken in, and what is to be said of the others.
struct SheetChoice {
  private(set) var usable: [(sheet: Sheet, layout: SheetLayout)] = []
  private(set) var remarks: [String] = []

  init(_ workbook: Workbook, _ request: ImportRequest) throws(PlanFault) {
    let sheets = try chosen(workbook, request)
    var rowRemarks: [String] = []
    for sheet in sheets {
      if let layout = SheetLayout(of: sheet, request.maps) {
        let (records, others) = sheet.withoutOtherRows(layout)
        usable.append((records, layout))
        if !others.isEmpty { rowRemarks.append(remark(on: others, of: sheet)) }
      } else {
        remarks.append("\(sheet.called)不像台账或制度清单，没有读入。")
      }
    }
    guard !usable.isEmpty else { throw .nothingUsable }
    for map in request.maps where !isUsed(map) {
      throw isThere(map) ? .mappedTwice(map.column) : .unknownColumn(map.column)
    }
    remarks += usable.flatMap(description) + rowRemarks
    if request.sheet == nil { remarks += workbook.sheets.compactMap(\.remarkIfHidden) }
  }

  private func isUsed(_ map: ColumnMap) -> Bool {
    usable.contains { sheet, layout in
      let place = map.place(among: layout.titles)
      return layout.columns.contains { column in
        column.place == place
          && layout.content.headings.named(map.field)?.path == column.heading.path
      }
    }
  }

  private func isThere(_ map: ColumnMap) -> Bool {
    usable.contains { _, layout in map.place(among: layout.titles) != nil }
  }

  private func description(_ sheet: Sheet, _ layout: SheetLayout) -> [String] {
    let what = layout.content == .ledger ? "台账" : "制度清单"
    let taken = "\(sheet.called)作为\(what)读入，表头在第 \(layout.headerRow) 行。"
    let untitled = layout.untitled(in: sheet).map {
      "\(letters(ofColumn: $0.column))（无表头，\($0.count) 格有内容）"
    }
    let columns = layout.passedOver.map { "\($0.letters)（\($0.title.oneLine)）" } + untitled
    guard !columns.isEmpty else { return [taken] }
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

private func remark(on rows: [Int], of sheet: Sheet) -> String {
  let shown = rows.prefix(20).map { String($0) }.joined(separator: "、")
  return "\(sheet.called)第 \(shown) 行\(rows.count > 20 ? "等 \(rows.count) 行" : "")"
    + "是小计、分组、表头或填表说明，没有读入。"
}

extension Sheet {
  /// A hidden sheet is left out, which is told but of our own.
  fileprivate var remarkIfHidden: String? {
    guard isHidden, name != SystemSheet.name else { return nil }
    return "\(called)是隐藏的，没有读入；需要的另选这一张。"
  }

  /// `工作表“台账”`, or 表 where it has no name.
  var called: String { name.map { "工作表“\($0)”" } ?? "文件" }
}

extension String {
  fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
