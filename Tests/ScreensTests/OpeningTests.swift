import Cells
import Testing

@testable import Screens

@Suite("打开台账时的画面")
struct OpeningTests {
  private func opening(_ keys: [Key] = []) -> OpeningScreen {
    var screen = OpeningScreen(folder: "市文旅局", bytes: 226_000_000, keymap: Keymap())
    for key in keys { _ = screen.take(key) }
    return screen
  }

  @Test("写明打开什么、多大、多久；知道进度就有进度条")
  func shown() {
    var screen = opening()
    (screen.done, screen.seconds) = (0.5, 3)
    let text = view(screen, size: Size(columns: 60, rows: 10)).text
    #expect(text.contains("正在打开台账 市文旅局"))
    #expect(text.contains("[####################....................] 50%"))
    #expect(text.contains("共 226 MB，已用 3 秒。"))
    screen.done = nil
    #expect(!view(screen, size: Size(columns: 60, rows: 10)).text.contains("["))
  }

  @Test("多小的窗口都画得下", arguments: [(1, 1), (20, 3), (39, 9)])
  func anySize(columns: Int, rows: Int) {
    var screen = opening()
    screen.done = 1
    let size = Size(columns: columns, rows: rows)
    #expect(view(screen, size: size).size == size)
  }

  @Test(
    "q 和 Ctrl-C 离开，其余的键留着；搜索和命令里的 q 是字",
    arguments: [
      ("2jj", "2jj", false), ("q", "", true), ("jq", "j", true), ("/q", "/q", false),
      (":q", ":q", false), ("/q<C-c>", "/q", true),
    ])
  func keys(typed: String, kept: String, leaves: Bool) throws {
    let keys = try KeyScript(parsing: typed).lines.flatMap(\.self)
    var screen = opening(Array(keys.dropLast()))
    #expect(screen.take(try #require(keys.last)) == leaves)
    #expect(screen.keys == (try KeyScript(parsing: kept).lines.flatMap(\.self)))
  }

  @Test("鼠标不留：按下时还没有可按的")
  func mouse() {
    #expect(opening([.mouse(Mouse(kind: .press, column: 1, row: 1)), .focus(true)]).keys.isEmpty)
  }
}
