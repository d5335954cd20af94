import Cells
import Foundation
import TestTerminal
import Testing

@Suite("两个人用一本台账")
struct SharingTests {
  @Test("对方的改动自己出现，并说是谁改的")
  func othersChangesAppear() throws {
    let sitting = try Sitting()
    let other = try Sitting.start(at: sitting.ledger, by: "hr")
    #expect(other.waitFor("?帮助"))
    try sitting.type("3/CS-047<Enter>", expecting: " > CS-047")
    try other.press("3/CS-024<Enter>d")
    other.expect("已将 CS-024 标为已完成")
    sitting.terminal.expect("hr 刚改动了 CS-024：完成")
    try sitting.type("d", expecting: "已将 CS-047 标为已完成")
    other.expect("office 刚改动了 CS-047：完成")
  }

  @Test("命令行的改动也出现")
  func theCommandLineIsSeenToo() throws {
    let sitting = try Sitting()
    _ = try Sitting.output(of: "note", "WT-033", "已约谈", at: sitting.ledger)
    sitting.terminal.expect("general 刚改动了 WT-033：进展 已约谈")
  }

  @Test("表单打开时别人改了同一项，存盘时两边的内容都给出来", arguments: [true, false])
  func aFormDoesNotOverwrite(isStopped: Bool) throws {
    let sitting = try Sitting()
    try sitting.type("2e<C-u>甲", expecting: "* 甲")
    // Stopped, it learns of the other's change only from the store.
    if isStopped { sitting.terminal.signal(19) }
    _ = try Sitting.output(of: "edit", "WT-001", "title=乙", at: sitting.ledger)
    if !isStopped { sitting.terminal.settle() }
    sitting.terminal.press(.control("s"))
    if isStopped { sitting.terminal.signal(18) }
    sitting.terminal.expect("别人刚也改了")
    sitting.terminal.expect("我的    甲")
    sitting.terminal.expect("对方的  乙（general")
    try sitting.type("<Enter>", expecting: "WT-001 修改")
    #expect(sitting.lastEvent.contains(#""set":{"title":"甲"},"was":{"title":"乙"}"#))
  }

  @Test("同一件事两人都做，只算一次，后来的人知道缘由")
  func theSecondIsTold() throws {
    let sitting = try Sitting()
    let other = try Sitting.start(at: sitting.ledger, by: "hr")
    #expect(other.waitFor("?帮助"))
    try sitting.type("3/CS-047<Enter>", expecting: " > CS-047")
    try other.press("3/CS-047<Enter>")
    other.expect(" > CS-047")
    // Stopped, it cannot see that the other is first.
    other.signal(19)
    try sitting.type("d", expecting: "已将 CS-047 标为已完成")
    try other.press("d")
    other.signal(18)
    #expect(
      other.wait { $0.screen.contains("office") && $0.screen.contains("CS-047") }, "\(other.screen)"
    )
    #expect(sitting.lastEvent.contains(#""seq":748"#))
  }
}
