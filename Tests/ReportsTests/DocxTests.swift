import Foundation
import OfficeFiles
import Oracles
import Rectification
import Testing

@testable import Reports

/// What python-docx found.
struct DocxFacts: Decodable {
  let margins: [Double]
  let landscape: [Bool]
  let styles: [String: String]
  let tables: [[JSONScalar]]
  let merged: Int
  let keeps: Int
  let header: [String]
  let text: [String]
  let fonts: [String]
  let charts: Int
  let created: String
  let disorder: [String]
}

/// A string or a number.
struct JSONScalar: Decodable, Equatable, CustomStringConvertible {
  let description: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      description = String(number)
    } else {
      description = try container.decode(String.self)
    }
  }
}

/// A folder for the documents of a test.
struct DocxFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }

  func facts(_ whose: String, _ file: String) throws -> DocxFacts {
    let found = try Tool.python("document.py", whose, file)
    return try #require(try JSONDecoder().decode([DocxFacts].self, from: found).first)
  }

  /// The lines of each page, as LibreOffice sets it.
  func pages(_ file: String) throws -> [[String]] {
    let pdf = try LibreOffice.convert(file, to: "pdf")
    let text = try Tool.run(["pdftotext", "-layout", pdf, "-"])
    return String(decoding: text, as: UTF8.self).split(separator: "\u{0C}").map { page in
      page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
    }
  }
}

@Suite("Word 文档")
struct DocxTests {
  private let folder: DocxFolder

  init() throws { folder = try DocxFolder() }

  @Test("各种内容齐全的文档：页面、样式、节、表格、图，各部件的元素按标准的次序")
  func structure() throws {
    let bytes = try everyBlock.docx(by: "市××局", on: cutOff)
    #expect(try everyBlock.docx(by: "市××局", on: cutOff) == bytes)
    let file = try folder.write(bytes, "全.docx")
    let facts = try folder.facts("ours", file)
    #expect(facts.disorder == [])
    #expect(facts.margins == [37, 28, 26, 35])
    #expect(facts.landscape == [false, true, false])
    #expect(facts.charts == 2)
    #expect(facts.created == "2023-12-31")
    #expect(
      facts.tables.map { $0.map(\.description) } == [
        ["Table Grid", "5", "4"], ["Table Grid", "25", "8"], ["Table Grid", "5", "4"],
      ])
    #expect(facts.merged > 0 && facts.keeps > 0)
    for (text, style) in [
      ("一、整改工作总体情况", "Heading 1"), ("（一）加强组织领导", "Heading 2"), ("1.坚持以上率下", "Heading 3"),
      ("（1）带头领办", "Heading 4"), ("附件1", "公文附件序号"), ("问题整改台账", "Title"),
      ("市委“不忘初心、牢记使命”主题教育领导小组办公室：", "公文主送机关"), ("2023年12月31日", "公文署名"),
    ] { #expect(facts.styles[text] == style, "\(text)") }
    let pages = try folder.pages(file)
    #expect(pages.count > 3)
    #expect(pages[0].last?.filter { $0 != " " } == "—1—")
    #expect(pages.joined().contains { $0.contains("签字：") })
    #expect(pages.joined().contains("分来源整改进展"))
  }

  @Test("每页22行，每行28字；署名不单独成页")
  func pages() throws {
    let name = "中共某市某局委员会"
    var blocks: [Block] = [.paragraph(String(repeating: "整", count: 28 * 22 * 3))]
    for lines in 1...23 {
      blocks += [
        .annex(number: lines, title: "长短不一"),
        .paragraph(String(repeating: "整", count: 28 * lines)),
        .paragraph(String(repeating: "改", count: 28 * 5)), .signature(name, cutOff),
      ]
    }
    let bytes = try Document(blocks).docx(by: name, on: cutOff)
    let pages = try folder.pages(folder.write(bytes, "页.docx"))
    for page in pages[0...1] {
      let text = page.filter { $0.hasPrefix("整") }
      #expect(text.count == 22)
      // The first line of all is indented.
      #expect(text.map(\.count) == [page == pages[0] ? 26 : 28] + [Int](repeating: 28, count: 21))
    }
    let signed = pages.filter { page in page.contains { $0.contains(name) } }
    #expect(signed.count == 23)
    for page in signed {
      #expect(page.contains { $0.contains("改") })
      #expect(page.contains { $0.filter { $0 != " " }.hasSuffix("2023年12月31日") })
    }
  }

  @Test("栏太多的表逐条列出，放得下的横排，空表空文档也能打开")
  func wideTables() throws {
    let wide = try folder.facts(
      "ours", folder.write(Document([.table(wideTable)]).docx(by: "", on: cutOff), "宽.docx"))
    #expect(wide.landscape == [false])
    #expect(wide.tables.count > 1 && wide.disorder == [])
    let list = Document([.page(isLandscape: true), .title("清单"), .table(ledgerTable)])
    let landscape = try folder.facts("ours", folder.write(list.docx(by: "", on: cutOff), "横.docx"))
    #expect(landscape.landscape == [true] && landscape.tables.count == 1)
    let empty: [[Block]] = [
      [], [.table(Table([]))], [.table(Table([Column("栏")], rows: [[]]))], [.form(Form([]))],
      [.chart(Chart(.bars, "", [], []))], [.attachments([]), .signature("", cutOff)],
    ]
    for (place, blocks) in empty.enumerated() {
      let bytes = try Document(blocks).docx(by: "", on: cutOff)
      #expect(try folder.facts("ours", folder.write(bytes, "空\(place).docx")).disorder == [])
    }
  }

  @Test("标记、控制字符、表情和极长的文字都只是文字")
  func hostileText() throws {
    let text = "<w:p/>&amp;]]>\u{0}\u{1B}[31m\u{202E}\u{FFFE}😀👨‍👩‍👧"
    let table = Table(
      [Column(text, isWide: true)], rows: [[text + String(repeating: "长", count: 50_000)]])
    let document = Document([
      .title(text), .paragraph(text), .table(table), .form(Form([[.init(text, text)]])),
      .chart(Chart(.bars, text, [text], [Chart.Series(text, [1])])), .signature(text, cutOff),
    ])
    let bytes = try document.docx(by: text, on: cutOff)
    let facts = try folder.facts("ours", folder.write(bytes, "字.docx"))
    #expect(facts.disorder == [])
    #expect(facts.text.contains { $0.hasPrefix("<w:p/>&amp;]]>") && $0.hasSuffix("😀👨‍👩‍👧") })
    #expect(!facts.text.joined().unicodeScalars.contains("\u{202E}"))
  }

  @Test("字体随设置")
  func fonts() throws {
    var house = House()
    house.fonts.body = "华文仿宋"
    house.fonts.title = "华文中宋"
    let bytes = try everyBlock.docx(in: house, by: "", on: cutOff)
    let facts = try folder.facts("ours", folder.write(bytes, "字体.docx"))
    #expect(facts.fonts.contains("华文仿宋") && facts.fonts.contains("华文中宋"))
    #expect(!facts.fonts.contains("仿宋_GB2312"))
  }

  @Test(
    "长标题回行时词意完整、长短适宜",
    arguments: [
      ("关于整改工作进展情况的报告", ["关于整改工作进展情况的报告"]),
      (
        "关于市某局党委“不忘初心、牢记使命”主题教育检视问题整改工作进展情况的报告",
        ["关于市某局党委“不忘初心、牢记使命”", "主题教育检视问题整改工作进展情况的报告"]
      ),
    ])
  func titles(title: String, lines: [String]) { #expect(titleLines(title, width: 40) == lines) }
}
