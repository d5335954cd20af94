import Cells
import TestTerminal
import Testing

@Suite struct ShowingTests {
  @Test("The first frame is what the canvas says")
  func firstFrame() throws {
    let terminal = try probe()
    #expect(terminal.row(0) == "整改台账“”…●─ 80x24")
    #expect(terminal.cell(0, 0).isReverse)
    #expect(terminal.cell(0, 0).width == 2)
    #expect(terminal.cell(1, 0).isBold)
    #expect(terminal.cell(1, 0).ink != -1)
    #expect(terminal.cell(1, 5).isUnderlined)
    #expect(terminal.isAlternateScreen)
    #expect(terminal.mouseMode == 1)
    #expect(terminal.isModeOn(2004))
    #expect(terminal.isModeOn(1004))
    #expect(!terminal.attributes.isCooked)
    #expect(!terminal.isCursorVisible)
    #expect(terminal.cursor == Position(row: 1, column: 0))
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.hasSuffix("再见") || terminal.screen.contains("再见"))
    terminal.expectRestored()
  }

  @Test("The cursor stands where text is typed")
  func cursor() throws {
    let terminal = try probe()
    terminal.type("i")
    #expect(terminal.wait { $0.isCursorVisible && $0.cursor == Position(row: 1, column: 5) })
    terminal.type("i")
    #expect(terminal.wait { !$0.isCursorVisible && $0.cursor == Position(row: 1, column: 0) })
  }

  @Test(
    "Chinese is shown whatever the locale says",
    arguments: [
      ["LANG": "C"], ["LANG": "zh_CN.UTF-8"], ["LC_ALL": "POSIX"], ["LANG": ""],
      ["LANG": "C.UTF-8", "LC_TIME": "xx_XX"], ["LC_ALL": "zh_CN.nonsense"],
    ])
  func locales(environment: [String: String]) throws {
    #expect(try probe(environment: environment).row(0).hasPrefix("整改台账“”…●─"))
  }

  @Test(
    "Unknown types of terminal are taken for common ones",
    arguments: ["xterm-256color", "xterm", "vt100", "linux", "screen", "xterm-nobody", ""])
  func types(type: String) throws {
    let terminal = try probe(environment: ["TERM": type])
    #expect(terminal.row(0).hasPrefix("整改台账"))
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    terminal.expectRestored()
  }

  @Test("A terminal without a movable cursor is refused with advice")
  func dumb() throws {
    let terminal = try TestTerminal(
      program: builtProgram("terminal-probe"), environment: ["TERM": "dumb"])
    #expect(terminal.waitForExit() == .exited(2))
    #expect(terminal.screen.contains("终端类型“dumb”不能定位光标"))
    terminal.expectRestored()
  }

  @Test("Without colour the other attributes are left")
  func noColor() throws {
    let terminal = try probe(environment: ["NO_COLOR": "1"])
    #expect(terminal.cell(1, 0).isBold)
    #expect(terminal.cell(1, 0).ink == -1)
    #expect(terminal.cell(1, 5).isUnderlined)
    #expect(terminal.cell(0, 0).isReverse)
  }

  @Test("The terminal is found when the standard streams lead elsewhere")
  func redirected() throws {
    let terminal = try TestTerminal.shell(
      running: "\(builtProgram("terminal-probe")) < /dev/null | cat > /dev/null")
    terminal.expect("已销号")
    terminal.type("q")
    #expect(terminal.wait { !$0.isAlternateScreen && $0.mouseMode == 0 })
  }

  @Test("Every size will do, and a storm of them too")
  func resizing() throws {
    let terminal = try probe()
    for (columns, rows) in [(1, 1), (2, 1), (3, 50), (200, 2), (500, 200), (7, 3), (120, 40)] {
      terminal.resize(Size(columns: columns, rows: rows))
    }
    terminal.expect("120x40")
    for columns in 20...90 { terminal.resize(Size(columns: columns, rows: 24)) }
    terminal.expect("90x24")
    #expect(terminal.row(1) == "逾期 临期 已销号")
  }

  @Test(
    "It starts in the smallest window", arguments: [(1, 1), (2, 1), (1, 3), (5, 2), (9, 1)])
  func tiny(columns: Int, rows: Int) throws {
    let terminal = try TestTerminal(
      program: builtProgram("terminal-probe"), size: Size(columns: columns, rows: rows))
    #expect(terminal.wait { $0.isModeOn(2004) && $0.output.count > 100 })
    terminal.resize(Size(columns: 60, rows: 10))
    terminal.expect("60x10")
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
  }

  @Test("What scrolling leaves is what a fresh painting shows")
  func redraw() throws {
    let terminal = try probe(size: Size(columns: 31, rows: 9))
    for key in "整a改b台c账d，。" { terminal.press(.character(key)) }
    terminal.expect("。")
    terminal.scribble("\u{1B}[2;1Hgarbage\u{1B}[5;2Hgarbage")
    #expect(terminal.screen.contains("garbage"))
    terminal.press(.control("l"))
    terminal.expect("<C-l>")
    terminal.type("z")
    #expect(terminal.wait { $0.row(2).isEmpty && $0.row(1) == "逾期 临期 已销号" })
  }

  @Test("What is left after many frames is what a fresh painting shows", arguments: [80, 79, 41])
  func frames(columns: Int) throws {
    let terminal = try probe(size: Size(columns: columns, rows: 12))
    for page in 1...20 {
      terminal.type("P")
      terminal.expect("第\(page)页 \(2 * page - 1)键")
      let shown = (2..<11).map(terminal.row)
      terminal.press(.control("l"))
      terminal.expect("第\(page)页 \(2 * page)键")
      for (row, text) in zip(2..., shown) where text != terminal.row(row) {
        Issue.record("page \(page), row \(row)\n\(text)\n\(terminal.row(row))")
        return
      }
    }
  }

  /// ncurses fills memory by as much as its buffer holds; all other calls are to the terminal.
  @Test("A frame is one write, however large", arguments: [false, true])
  func writes(isSynchronized: Bool) throws {
    let size = Size(columns: 120, rows: 40)
    let terminal = try probe(size: size)
    if isSynchronized { terminal.type(AskingTests.canSynchronize) }
    let buffer = (size.rows + 2) * (size.columns + 6)
    for page in 1...5 {
      let calls = try #require(writeCalls(of: terminal.process))
      let bytes = terminal.output.count
      terminal.type("P")
      terminal.expect("第\(page)页")
      terminal.settle()
      let written = terminal.output.count - bytes - (isSynchronized ? 16 : 0)
      let after = try #require(writeCalls(of: terminal.process))
      #expect(after - calls - (written + buffer - 1) / buffer == 1)
    }
  }
}
