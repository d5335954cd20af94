import Cells
import TestTerminal
import Testing

/// What the screen asks its terminal, and what it makes of the answers.
@Suite struct AskingTests {
  static let canSynchronize = "\u{1B}[?2026;2$y"
  static let drawsWide = "\u{1B}[2;3R"

  @Test("Frames are wrapped once the terminal says that it can show them all at once")
  func synchronized() throws {
    let terminal = try probe()
    terminal.type(Self.canSynchronize + "z")
    for page in 1...3 {
      let frame = try frame(of: terminal, page: page)
      #expect(frame.hasPrefix("\u{1B}[?2026h") && frame.hasSuffix("\u{1B}[?2026l"))
      #expect(frame.ranges(of: "\u{1B}[?2026").count == 2)
    }
    #expect(!terminal.isModeOn(2026))
  }

  @Test(
    "They are not where it can't, doesn't say, or isn't to",
    arguments: [
      ("\u{1B}[?2026;0$y", []), ("\u{1B}[?2026;4$y", []), ("", []), ("\u{1B}[?2027;2$y", []),
      (canSynchronize, ["unsynchronized"]),
    ])
  func unsynchronized(answer: String, arguments: [String]) throws {
    let terminal = try probe(arguments, answering: { _ in [] })
    terminal.type(answer + "z")
    #expect(try !frame(of: terminal, page: 1).contains("?2026"))
  }

  @Test("Answers are no keys, however they are split")
  func answers() throws {
    let terminal = try probe(answering: { _ in [] })
    terminal.type("z")
    for answer in [Self.canSynchronize, "\u{1B}[2;2R", "\u{1B}[2;80R", "\u{1B}[?62;4c"] {
      let bytes = Array(answer.utf8)
      for end in 2..<bytes.count {
        terminal.send(Array(bytes[..<end]))
        terminal.send(Array(bytes[end...]))
      }
    }
    terminal.type(".")
    terminal.expect("\n.")
    #expect(terminal.row(2) == ".")
  }

  @Test("Where ambiguous glyphs are drawn wide, ASCII stands for them")
  func wide() throws {
    let terminal = try probe(answering: { answer in
      String(decoding: answer, as: UTF8.self).hasSuffix("R") ? Array(Self.drawsWide.utf8) : answer
    })
    terminal.expect("整改台账\"\".*- 80x24")
  }

  @Test(
    "What is wished for counts more than what the terminal says",
    arguments: [
      (["narrow"], drawsWide, "整改台账“”…●─ 80x24"), (["wide"], "\u{1B}[2;2R", "整改台账\"\".*- 80x24"),
      (["ascii"], "\u{1B}[2;2R", "整改台账\"\".*- 80x24"),
    ])
  func wished(arguments: [String], answer: String, title: String) throws {
    let terminal = try probe(arguments, answering: { _ in Array(answer.utf8) })
    terminal.type("x")
    terminal.expect("\nx")
    #expect(terminal.row(0) == title)
  }

  @Test("ASCII takes as many cells as what it stands for")
  func cells() throws {
    let (terminal, ascii) = (try probe(), try probe(["ascii"]))
    for page in 1...5 {
      for terminal in [terminal, ascii] {
        terminal.type("P")
        terminal.expect("第\(page)页")
      }
      for row in 2..<23 {
        let pairs = (0..<80).map { (terminal.cell(row, $0).glyph, ascii.cell(row, $0).glyph) }
        for (glyph, substitute) in pairs where glyph != substitute {
          #expect(["“\"", "”\"", "….", "—-", "→>", "●*", "👍?", " "].contains(glyph + substitute))
        }
      }
    }
  }

  /// On a busy machine the answer may come later than the program waits, but not every time.
  @Test("An answer that is late doesn't land in the shell", arguments: ["", "z"])
  func late(typedAhead: String) throws {
    #expect(try (1...3).contains { _ in try isKeptFromShell(typedAhead) })
  }

  private func isKeptFromShell(_ typedAhead: String) throws -> Bool {
    let shell = try TestTerminal.shell(running: "cd /")
    shell.answering = { _ in [] }
    shell.type("clear; \(builtProgram("terminal-probe"))\r")
    shell.expect("已销号")
    shell.type("q")
    shell.wait(timeout: 0.005) { _ in false }
    shell.type(typedAhead + "\u{1B}[?2026;0$y\u{1B}[2;2R")
    shell.expect("再见")
    shell.type("echo 完$((1+1))\r")
    return shell.waitFor("完2") && !shell.screen.contains("2026") && !shell.screen.contains("R")
  }

  @Test("A terminal that doesn't answer costs nothing")
  func silent() throws {
    #expect(try (1...3).contains { _ in try timeToLeaveSilently() < .milliseconds(45) })
  }

  private func timeToLeaveSilently() throws -> Duration {
    let terminal = try probe(answering: { _ in [] })
    terminal.wait(timeout: 1.1) { _ in false }
    let start = ContinuousClock.now
    terminal.type("q")
    #expect(terminal.waitForExit() == .exited(0))
    return start.duration(to: .now)
  }

  @Test(
    "Types that may print what they don't know are asked nothing",
    arguments: [
      ("linux", false), ("vt100", false), ("vt220", false), ("", false),
      ("screen", true), ("screen-256color", true), ("tmux-256color", true), ("xterm", true),
      ("rxvt-unicode-256color", true), ("xterm-nobody", true),
    ])
  func types(type: String, isAsked: Bool) throws {
    let terminal = try probe(environment: ["TERM": type])
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("$p") == isAsked)
    terminal.type("P")
    terminal.expect("第1页")
    let usual = try probe()
    usual.type("P")
    usual.expect("第1页")
    #expect(terminal.screen == usual.screen)
  }

  @Test("Idle means idle: nothing is written once the answers are in", arguments: ["", drawsWide])
  func idle(answer: String) throws {
    let terminal = try probe(answering: { answer.isEmpty ? $0 : Array(answer.utf8) })
    terminal.settle()
    let count = terminal.output.count
    terminal.wait(timeout: 0.3) { _ in false }
    #expect(terminal.output.count == count)
  }

  private func frame(of terminal: TestTerminal, page: Int) throws -> String {
    terminal.settle()
    let start = terminal.output.count
    terminal.type("P")
    terminal.expect("第\(page)页")
    terminal.settle()
    return String(decoding: terminal.output[start...], as: UTF8.self)
  }
}
