import Cells
import Testing

@Suite struct WrappingTests {
  @Test(
    arguments: [
      ("", 10, [""]),
      ("整改台账", 4, ["整改", "台账"]),
      ("整改台账", 5, ["整改", "台账"]),
      ("一二三，四五", 6, ["一二", "三，四", "五"]),
      ("依据《办法》办", 6, ["依据", "《办", "法》办"]),
      ("见第2024-05-22号", 12, ["见第", "2024-05-22号"]),
      ("the quick fox", 9, ["the quick", "fox"]),
      ("一\n二\n", 10, ["一", "二", ""]),
      ("一\r\n二", 10, ["一", "二"]),
      ("　　首行缩进两格", 10, ["　　首行缩", "进两格"]),
      ("他说：“好。”", 8, ["他说：", "“好。”"]),
      ("情况……说明", 6, ["情况……", "说明"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("情况……说明", 5, ["情", "况……", "说明"]),
      ("abcd。", 4, ["abc", "d。"]),
      ("一   二", 4, ["一", "二"]),
      ("  a", 2, ["a"]),
    ])
  func wrapped(text: String, columns: Int, lines: [String]) {
    #expect(text.wrapped(to: columns) == lines)
  }

  static let prose = """
    检查发现：三号楼一层疏散通道堆放办公家具、纸箱等杂物，宽度不足1.1米（应为1.4米），不符合《消防安全管理办法》\
    第十二条“疏散通道应当保持畅通”的要求。WT-017、WT-018 同此；责任人——后勤保障部……须于2026-09-30前完成！
    整改率95%，见 https://example.invalid/ledger?id=17。
    """

  @Test("No line begins or ends with the wrong mark", arguments: 24...80)
  func marks(columns: Int) {
    for line in Self.prose.wrapped(to: columns) {
      #expect(line.displayWidth <= columns)
      #expect(line.first.map { "，。、；：？！）》」』】”’…—".contains($0) } != true)
      #expect(line.last.map { "（《「『【“‘".contains($0) } != true)
    }
  }

  @Test("Nothing but blanks at breaks is lost, however narrow", arguments: -1...30)
  func complete(columns: Int) {
    let lines = Self.prose.wrapped(to: columns)
    #expect(lines.joined().filter { $0 != " " } == Self.prose.filter { $0 != " " && $0 != "\n" })
    #expect(lines.allSatisfy { $0.displayWidth <= max(2, columns) })
  }
}
