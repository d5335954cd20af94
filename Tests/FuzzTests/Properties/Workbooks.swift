import OfficeFiles
import Rectification

@testable import Imports
@testable import Reports

/// A workbook is refused in a sentence, or says the same when its parts are packed anew; no more of
/// it is read than the limits allow.
func checkWorkbook(_ bytes: [UInt8]) throws {
  let file = try package(bytes)
  try checkLimits(of: file)
  do {
    let book = try workbook(file, named: "表.xlsx")
    try checkAgain(book, file)
    try checkTaking(book)
  } catch { try requireSentence(error) }
}

/// A text table in any encoding is refused in a sentence, or says the same when it is written again.
func checkCSV(_ bytes: [UInt8]) throws {
  for encoding in [nil] + TextEncoding.allCases {
    try checkDecoding(bytes, encoding)
    do {
      let book = try workbook(bytes, named: "表.csv", encoding: encoding)
      try checkWriting(book)
      if encoding == nil { try checkTaking(book) }
    } catch { try requireSentence(error) }
  }
}

/// A text that another encoding can hold is the same after it has been in it.
private func checkDecoding(_ bytes: [UInt8], _ encoding: TextEncoding?) throws {
  guard let text = try? decoded(bytes, as: encoding) else { return }
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  guard !text.utf8.starts(with: mark) else { return }
  for other in TextEncoding.allCases {
    guard let bytes = try? other.bytes(of: Array(text.utf8)) else { continue }
    let again = try decoded(bytes, as: other)
    try require(again.utf8 == text.utf8, "\(other.label) says otherwise")
  }
}

/// What a sheet says is there again when the table is written as our own reports are.
private func checkWriting(_ book: Workbook) throws {
  try checkCells(of: book)
  let rows = try unwrap(book.sheets.first, "no sheet").rows
  let width = max(2, rows.map(\.cells.count).max() ?? 0)
  guard width < 200 else { return }
  let texts = rows.map { row in (0..<width).map { row[$0]?.words ?? "" } }
  let table = Table((0..<width).map { Column("列\($0)") }, rows: texts)
  let again = try workbook(Array(table.csv.utf8), named: "再.csv").sheets[0].rows.dropFirst()
  let wanted = texts.map { $0.map(\.asWritten) }.filter { $0.contains { $0 != nil } }
  try require(again.count == wanted.count, "\(again.count) rows of \(wanted.count)")
  for (row, cells) in zip(again, wanted) {
    for (place, text) in cells.enumerated() {
      try require(row[place]?.words == text, "\(text ?? "") reads as \(row[place]?.words ?? "")")
    }
  }
}

/// Cells hold nothing that drives a terminal; rows stand in their order.
private func checkCells(of book: Workbook) throws {
  for sheet in book.sheets {
    var last = 0
    for row in sheet.rows {
      try require(row.number > last, "row \(row.number) behind row \(last)")
      last = row.number
      for cell in row.cells { try checkCell(cell) }
    }
  }
  for remark in book.remarks { try requireShowable(remark) }
}

private func checkCell(_ cell: Imports.CellValue?) throws {
  switch cell {
  case .text(let text):
    try require(text.cellText == text, "not clean: \(text.debugDescription)")
  case .number(let number): try require(number.isFinite, "\(number)")
  case .date(let day): try require(Day(day.description) == day, "no day: \(day)")
  case .error(let words): try requireShowable(words)
  case .flag, nil: break
  }
}

/// The parts in a package that we have made say the same.
private func checkAgain(_ book: Workbook, _ file: [UInt8]) throws {
  try checkCells(of: book)
  var limits = PackageLimits()
  (limits.partBytes, limits.totalBytes) = (1 << 22, 1 << 23)
  guard let reader = try? PackageReader(file, limits: limits) else { return }
  let parts = reader.names.compactMap { name in
    (try? reader.bytes(of: name)).map { PackagePart(name, $0) }
  }
  guard parts.count == reader.names.count, !parts.contains(where: { $0.name.hasSuffix("/") })
  else { return }
  let again = try workbook(packed(parts), named: "表.xlsx")
  try require(again == book, "packed anew it says otherwise")
}

/// No more is read than is allowed, whatever the package says of its sizes.
private func checkLimits(of file: [UInt8]) throws {
  var limits = PackageLimits()
  (limits.parts, limits.partBytes, limits.totalBytes, limits.growth) = (64, 1 << 20, 2 << 20, 20)
  do throws(OfficeFault) {
    let package = try PackageReader(file, limits: limits)
    try requireOffice(package.names.count <= limits.parts)
    var total = 0
    for name in package.names where package.isFile(name) {
      let count = try package.bytes(of: name).count
      total += count
      try requireOffice(count <= limits.partBytes)
    }
    try requireOffice(total <= limits.totalBytes)
  } catch {
    guard error != beyond else { throw Violation("more is read than allowed") }
    try requireShowable(error.description)
  }
}

private let beyond = OfficeFault.notWritten("beyond the limits")

private func requireOffice(_ condition: Bool) throws(OfficeFault) {
  guard condition else { throw beyond }
}

/// What is proposed of a sheet, the rules allow.
private func checkTaking(_ book: Workbook) throws {
  let office = Occasion(by: "office", on: day)
  do {
    let plan = try plan(book, for: sample, ImportRequest(), office)
    for entry in plan.entries { try checkEntry(entry) }
    var ledger = sample
    for change in plan.changes(accepting: plan.acceptable) {
      do {
        for edit in try ledger.check(change, office).edits { try ledger.replay(edit) }
      } catch { throw Violation("proposed, and refused: \(error)") }
    }
  } catch { try requireSentence(error) }
}

private func checkEntry(_ entry: ImportPlan.Entry) throws {
  try requireShowable((entry.message ?? "").filter { $0 != "\n" })
  try require(entry.verdict.isAcceptable || entry.message != nil, "no reason: \(entry)")
}

private let day = Day(number: 19_722)

extension Imports.CellValue {
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .date(let day): "\(day)"
    case .flag(let flag): flag ? "是" : "否"
    case .error(let words): words
    }
  }
}

extension String {
  /// What our CSV makes of a cell, as it is read.
  fileprivate var asWritten: String? {
    printableLines.joined(separator: "\n").cellText
  }
}
