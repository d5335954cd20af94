import Rectification
import Testing

@testable import Reports

@Suite("格式")
struct FormatTests {
  @Test(
    "CSV 只在必要处加引号，不让单元格成为公式",
    arguments: [
      ("问题", "问题"), ("甲,乙", "\"甲,乙\""), ("甲\"乙\"", "\"甲\"\"乙\"\"\""), ("甲\n乙", "\"甲\n乙\""),
      ("=1+1", "'=1+1"), ("+86", "'+86"), ("-3", "'-3"), ("@局", "'@局"), ("  =1", "'  =1"),
      ("\u{3000}=1", "'\u{3000}=1"), ("＝1", "'＝1"), ("\t甲", "' 甲"), ("\r甲", "\"'\n甲\""),
      ("\u{200B}=1", "'=1"), ("甲=1", "甲=1"), ("—", "—"), ("\u{1B}[31m", "[31m"),
      ("=甲,\"乙\"", "\"'=甲,\"\"乙\"\"\""), ("", ""),
    ])
  func csv(cell: String, expected: String) {
    let table = Table([Column("栏")], rows: [[cell]])
    #expect(Array(table.csv.utf8) == Array("\u{FEFF}栏\r\n\(expected)\r\n".utf8))
  }

  @Test("标题序数分四级，下级随上级重起")
  func numbering() {
    var numbering = Numbering()
    let levels = [1, 2, 3, 3, 4, 2, 3, 1, 2]
    #expect(
      levels.map { numbering.next($0) }
        == ["一、", "（一）", "1.", "2.", "（1）", "（二）", "1.", "二、", "（一）"])
  }

  @Test("序数一至二十一", arguments: Array(zip(1...21, ordinals)))
  func numerals(number: Int, expected: String) { #expect(chineseNumeral(number) == expected) }

  @Test("序数的两端", arguments: [(30, "三十"), (99, "九十九"), (100, "100"), (0, "0")])
  func farNumerals(number: Int, expected: String) { #expect(chineseNumeral(number) == expected) }

  @Test("格式随文件名的结尾", arguments: ReportFormat.allCases)
  func endings(format: ReportFormat) {
    #expect(ReportFormat(fileName: "年末.报告.\(format.suffix.uppercased())") == format)
  }

  @Test("htm 也是网页")
  func shortEnding() { #expect(ReportFormat(fileName: "报告.HTM") == .html) }

  @Test("不认识的结尾", arguments: ["报告", "报告.pdf", "md", ""])
  func noEnding(name: String) { #expect(ReportFormat(fileName: name) == nil) }

  @Test("文件名如机关惯例，不含分隔符")
  func fileNames() {
    var profile = Profile()
    profile.title = "检视整改台账"
    var request = ReportRequest(kind: .progress, format: .markdown, asOf: cutOff)
    #expect(fileName(for: request, of: profile) == "检视整改进展情况报告（截至2023年12月31日）.md")
    (request.kind, request.format, request.department) = (.ledger, .csv, "../人事科")
    #expect(fileName(for: request, of: profile) == "检视整改台账（.._人事科，截至2023年12月31日）.csv")
    (request.kind, request.format) = (.notice, .docx)
    request.department = "人事科"
    #expect(fileName(for: request, of: profile) == "检视整改督办单（人事科，截至2023年12月31日）.docx")
    (request.kind, request.department, request.issue) = (.closure, nil, "WT-017")
    #expect(fileName(for: request, of: profile) == "检视整改销号申请单（WT-017，截至2023年12月31日）.docx")
    profile.title = String(repeating: "长", count: 300)
    #expect(fileName(for: request, of: profile).utf8.count < 256)
  }

  @Test("落款：较长的一行右空二字，日期比署名右移二字", arguments: ["市××局党委", "市××××××××××局党委"])
  func signature(name: String) {
    let lines = Document([.signature(name, cutOff)]).plainText().split(separator: "\n")
    let indents = lines.map { $0.prefix { $0 == " " }.count }
    #expect(indents.count == 2 && indents[1] == indents[0] + 4)
    #expect(lines.map(\.displayWidthOfLine).max() == 76)
  }

  @Test("表格放不下时逐条列出，空栏不列")
  func records() {
    let columns = [Column("编号")] + (1...6).map { Column("第\($0)栏", isWide: true) }
    let long = String(repeating: "字", count: 30)
    let lines = Table(columns, rows: [["WT-001", long, "", long, long, long, long]])
      .textLines(width: 40)
    #expect(lines.contains("编号：WT-001"))
    #expect(!lines.contains { $0.hasPrefix("第2栏") })
  }
}

private let ordinals = [
  "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六",
  "十七", "十八", "十九", "二十", "二十一",
]

extension Substring {
  fileprivate var displayWidthOfLine: Int {
    unicodeScalars.reduce(0) { $0 + ($1.value < 0x300 ? 1 : 2) }
  }
}
