import Oracles
import Rectification
import Testing

@testable import Reports

@Suite("纸面的排法")
struct DocxPaperTests {
  private let folder: DocxFolder

  init() throws { folder = try DocxFolder() }

  /// What a department gets: `matters` rows of a table, and a form to answer on.
  private func notice(_ matters: Int, isFirst: Bool) -> [Block] {
    let columns = [Column("序号", .right), Column("督办事项", isWide: true), Column("时限")]
    let row = ["1", "化解信访积案和小额工程尾款事项，实行领导包案、一案一策", "2023年11月底前，并长期坚持"]
    let sentence = String(repeating: "请逐项抓好落实，说明原因，明确办结日期。", count: 4)
    let answer = Form([
      [.init("签发单位", "某局"), .init("回复时限", "2024年1月10日前")],
      [.init("签发人", "", room: 1, isSigned: true)],
      [.init("回复情况", "（超期原因）", room: 2, isSigned: true)],
    ])
    return (isFirst ? [] : [.page()])
      + [
        .title("督办单"), .reference("督〔2023〕1号"), .recipient("办公室"), .paragraph(sentence),
        .table(Table(columns, rows: Array(repeating: row, count: matters))),
        .paragraph(sentence), .form(answer),
      ]
  }

  @Test("每份督办单自编页码；装得下的排在一页，装不下的签字栏不拆开，没有空白页")
  func notices() throws {
    let blocks = (1...6).flatMap { notice($0 * 2, isFirst: $0 == 1) }
    let file = try folder.write(Document(blocks).docx(by: "", on: cutOff), "督办.docx")
    let pages = try folder.pages(file).map { $0.joined().filter { $0 != " " } }
    #expect(pages.count { $0.contains("督〔2023〕1号") && $0.contains("—1—") } == 6)
    for page in pages {
      #expect(page.contains("签发人") == page.contains("回复情况"))
      #expect(page.count > 20, "\(page)")
    }
    // The shorter ones stand on a page each.
    for page in pages.prefix(2) { #expect(page.contains("督〔2023〕") && page.contains("签发人")) }
  }

  @Test("销号申请单排在一页", arguments: ["WT-001", "WT-003"])
  func closure(issue: String) throws {
    var request = request(.closure, .docx)
    request.issue = RecordID(issue)
    let file = try folder.write(render(request, of: smallLedger()), "\(issue).docx")
    #expect(try folder.pages(file).count == 1)
  }

  @Test(
    "短的栏目在该断的地方断",
    arguments: [
      ("2023年12月31日", 17, ["2023年12月31日"]), ("2023年12月31日", 10, ["2023年", "12月31日"]),
      ("立行立改，2023年10月底前完成", 17, ["立行立改，2023年", "10月底前完成"]),
      ("营商环境科", 8, ["营商", "环境科"]), ("office@desk1", 8, ["office", "@desk1"]),
    ])
  func shortCells(text: String, width: Int, lines: [String]) {
    #expect(shortLines(text, width: width) == lines)
  }

  @Test("句子多的表用小字，一行一条的表用大字；少的行不把表撑成碎片")
  func sizes() throws {
    let figures = Table(["来源", "总数"].map { Column($0) }, rows: [["巡视", "3"]])
    #expect(ColumnWidths(figures, within: 8_844)?.size == 24)
    let sentence = String(repeating: "对照清单逐项核对，", count: 8)
    let ledger = Table(
      (1...6).map { Column("栏\($0)", isWide: $0 > 3) },
      rows: [["1", "WT-001", "办公室", sentence, sentence, sentence]])
    let widths = try #require(ColumnWidths(ledger, within: 8_844))
    #expect(widths.size == 18 && widths.widths.reduce(0, +) == 8_844)
    #expect(ColumnWidths(ledger, within: 1_500) == nil)
  }
}
