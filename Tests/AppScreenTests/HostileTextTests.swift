import Foundation
import TestTerminal
import Testing

@Suite("怪文字也不弄坏画面")
struct HostileTextTests {
  /// What titles may hold that terminals and programs disagree about.
  private static let titles = [
    "“双引号”——破折号……省略号①圈码·间隔", "奇宽a标题", "😀👨‍👩‍👧‍👦🇨🇳⚠️表情", "e\u{301}组合符n\u{303}o\u{308}",
    "\u{1B}[31m红\u{7}\u{8}控制",
    "\u{202E}倒写\u{2066}隔离\u{200B}零宽", "𠮷野家镕", String(repeating: "很长的标题", count: 60),
    String(repeating: "a", count: 300), "　全角空格　", "ＡＢｃ１２３", "\t制表\n换行",
  ]

  /// A copy of the sample of which the first titles are strange.
  private func strangeLedger() throws -> URL {
    let ledger = try Sitting.copiedSample()
    let file = ledger.appendingPathComponent("issues.json")
    let text = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    var root = try #require(text as? [String: Any])
    var issues = try #require(root["issues"] as? [[String: Any]])
    for (place, title) in Self.titles.enumerated() { issues[place]["title"] = title }
    root["issues"] = issues
    try JSONSerialization.data(withJSONObject: root, options: .prettyPrinted).write(to: file)
    return ledger
  }

  @Test(
    "滚动、浮层之后与重画的一样；控制字符到不了终端",
    arguments: [
      "2jjjjjjjjjjjkkkk", "2<PgDn><PgUp>jjm<Esc>", "2jj<F10><Down><Down><Esc>jj", "2j<Tab>jj<Esc>j",
      "1G<PgUp>2", "2f<Down><Esc>s<Esc>?<Esc>",
    ], ["80x24", "121x40", "41x10"])
  func strangeTitles(script: String, size: String) throws {
    let ledger = try strangeLedger()
    let sitting = Sitting(ledger, try Sitting.start(at: ledger, size: size))
    sitting.terminal.expect("?帮助")
    try sitting.expectLikeNew(after: script)
    let output = String(decoding: sitting.terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{1B}[31m红") && !output.contains("\u{202E}"))
    #expect(!output.contains("\u{200B}") && !output.contains("\u{7}"))
  }
}
