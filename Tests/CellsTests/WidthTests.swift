import Cells
import Testing

@Suite struct WidthTests {
  @Test(
    "Columns as terminals count them",
    arguments: [
      ("", 0), ("abc", 3), ("整改台账", 8), ("，。、；：？！（）《》【】", 26), ("“”‘’…—·", 7),
      ("①●▲★×→─│", 8), ("㎡℃", 3), ("𠮷", 2), ("👍", 2), ("é", 1), ("e\u{301}", 1),
      ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｶﾞ", 2), ("Ａ", 2), ("\u{200B}", 0),
      ("👨‍👩‍👧", 6), ("⚠️", 1), ("a\tb\u{1B}", 4), ("\u{202E}", 1), ("\u{3000}", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
    #expect(text.sanitized.displayWidth == columns)
    var canvas = Canvas(size: Size(columns: 30, rows: 1))
    #expect(canvas.write(text, row: 0) == columns)
  }

  @Test(
    arguments: [
      ("整改\t台账\n", "整改 台账 "), ("\u{1B}[31m红", "?[31m红"), ("\u{7F}\u{9B}\u{0}", "???"),
      ("\u{202E}反\u{2066}", "?反?"), ("\u{FEFF}首", "?首"), ("a\u{2028}b\u{2029}c", "a b c"),
      ("\u{378}", "?"), ("无事", "无事"),
    ])
  func sanitized(text: String, shown: String) {
    #expect(text.sanitized == shown)
  }

  @Test(
    arguments: [
      ("整改台账", 8, "整改台账"), ("整改台账", 7, "整改台…"), ("整改台账", 6, "整改…"),
      ("整改", 1, "…"), ("整改", 0, ""), ("整改", -3, ""), ("", 0, ""), ("WT-017", 4, "WT-…"),
    ])
  func truncated(text: String, columns: Int, expected: String) {
    #expect(text.truncated(to: columns) == expected)
  }

  @Test func truncatedWithoutEllipsis() {
    #expect("整改台账".truncated(to: 5, ellipsis: "") == "整改")
    #expect("整改台账".truncated(to: 1, ellipsis: "……") == "")
  }

  @Test(
    arguments: [
      ("整改", 6, "整改  ", "  整改"), ("整改台账", 6, "整改… ", " 整改…"), ("", 2, "  ", "  "),
      ("a整", 2, "a…", "a…"),
    ])
  func padded(text: String, columns: Int, left: String, right: String) {
    #expect(text.padded(to: columns) == left)
    #expect(text.padded(to: columns, alignRight: true) == right)
  }

  @Test("Padding gives exactly the columns asked for", arguments: 0...20)
  func paddedExactly(columns: Int) {
    for text in ["消防通道长期堆放杂物未及时清理到位", "“WT-017”（高）……", "👨‍👩‍👧e\u{301}", ""] {
      #expect(text.padded(to: columns).displayWidth == columns)
    }
  }
}
