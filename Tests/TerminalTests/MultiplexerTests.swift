import Glibc
import TestTerminal
import Testing

/// In tmux, which is a terminal of its own with its own answers.
@Suite(.enabled(if: access("/usr/bin/tmux", X_OK) == 0))
struct MultiplexerTests {
  @Test("It is shown, asked, typed to and left as in any terminal")
  func within() throws {
    let tmux = try Tmux(running: builtProgram("terminal-probe"))
    tmux.terminal.expect("整改台账“”…●─")
    tmux.terminal.press(.up)
    tmux.terminal.press(.paste("甲\n乙"))
    tmux.terminal.expect("<Up>\npaste 甲|乙")
    #expect(tmux.terminal.row(2) == "<Up>")
    tmux.terminal.type("P")
    tmux.terminal.expect("第1页")
    let shown = tmux.terminal.screen
    tmux.terminal.press(.control("l"))
    tmux.terminal.expect("第1页 4键")
    #expect(
      tmux.terminal.screen.split(separator: "\n").dropLast(2)
        == shown.split(separator: "\n").dropLast(2))
  }

  @Test("What is copied gets into its buffer")
  func copied() throws {
    let tmux = try Tmux(running: builtProgram("terminal-probe"))
    tmux.terminal.expect("已销号")
    tmux.terminal.type("Y")
    tmux.terminal.expect("copied")
    let buffer = try tmux.run("show-buffer")
    #expect(buffer.waitForExit() == .exited(0))
    #expect(buffer.screen.hasPrefix("整改台账 0"))
  }

  @Test("The report names it")
  func report() throws {
    let tmux = try Tmux(running: builtProgram("terminal-probe") + " report; cat")
    tmux.terminal.expect("tmux true, screen false")
    tmux.terminal.expect("name tmux")
    tmux.terminal.expect("ambiguous 1")
  }
}

/// A server of its own, ended with it, and its only window under a terminal.
private final class Tmux {
  let terminal: TestTerminal
  private let name = "terminal-tests-\(getpid())-\(UInt32.random(in: 0...(.max)))"

  init(running command: String) throws {
    terminal = try TestTerminal(
      program: "/usr/bin/tmux",
      arguments: [
        "-L", name, "-f", "/dev/null", "start-server", ";", "set", "-s", "set-clipboard", "on", ";",
        "set", "-g", "default-terminal", "tmux-256color", ";", "new-session", command,
      ])
  }

  func run(_ command: String) throws -> TestTerminal {
    try TestTerminal(program: "/usr/bin/tmux", arguments: ["-L", name, command])
  }

  deinit {
    _ = try? run("kill-server").waitForExit()
    unlink("/tmp/tmux-\(getuid())/\(name)")
  }
}
