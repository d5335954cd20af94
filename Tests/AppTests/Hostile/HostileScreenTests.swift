import Cells
import Foundation
import TestTerminal
import Testing

/// Every screen of a ledger whose every text is hostile, by the bytes that reach the terminal.
@Suite("怪文字：没有一个画面带到终端") struct HostileScreenTests {
  /// Over all screens, questions and forms.
  private static let scripts = [
    "1<Tab>jj<Enter><Esc><PgDn>2j<Enter><Tab><Tab>j<Esc>3j<Enter><PgDn><Esc>",
    "4jj<Enter><Esc>5j<Enter><Esc>6jj<Enter><PgDn><Esc><Esc>", "7jj<Enter><Esc>8jj<Esc><Esc>",
    "2/666<Enter>nn<Esc>2f<Down><Down><Enter><Esc><Esc>s<Down><Enter><Esc>",
    "2m<Down><Esc><Esc>e<Down><Down><Down><PgDn><Esc><Esc>3e<PgDn><Esc><Esc>4e<PgDn><Esc><Esc>",
    "2u<Esc>x<Down><Down><Down><Esc><Esc>c<Esc>i<Esc><Esc>T<Esc>?<PgDn><PgDn><Esc>",
    ":666<Enter><Esc>:问题 666<Enter><Esc>:打开 WT-001<Enter><Esc>", "2 jj v<Esc>a<Esc><Esc>y<Esc>",
  ]

  @Test("每个画面、浮层和表单", arguments: ["80x24", "160x50"])
  func screens(size: String) throws {
    let place = try hostileLedger(.terminal)
    let terminal = try start(place, size)
    try #require(terminal.waitFor("?帮助"), "\(terminal.screen)")
    for script in Self.scripts {
      try terminal.press(script)
      terminal.settle()
      try comeBack(terminal)
    }
    expectHarmless(terminal)
  }

  @Test("粘贴进表单和命令行") func pasting() throws {
    let place = try smallLedger()
    let terminal = try start(place, "100x30")
    try #require(terminal.waitFor("?帮助"), "\(terminal.screen)")
    let paste = Key.paste(HostileText.terminal.argument)
    for keys in ["2e", "2/", ":", "2f", "2i", "2p"] {
      try terminal.press(keys)
      for _ in 0..<3 {
        terminal.press(paste)
        try terminal.press("<Enter><Down>")
      }
      terminal.settle()
      try comeBack(terminal)
    }
    expectHarmless(terminal)
  }

  @Test("行模式") func plain() throws {
    let (place, text) = (try hostileLedger(.terminal), HostileText.terminal)
    let typed = text.argument.split(whereSeparator: \.isNewline).joined(separator: " ")
    let lines = [
      "问题", "1", "", "返回", "措施", "1", "返回", "制度", "1", "返回", "留痕", "1", "返回", "搜索 666",
      "修改 WT-001", "", typed, "取消", "取消", "复制 WT-001", "导出", "取消", "u", "否", typed,
      "进展 WT-001 \(typed)", "冲突", "q",
    ]
    try Data(lines.map { $0 + "\n" }.joined().utf8)
      .write(to: URL(fileURLWithPath: place.path("lines")))
    let run = try place.shell("TERM=dumb $Z --plain < lines")
    #expect(run.status == 0, "\(run.messages)")
    expectHarmless(run.bytes, "plain")
    expectHarmless(run.messages.utf8, "plain stderr")
  }

  private func start(_ place: Workplace, _ size: String) throws -> TestTerminal {
    try TestTerminal(
      program: builtProgram("zhenggai"), arguments: ["--ledger", place.ledger, "--by", "office"],
      directory: place.folder.path, size: try #require(Size(size)))
  }

  /// Leaves whatever is open; once a question has come and gone, every key before it was taken.
  private func comeBack(_ terminal: TestTerminal) throws {
    for _ in 0..<8 {
      try terminal.press(terminal.screen.contains("D（Delete）放弃") ? "D" : "<Esc>")
      terminal.settle()
    }
    try terminal.press("1T")
    terminal.expect("截至日期")
    try terminal.press("<Esc>")
    terminal.expect("?帮助")
  }
}

/// Expects nothing but the program's own sequences: those of the texts say who they are.
private func expectHarmless(
  _ terminal: TestTerminal, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = String(decoding: terminal.output, as: UTF8.self)
  for begin in ["\u{1B}[\(HostileText.mark)", "\u{1B}]", "\u{1B}c"] {
    #expect(!text.contains(begin), "\(begin.debugDescription)", sourceLocation: sourceLocation)
  }
  #expect(terminal.screen.contains("帮助"), "\(terminal.screen)", sourceLocation: sourceLocation)
  expectHarmless(
    terminal.output, "the terminal", tolerating: "\u{1B}\n\r\t\u{8}\u{E}\u{F}",
    sourceLocation: sourceLocation)
}
