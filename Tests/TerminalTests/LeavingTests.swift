import Cells
import Glibc
import TestTerminal
import Testing

@Suite struct LeavingTests {
  @Test(
    "Signals that end the program leave the terminal as it was",
    arguments: [
      SIGTERM, SIGHUP, SIGINT, SIGQUIT,
    ])
  func signalled(number: Int32) throws {
    let terminal = try probe()
    terminal.signal(number)
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.contains("再见"))
    terminal.expectRestored()
  }

  @Test(
    "A crash leaves the terminal as it was, and says what it was",
    .disabled(if: isSanitized, "a sanitizer takes the signals of a crash and tells of it itself"),
    arguments: [
      ("F", SIGILL, "Fatal error: 探针有意出错"), ("S", SIGSEGV, ""), ("O", SIGSEGV, ""),
    ])
  func crashed(key: String, signal: Int32, message: String) throws {
    let terminal = try probe(environment: ["SWIFT_BACKTRACE": "enable=no"])
    let before = terminal.attributes
    terminal.type(key)
    let status = try #require(terminal.waitForExit())
    #expect(status == .signalled(signal) || (signal == SIGILL && status == .signalled(SIGTRAP)))
    terminal.expectRestored()
    #expect(terminal.attributes != before)
    #expect(message.isEmpty || terminal.screen.contains(message), "\(terminal.screen)")
  }

  @Test("So does an exit from deep inside")
  func exited() throws {
    let terminal = try probe()
    terminal.type("E")
    #expect(terminal.waitForExit() == .exited(3))
    terminal.expectRestored()
  }

  @Test("A window that is closed ends the program within a second", arguments: [false, true])
  func hungUp(isSignalIgnored: Bool) throws {
    let terminal = try probe()
    if isSignalIgnored { terminal.type("H") }
    if isSignalIgnored { terminal.expect("\nH") }
    terminal.hangUp()
    #expect(terminal.waitForExit(timeout: 1) == .exited(0))
  }

  @Test("The attributes before and after are the same")
  func attributes() throws {
    let shell = try TestTerminal.shell(running: "stty -a | md5sum; echo 甲$((1+1))")
    shell.expect("甲2")
    let sum = shell.row(1)
    shell.type("clear; \(builtProgram("terminal-probe"))\r")
    shell.expect("已销号")
    shell.type("q")
    shell.expect("再见")
    shell.type("clear; stty -a | md5sum; echo 乙$((1+1))\r")
    shell.expect("乙2")
    #expect(shell.screen.contains(sum))
  }

  @Test("It is stopped and continued like any job", arguments: ["key", "signal"])
  func suspended(how: String) throws {
    let shell = try TestTerminal.shell(running: builtProgram("terminal-probe"))
    shell.expect("已销号")
    shell.type("abc")
    shell.expect("\na\nb\nc")
    shell.press(.control("z"))
    shell.expect("Stopped")
    #expect(!shell.isAlternateScreen)
    #expect(shell.isCursorVisible)
    #expect(shell.mouseMode == 0)
    if how == "signal" { shell.resize(Size(columns: 60, rows: 20)) }
    shell.type("fg\r")
    shell.expect("\na\nb\nc\n<C-z>")
    #expect(shell.isAlternateScreen)
    #expect(shell.wait { $0.mouseMode == 1 && !$0.isCursorVisible })
    if how == "signal" { shell.expect("60x20") }
    shell.type("d")
    shell.expect("<C-z>\nd")
    shell.type("q")
    shell.expect("再见")
  }

  @Test("The terminal is lent to other programs and taken back")
  func lent() throws {
    let terminal = try probe()
    terminal.type("L")
    terminal.expect("借出终端")
    #expect(terminal.attributes.isCooked)
    #expect(!terminal.isAlternateScreen)
    terminal.type("\r")
    terminal.expect("已销号")
    #expect(terminal.wait { !$0.attributes.isCooked && $0.isAlternateScreen })
    terminal.type("x")
    terminal.expect("L\nx")
  }
}
