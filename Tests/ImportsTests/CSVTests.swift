import Imports
import OfficeFiles
import Reports
import Testing

@Suite("文本表格")
struct CSVTests {
  private func rows(_ text: String) throws -> [Row] {
    try workbook(Array(text.utf8), named: "表.csv").sheets[0].rows
  }

  @Test(
    "分隔、引号和换行",
    arguments: [
      ("a,b\r\n\"x\"\"y\",\"l1\r\nl2\"\r\n", [["a", "b"], ["x\"y", "l1\nl2"]]),
      ("a,b,c\n1,,\n,,\n", [["a", "b", "c"], ["1"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
      ("a,b\n\u{301}x,\u{200D}2\n", [["a", "b"], ["\u{301}x", "\u{200D}2"]]),
      ("a,b\n\n  \n1\"2,3\n", [["a", "b"], ["1\"2", "3"]]), ("\"1\"x,3\n", [["1x", "3"]]),
      ("a\tb，c,d\n1\t2，3\n", [["a", "b，c,d"], ["1", "2，3"]]),
      ("a;b\n1;2,5\n", [["a", "b"], ["1", "2,5"]]),
      ("序号，问题\n1，甲\n", [["序号", "问题"], ["1", "甲"]]),
      ("序号,问题\n1,甲，乙，丙，丁\n2,戊，己\n", [["序号", "问题"], ["1", "甲，乙，丙，丁"], ["2", "戊，己"]]),
      ("'=1+2,'-5,'　＠x,'甲,''\n", [["=1+2", "-5", "＠x", "'甲", "''"]]), ("单列\n", [["单列"]]),
    ])
  func tables(_ text: String, _ cells: [[String]]) throws {
    #expect(try rows(text).map { $0.cells.map(text(of:)) } == cells)
  }

  private func text(of cell: CellValue?) -> String {
    if case .text(let text)? = cell { return text }
    return ""
  }

  @Test("行号是文件里的行")
  func lines() throws {
    #expect(try rows("a,\"b\nc\r\nd\"\r\n\r\ne\rf\n").map(\.number) == [1, 5, 6])
    #expect(throws: ImportFault("表.csv", .unclosedQuote(line: 3))) { try rows("a\n\nb,\"c\nd\n") }
  }

  @Test("没完没了的空行和没有尽头的一格，到限度就停")
  func endless() throws {
    let blank = [UInt8](repeating: 0x0A, count: 3_000_000)
    #expect(throws: ImportFault("表.csv", .tooMany("行", sheet: nil))) {
      try workbook(blank, named: "表.csv")
    }
    let long = [UInt8](repeating: 0x61, count: 3_000_000)
    #expect(throws: ImportFault.self) { try workbook(long, named: "表.csv") }
  }

  @Test("编码认得出，写明怎么读的", arguments: TextEncoding.allCases)
  func encodings(_ encoding: TextEncoding) throws {
    let text = "序号,问题\r\n1,落实“一岗双责”不到位㐀𠀀😀\r\n"
    let read = try workbook(encoding.bytes(of: Array(text.utf8)), named: "表.csv")
    #expect(read.sheets[0].rows[1].cells == [.text("1"), .text("落实“一岗双责”不到位㐀𠀀😀")])
    #expect(read.remarks == ["编码：\(encoding.label)"])
  }

  @Test("我们写出的随机表格，读回相同")
  func random() throws {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "整改", "，", ",", "\"", "\"\"", "\n", "'", "=1", "-", "@", "＝", " ", "　", "a", "\t", ";", "㐀",
      "😀", "é",
    ]
    for _ in 0..<300 {
      let columns = Int.random(in: 2...6, using: &random)
      let rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        (0..<columns).map { _ in
          let text = (0..<Int.random(in: 1...6, using: &random))
            .map { _ in pieces.randomElement(using: &random)! }.joined()
          // A text that begins with the guard itself cannot be told from a guarded one.
          return trimmed(text).first == "'" ? "甲" + text : text
        }
      }
      let table = Table((0..<columns).map { Column("列\($0)") }, rows: rows)
      let read = try self.rows(table.csv).dropFirst().map { row in
        (0..<columns).map { text(of: row[$0]) }
      }
      let wanted = rows.map { $0.map(trimmed) }.filter { $0.contains { !$0.isEmpty } }
      #expect(Array(read) == wanted)
    }
  }

  /// What an import leaves of a text: tabs become blanks on the way out.
  private func trimmed(_ text: String) -> String {
    let scalars = text.replacing("\t", with: " ").unicodeScalars
    let start = scalars.drop { $0.properties.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
