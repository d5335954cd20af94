import TestTerminal
import Testing

@Suite struct ReportTests {
  @Test("It says what the terminal is and answers, and leaves it as it was")
  func answered() throws {
    let terminal = try reporting()
    terminal.expect("type xterm-256color by xterm-256color, 256 colors")
    terminal.expect("locale C.UTF-8 UTF-8")
    terminal.expect("size 80x24")
    terminal.expect("synchronized false, ambiguous 1, name unknown")
    terminal.expect("OSC 52 true")
    terminal.expectRestored()
    #expect(terminal.row(0).hasPrefix("locale"))
  }

  @Test("A terminal that can do more says so")
  func capable() throws {
    let terminal = try reporting { _ in
      Array("\u{1B}P>|foot(1.16)\u{1B}\\\u{1B}[?2026;2$y\u{1B}[1;3R\u{1B}[?62c".utf8)
    }
    terminal.expect("synchronized true, ambiguous 2, name foot(1.16)")
  }

  @Test("One that doesn't answer is not waited for long")
  func silent() throws {
    let start = ContinuousClock.now
    let terminal = try reporting { _ in [] }
    terminal.expect("synchronized unknown, ambiguous unknown, name unknown")
    #expect(start.duration(to: .now) < .seconds(3))
    terminal.expectRestored()
  }

  @Test("One that may print questions is asked none", arguments: ["linux", "vt100"])
  func unasked(type: String) throws {
    let terminal = try reporting(environment: ["TERM": type])
    terminal.expect("type \(type) by \(type)")
    terminal.expect("ambiguous unknown, name unknown")
    terminal.expect("OSC 52 false")
  }

  @Test("Where there is no terminal, it says what there is")
  func none() throws {
    let shell = try TestTerminal.shell(
      running: "setsid \(builtProgram("terminal-probe")) report < /dev/null | cat")
    shell.expect("no terminal")
    shell.expect("size none")
  }

  private func reporting(
    environment: [String: String] = [:], answering: (([UInt8]) -> [UInt8])? = nil
  ) throws -> TestTerminal {
    let terminal = try TestTerminal(
      program: builtProgram("terminal-probe"), arguments: ["report"], environment: environment)
    if let answering { terminal.answering = answering }
    #expect(terminal.waitForExit() == .exited(0))
    return terminal
  }
}
