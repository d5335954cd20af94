import Cells
import Testing

@Suite struct CanvasTests {
  private func canvas(_ columns: Int, _ rows: Int = 1, _ text: String = "") -> Canvas {
    var canvas = Canvas(size: Size(columns: columns, rows: rows))
    canvas.write(text, row: 0)
    return canvas
  }

  @Test(
    "Half-covered glyphs leave blanks",
    arguments: [
      (0, "X", "X 改台账"), (1, "X", " X改台账"), (2, "X", "整X 台账"), (3, "X", "整 X台账"),
      (1, "新", " 新 台账"), (0, "新", "新改台账"), (7, "X", "整改台 X"), (3, "XYZ", "整 XYZ账"),
      (-1, "新旧", " 旧 台账"), (-2, "新旧", "旧改台账"), (7, "新", "整改台"), (8, "X", "整改台账"),
    ])
  func overwriting(column: Int, text: String, expected: String) {
    var canvas = canvas(8, 1, "整改台账")
    canvas.write(text, row: 0, column: column)
    #expect(canvas.text == expected)
    #expect(canvas.row(0).reduce(0) { $0 + Int($1.width) } == 8)
  }

  @Test("A write is clipped by its width and the right edge")
  func clipping() {
    var canvas = canvas(10)
    #expect(canvas.write("整改台账", row: 0, column: 1, width: 5) == 5)
    #expect(canvas.text == " 整改")
    #expect(canvas.write("ab", row: 0, column: 6, width: 9) == 2)
    #expect(canvas.write("abc", row: 0, column: 8) == 2)
    #expect(canvas.write("abc", row: 0, column: 0, width: 0) == 0)
    #expect(canvas.write("abc", row: 0, column: 0, width: -4) == 0)
    #expect(canvas.text == " 整改 abab")
  }

  @Test(
    "Any size and any place are harmless",
    arguments: [(0, 0), (0, 5), (5, 0), (1, 1), (2, 1), (3, 2), (-4, -4)])
  func anywhere(columns: Int, rows: Int) {
    var canvas = Canvas(size: Size(columns: columns, rows: rows))
    for place in [Int.min, -3, -1, 0, 1, 2, 9, Int.max] {
      canvas.write("整改e\u{301}", row: 0, column: place, style: .plain.bold)
      canvas.write("整改", row: place, column: 1, width: place)
      canvas.fill(row: place, columns: -5..<99)
      canvas.fill(row: 0, columns: min(place, 3)..<max(place, 3))
      canvas.restyle(row: 0, columns: min(place, 3)..<max(place, 3), style: .plain.reversed)
      #expect(canvas[place, place].width <= 2)
      #expect(canvas.row(place).count <= max(0, columns))
    }
    #expect(canvas.text.filter { $0 == "\n" }.count == max(0, rows - 1))
  }

  @Test("Every way to write keeps the glyphs whole")
  func hygiene() {
    var canvas = canvas(9, 1)
    var seed: UInt32 = 7
    func next(_ bound: UInt32) -> Int {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return Int((seed >> 16) % bound)
    }
    for _ in 0..<5000 {
      let column = next(14) - 3
      switch next(3) {
      case 0: canvas.write("整a改", row: 0, column: column, width: next(8))
      case 1: canvas.write("中文字", row: 0, column: column)
      default: canvas.fill(row: 0, columns: column..<column + next(4))
      }
      #expect(canvas.isWhole)
    }
  }

  @Test("Marks join the glyph before them, joiners are left out")
  func marks() {
    let canvas = canvas(8, 1, "e\u{301}⚠\u{FE0F}字\u{200D}\u{302A}")
    #expect(canvas[0, 0].glyph == "e\u{301}")
    #expect(canvas[0, 1].glyph == "⚠")
    #expect(canvas[0, 2].glyph == "字\u{302A}")
    #expect(canvas[0, 2].width == 2)
    #expect(self.canvas(8, 1, " \u{301}a").text == " a")
  }

  @Test("Nothing that drives a terminal reaches a cell")
  func control() {
    #expect(canvas(9, 1, "a\u{1B}[2J\n\u{202E}b").text == "a?[2J ?b")
  }

  @Test("A style covers whole glyphs")
  func styles() {
    var canvas = canvas(8, 1, "整改台账")
    canvas.restyle(row: 0, columns: 3..<5, style: Style(ink: .red, isBold: true))
    #expect((0..<8).filter { canvas[0, $0].style.isBold } == [2, 3, 4, 5])
    #expect(canvas[0, 3].style.ink == .red)
    #expect(canvas.text == "整改台账")
    canvas.fill(row: 0, columns: 2..<8, style: .plain.underlined)
    #expect(canvas[0, 7].style == .plain.underlined)
    #expect(canvas[0, 1].style == .plain)
  }

  @Test func text() {
    var canvas = canvas(6, 3, "一")
    canvas.write("二  ", row: 2, column: 1)
    #expect(canvas.text == "一\n\n 二")
    #expect(canvas[0, 1].width == 0)
    #expect(canvas.text(ofRow: 2) == " 二")
  }

  @Test(
    arguments: [
      ("80x24", 80, 24), ("1x1", 1, 1), ("500x200", 500, 200), ("1000x1000", 1000, 1000),
    ])
  func sizes(text: String, columns: Int, rows: Int) {
    #expect(Size(text) == Size(columns: columns, rows: rows))
  }

  @Test(
    arguments: [
      "", "80", "80x", "x24", "0x24", "80x-1", "80x24x1", "80 x 24", "1001x9", "８0x24",
    ])
  func notSizes(text: String) {
    #expect(Size(text) == nil)
  }
}

extension Canvas {
  /// Whether every wide glyph has its right half, and every right half its glyph.
  fileprivate var isWhole: Bool {
    let widths = row(0).map(\.width)
    return widths.indices.allSatisfy { index in
      switch widths[index] {
      case 2: index + 1 < widths.count && widths[index + 1] == 0
      case 0: index > 0 && widths[index - 1] == 2
      default: true
      }
    }
  }
}
