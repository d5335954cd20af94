import Cells
import Testing

@testable import Screens

@Suite("分行的文字")
struct TextAreaTests {
  @Test(arguments: [
    ("", 6, [""]), ("一二三", 6, ["一二三", ""]), ("一二三四", 6, ["一二三", "四"]),
    ("一二三，四", 6, ["一二", "三，四", ""]), ("甲\n\n乙", 6, ["甲", "", "乙"]),
    ("ab\tc", 3, ["ab ", "c"]), ("\u{1B}[2J", 10, ["?[2J"]), ("一", 1, ["一", ""]),
  ])
  func rowsAreAsWideAsTheyMayBe(text: String, width: Int, lines: [String]) {
    #expect(TextArea(text, keepsLines: true).lines(width) == lines)
  }

  @Test(arguments: ["一二三四五六七八九十", "一行\n\n第三行，够长的一行。", "", "a，b，c，d，e，f"], 1...9)
  func everyPlaceIsReachedAndSeen(text: String, width: Int) {
    var area = TextArea(text, keepsLines: true)
    _ = area.take(.control("a"), width)
    for _ in 0...text.count {
      let (row, column) = area.place(width)
      #expect(area.rows(width).indices.contains(row) && column <= max(width, 2))
      _ = area.take(.right, width)
    }
    while area.take(.up, width) {}
    #expect(area.place(width).row == 0)
    while area.take(.down, width) {}
    #expect(area.place(width).row == area.rows(width).count - 1)
    #expect(area.text == text)
  }

  @Test func aLineTakesNoLineBreaks() {
    var line = TextArea()
    _ = line.take(.paste("甲\n乙"), 10)
    #expect(line.text == "甲 乙" && !line.take(.control("o"), 10))
    var area = TextArea(keepsLines: true)
    _ = area.take(.paste("甲\n乙"), 10)
    _ = area.take(.control("o"), 10)
    #expect(area.text == "甲\n乙\n")
  }
}
