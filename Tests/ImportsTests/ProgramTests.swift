import Foundation
import Imports
import Oracles
import Rectification
import Testing

@Suite("别的程序写的工作簿")
struct ProgramTests {
  /// What openpyxl wrote, and the same as LibreOffice saves it again.
  private static let files = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("imported-books")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("台账.xlsx").path
    _ = try Tool.python("books.py", path)
    return (path, try LibreOffice.convert(path, to: "xlsx:Calc MS Excel 2007 XML"))
  }

  private func book(_ path: String) throws -> Workbook {
    try workbook(Array(Data(contentsOf: URL(fileURLWithPath: path))), named: path)
  }

  private func check(_ book: Workbook, formula: CellValue) throws {
    #expect(book.sheets.map(\.name) == ["整改台账", "字典", "空表"])
    #expect(book.sheets.map(\.isHidden) == [false, true, false])
    let title = CellValue.text("2026年整改台账")
    #expect(
      book.sheets[0].rows == [
        Row(number: 1, cells: [title, title, title]),
        Row(number: 2, cells: [.text("序号"), .text("问题"), .text("时限")]),
        Row(
          number: 3,
          cells: [.number(1), .text("含“引号”\n换行 & <标签>"), .date(try #require(Day("2026-06-30")))]),
        Row(number: 4, cells: [.number(1), .text("前粗体后"), .text("2026年6月底前")]),
        Row(number: 5, cells: [.number(2.5), .flag(true), .date(try #require(Day("2026-11-22")))]),
        Row(number: 6, cells: [formula]),
        Row(number: 8, cells: [nil, .text("㐀𠀀😀")]),
      ])
    #expect(book.sheets[1].rows == [Row(number: 2, cells: [nil, .text("是")])])
    #expect(book.sheets[2].rows.isEmpty)
  }

  @Test("openpyxl 写的")
  func openpyxl() throws {
    try check(book(Self.files.get().0), formula: .error("公式 =1+2 没有保存结果"))
  }

  @Test("LibreOffice 另存的")
  func libreOffice() throws { try check(book(Self.files.get().1), formula: .number(3)) }
}
