import Imports
import OfficeFiles
import Rectification
import Testing

@Suite("工作簿的单元格")
struct SpreadsheetTests {
  private func row(_ cells: String, shared: String = "") throws -> [CellValue?] {
    try workbook(smallBook(rows: "<row>\(cells)</row>", shared: shared), named: "表.xlsx")
      .sheets[0].rows.first?.cells ?? []
  }

  @Test(
    "一格写的是什么，就读成什么",
    arguments: [
      ("<c><v>3</v></c>", CellValue.number(3)), ("<c><v>-2.5e3</v></c>", .number(-2500)),
      ("<c t='n'><v>12345678901234568</v></c>", .number(12_345_678_901_234_568)),
      ("<c t='b'><v>1</v></c>", .flag(true)), ("<c t='b'><v>0</v></c>", .flag(false)),
      ("<c t='e'><v>#REF!</v></c>", .error("#REF!")),
      ("<c t='s'><v>0</v></c>", .text("甲")), ("<c t='s'><v>1</v></c>", .text("前后，粗")),
      (
        "<c t='inlineStr'><is><r><t>一</t></r><r><t>二</t></r><rPh><t>yi</t></rPh></is></c>",
        .text("一二")
      ),
      ("<c t='str'><f>A1</f><v>得数</v></c>", .text("得数")),
      ("<c t='str'><v>一_x000D_&#10;二_x005F_x0041_</v></c>", .text("一\n二_x0041_")),
      ("<c t='str'><v>_xD83D__xDE00_</v></c>", .text("😀")),
      ("<c t='d'><v>2023-09-01T00:00:00</v></c>", .date(Day("2023-09-01")!)),
      ("<c><f>SUM(A1:A3)</f><v/></c>", .error("公式 =SUM(A1:A3) 没有保存结果")),
      ("<c t='str'><v>　\u{A0} 整改\u{200B}\u{FEFF}到位\u{202E} \n</v></c>", .text("整改\u{200B}到位")),
      ("<c t='str'><v>_x001B_[31m\u{7F}\u{85}红</v></c>", .text("[31m\n红")),
    ])
  func cells(_ xml: String, _ value: CellValue) throws {
    let shared =
      "<si><r><t>前后</t></r><r><t xml:space='preserve'>，粗 </t></r><rPh><t>cu</t></rPh></si>"
    #expect(try row(xml, shared: shared) == [value])
  }

  @Test(
    "空的不算",
    arguments: [
      "<c/>", "<c t='s'/>", "<c t='str'><f>A1</f><v></v></c>", "<c t='str'><v>　 </v></c>",
      "<c t='s'><v>1</v></c>",
    ])
  func blanks(_ xml: String) throws { #expect(try row(xml, shared: "<si><t> </t></si>") == []) }

  @Test("不写行号列号的依次排，写了的按所写")
  func places() throws {
    let rows =
      "<row><c r='C1'><v>1</v></c><c><v>2</v></c></row><row r='7'><c><v>3</v></c></row><row/>"
      + "<row><c r='AB9'><v>4</v></c></row>"
    let sheet = try workbook(smallBook(rows: rows), named: "表.xlsx").sheets[0]
    #expect(sheet.rows.map(\.number) == [1, 7, 9])
    #expect(sheet.rows[0].cells == [nil, nil, .number(1), .number(2)])
    #expect(sheet.rows[2].cells.count == 28 && sheet.rows[2][27] == .number(4))
  }

  @Test("合并的单元格填满，已有内容的和没有的行不动")
  func merges() throws {
    let rows =
      "<row r='1'><c t='s'><v>0</v></c><c><v>1</v></c></row><row r='2'><c r='B2'><v>2</v></c></row>"
      + "<row r='3'><c><v>9</v></c></row>"
    let merges =
      "<mergeCells><mergeCell ref='A1:A1048576'/><mergeCell ref='B2:XFD2'/>"
      + "<mergeCell ref='C1:C9'/></mergeCells>"
    let sheet = try workbook(smallBook(rows: rows, after: merges), named: "表.xlsx").sheets[0]
    #expect(
      sheet.rows.map(\.cells) == [
        [.text("甲"), .number(1)], [.text("甲"), .number(2)], [.text("甲")],
      ])
  }

  @Test(
    "数字按格式读成日期",
    arguments: [
      ("yyyy-mm-dd", true), ("yyyy\"年\"m\"月\"d\"日\"", true), ("[$-804]yyyy\"年\"m\"月\";@", true),
      ("m/d", true), ("[DBNum1]yyyy年m月", true), ("d-mmm-yy h:mm", true), ("General", false),
      ("G/通用格式", false), ("0.00", false), ("h:mm:ss", false), ("mm:ss", false), ("[h]:mm", false),
      ("#,##0\"d\"", false), ("\"yyyy\"0", false), ("0\\d", false), ("@", false), ("[Red]0", false),
    ])
  func formats(_ code: String, _ isDate: Bool) throws {
    let escaped = code.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "&quot;")
    let styles =
      "<numFmts><numFmt numFmtId='164' formatCode=\"\(escaped)\"/></numFmts>"
      + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>"
    let file = try smallBook(rows: "<row><c s='1'><v>45170.5</v></c></row>", styles: styles)
    let value = try workbook(file, named: "表.xlsx").sheets[0].rows[0][0]
    #expect(value == (isDate ? .date(Day("2023-09-01")!) : .number(45_170.5)))
  }

  @Test(
    "自带的格式、1904 年起算、1900 年多出的一天",
    arguments: [
      (14, "45170", "", Day("2023-09-01")), (31, "45170", "", Day("2023-09-01")),
      (57, "45170", "", Day("2023-09-01")), (20, "45170", "", nil), (0, "45170", "", nil),
      (14, "1", "", Day("1900-01-01")), (14, "59", "", Day("1900-02-28")),
      (14, "60", "", Day("1900-02-28")), (14, "61", "", Day("1900-03-01")), (14, "0", "", nil),
      (14, "-1", "", nil), (14, "2958466", "", nil), (14, "2958465", "", Day("9999-12-31")),
      (14, "43708", "<x:workbookPr date1904='1'/>", Day("2023-09-01")),
    ])
  func builtIn(_ id: Int, _ serial: String, _ book: String, _ day: Day?) throws {
    let file = try smallBook(
      rows: "<row><c s='0'><v>\(serial)</v></c></row>",
      styles: "<cellXfs><xf numFmtId='\(id)'/></cellXfs>", book: book)
    let value = try workbook(file, named: "表.xlsx").sheets[0].rows[0][0]
    #expect(value == (day.map(CellValue.date) ?? Double(serial).map(CellValue.number)))
  }
}
