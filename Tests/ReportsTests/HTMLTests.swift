import Foundation
import OfficeFiles
import Oracles
import Rectification
import Testing

@testable import Reports

@Suite("网页")
struct HTMLTests {
  /// What lxml found in a page.
  struct Page: Decodable {
    struct Table: Decodable {
      var caption: String?
      var grid: [Int]
      var heads: [String?]
    }

    var language: String?
    var title: String?
    var policy: [String]
    var styleHash: String
    var styled: Int
    var tags: [String]
    var handlers: [String]
    var links: [String]
    var doubled: Int
    var text: String
    var headings: [[String]]
    var tables: [Table]
    var pictures: [String?]
    var wide: Int
    var sheets: Int

    init(_ html: [UInt8]) throws {
      self = try JSONDecoder().decode(
        Page.self, from: try Tool.python("html.py", input: Data(html)))
    }
  }

  private func page(_ kind: ReportKind) throws -> Page {
    try Page(try render(request(kind, .html), of: smallLedger()))
  }

  @Test("自成一体：有安全策略，没有脚本和外部引用；表格每行格数相同，表头有 scope", arguments: ReportKind.allCases)
  func selfContained(kind: ReportKind) throws {
    let page = try page(kind)
    #expect(page.language == "zh-CN")
    #expect(page.title?.isEmpty == false)
    #expect(
      page.policy == [
        "default-src 'none'; style-src 'sha256-\(page.styleHash)'; base-uri 'none'; "
          + "form-action 'none'"
      ])
    #expect(page.styled == 0)
    #expect(Set(page.tags).isDisjoint(with: ["script", "iframe", "object", "link", "img", "a"]))
    #expect(page.handlers.isEmpty && page.links.isEmpty && page.doubled == 0)
    #expect(page.headings.first?.first == "h1")
    #expect(!page.tables.isEmpty)
    for table in page.tables {
      #expect(table.caption?.isEmpty == false)
      #expect(Set(table.grid).count == 1)
      #expect(table.heads.allSatisfy { $0 != nil })
    }
  }

  @Test("报告的网页附有全部附件，台账和制度清单横排；图表另有文字")
  func progress() throws {
    let page = try page(.progress)
    let titles = page.headings.filter { $0[0] == "h2" }.map { $0[1] }.suffix(3)
    #expect(titles == ["问题整改台账", "制度办法清单", "延期及未完成事项表"])
    #expect(page.sheets == 4 && page.wide == 2)
    let figures = try smallLedger().figures(on: cutOff)
    let sources = figures.bySource.map { source in
      let counts = [
        ("已完成", source.completed), ("基本完成", source.basicallyCompleted),
        ("未完成", source.unfinished),
      ]
      return source.label + "："
        + counts.filter { $0.1 > 0 }.map { "\($0)\($1)" }.joined(separator: "、")
    }
    #expect(page.pictures == [sources.joined(separator: "；") + "。"])
    #expect(page.text.contains("完成率\(figures.issues.completionRate)"))
    for measure in try smallLedger().measures.records where measure.id != "CS-007" {
      #expect(page.text.contains(measure.content.withoutStop.printableLines[0]))
    }
  }

  @Test("横排页上的栏目都在台账和制度清单里，一栏不少")
  func paperColumns() throws {
    let ledger = try smallLedger()
    #expect(ledger.paperTable(on: cutOff).columns.count == 11)
    #expect(ledger.paperTable(on: cutOff).rows.count == ledger.measureTable(on: cutOff).rows.count)
    #expect(ledger.paperTable(of: Array(ledger.policies.records)).columns.count == 10)
  }

  @Test("清单各占横排的一页")
  func lists() throws {
    for kind in [ReportKind.ledger, .policies, .audit] {
      let page = try page(kind)
      #expect(page.sheets == 1 && page.wide == 1)
    }
  }

  @Test("怀有恶意的文字只是文字")
  func hostile() throws {
    let evil =
      "<script>alert(1)</script>\"onload=\"x' &amp; ]]> <!-- \u{1B}[31m\u{0}\u{202E}\u{FFFE}"
    let columns = (0..<300).map { Column("\(evil)\($0)", isShared: $0 == 0) }
    let document = Document([
      .title(evil), .reference(evil), .recipient(evil), .heading(level: 1, evil),
      .paragraph(evil), .point(heading: evil, text: evil), .note(evil),
      .table(Table(columns, rows: [columns.map { _ in evil }, columns.map { _ in evil }])),
      .chart(Chart(.bars, evil, [evil], [.init(evil, [1])])),
      .chart(Chart(.doughnut, evil, [evil, "乙"], [.init(evil, [1, 2])])),
      .form(Form([[.init(evil, evil, room: 1, isSigned: true)]])),
      .attachments([evil]), .signature(evil, cutOff), .annex(number: 1, title: evil),
    ])
    let page = try Page(document.html())
    #expect(!page.tags.contains("script") && page.handlers.isEmpty && page.doubled == 0)
    #expect(page.tables[0].grid == [300, 300, 300])
    #expect(page.text.contains("<script>alert(1)</script>\"onload=\"x' &amp; ]]> <!-- [31m"))
    for text in [String(decoding: document.html(), as: UTF8.self), document.markdown] {
      #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
    }
    #expect(!document.markdown.contains(" <script>"))
    #expect(!document.plainText().contains("\u{1B}"))
  }

  @Test("字体按设置，字体的名称写不坏样式")
  func fonts() throws {
    var fonts = Fonts()
    fonts.title = "思源\"宋体</style><b>\n"
    let html = Document([.title("题")]).html(in: fonts)
    #expect(String(decoding: html, as: UTF8.self).contains("--song: \"思源宋体/styleb \","))
    let page = try Page(html)
    #expect(page.policy[0].contains(page.styleHash) && !page.tags.contains("b"))
  }

  @Test("图表里没有数、没有类别也画得出")
  func emptyCharts() throws {
    for kind in [Chart.Kind.bars, .doughnut] {
      for values in [[], [0], [0, 0], [5, 0]] {
        let chart = Chart(kind, "图", values.map { _ in "类" }, [.init("列", values)])
        #expect(try Page(Document([.chart(chart)]).html()).pictures.count == 1)
      }
    }
  }

  @Test("同一状态写两次，字节相同")
  func same() throws {
    let ledger = try smallLedger()
    for kind in ReportKind.allCases {
      #expect(
        try render(request(kind, .html), of: ledger)
          == render(request(kind, .html), of: smallLedger()))
    }
  }
}
