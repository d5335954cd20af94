import Cells
import Glibc
import TestTerminal
import Testing

/// In GBK, which some bureaus' terminals still speak. libvterm doesn't, so bytes are compared.
@Suite(.enabled(if: access("/usr/share/i18n/charmaps/GBK.gz", R_OK) == 0))
struct LegacyEncodingTests {
  @Test("What is wide in the locale is shown as ASCII, the rest in its encoding")
  func shownAndTyped() throws {
    let folder = "/tmp/terminal-tests-locale.\(getpid())"
    mkdir(folder, 0o700)
    defer { _ = try? run("/bin/rm", "-r", folder) }
    try run("/usr/bin/localedef", "-i", "zh_CN", "-f", "GBK", folder + "/zh_CN.GBK")
    let terminal = try TestTerminal(
      program: builtProgram("terminal-probe"),
      environment: ["LOCPATH": folder, "LC_ALL": "zh_CN.GBK"])
    let title: [UInt8] = [0xD5, 0xFB, 0xB8, 0xC4, 0xCC, 0xA8, 0xD5, 0xCB]  // 整改台账
    #expect(terminal.wait { $0.output.contains(title + Array("\"\".*- 80x24".utf8)) })
    let character: [UInt8] = [0xCF, 0xFB]  // 消
    terminal.send([character[0]])
    terminal.send([character[1]])
    #expect(terminal.wait { $0.output.contains(character) })
  }

  private func run(_ program: String, _ arguments: String...) throws {
    let terminal = try TestTerminal(program: program, arguments: arguments)
    #expect(terminal.waitForExit(timeout: 30) != nil)
  }
}
