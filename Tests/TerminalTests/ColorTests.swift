import Cells
import Glibc
import TestTerminal
import Testing

@testable import Terminal

@Suite struct ColorTests {
  @Test(
    "A terminal shows the inks in the colours it has",
    arguments: [
      ("xterm-256color", 167, 172), ("xterm", 1, 3), ("linux", 1, 3), ("vt100", -1, -1),
    ])
  func inks(type: String, red: Int, yellow: Int) throws {
    let terminal = try probe(environment: ["TERM": type])
    #expect(terminal.cell(1, 0).ink == red)
    #expect(terminal.cell(1, 5).ink == yellow)
    #expect(terminal.cell(1, 0).isBold)
  }

  @Test(
    "Others can be chosen by name, number and value; a terminal shows the nearest it has",
    arguments: [
      ("blue", "xterm-256color", 4), ("208", "xterm-256color", 208),
      ("#ff8700", "xterm-256color", 208), ("#fe8803", "xterm-256color", 208),
      ("#777777", "xterm-256color", 243), ("208", "xterm", 3), ("#ff2010", "xterm", 1),
      ("magenta", "linux", 5),
    ])
  func chosen(color: String, type: String, shown: Int) throws {
    let terminal = try probe(["red=" + color], environment: ["TERM": type])
    #expect(terminal.cell(1, 0).ink == shown)
    #expect(terminal.cell(1, 5).ink != -1)
  }

  @Test(
    "What is no colour is refused",
    arguments: ["", "256", "-1", "#fff", "#gggggg", "#+12345", "ruby", "#ff88000"])
  func refused(text: String) {
    #expect(InkColor(text) == nil)
  }

  @Test("Without colour nothing but colour is lost")
  func mono() throws {
    let terminal = try probe(["mono", "red=#ff8800"])
    #expect(terminal.cell(1, 0).isBold && terminal.cell(1, 0).ink == -1)
    #expect(terminal.cell(1, 5).isUnderlined && terminal.cell(1, 5).ink == -1)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[0;2m"), "gray is dim")
  }

  @Test(
    "Colours are shown as they are where the terminal says so and ncurses knows how",
    arguments: [("truecolor", -2), ("24bit", -2), ("", 208)])
  func direct(variable: String, ink: Int) throws {
    let folder = "/tmp/terminal-tests-terminfo.\(getpid()).\(variable)"
    defer { _ = try? run("/bin/rm", "-rf", folder) }
    try run("/bin/sh", "-c", "mkdir \(folder) && printf '%s' '\(Self.entry)' > \(folder)/entry")
    try run("/usr/bin/tic", "-x", "-o", folder, folder + "/entry")
    let terminal = try probe(
      ["red=#ff8800"], environment: ["COLORTERM": variable, "TERMINFO": folder])
    #expect(terminal.cell(1, 0).ink == ink)
    #expect(terminal.cell(1, 5).ink == (ink == -2 ? -2 : 172))
    #expect(terminal.row(1) == "逾期 临期 已销号")
  }

  /// As in ncurses-term, which few machines have.
  private static let entry = #"""
    xterm-direct|xterm with direct colours,
    \#tRGB, colors#0x1000000, pairs#0x7FFF, ccc@, initc@, initp@, oc@,
    \#tsetaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
    \#tuse=xterm-256color,

    """#

  private func run(_ program: String, _ arguments: String...) throws {
    let terminal = try TestTerminal(program: program, arguments: arguments)
    #expect(terminal.waitForExit() == .exited(0), "\(terminal.screen)")
  }
}
