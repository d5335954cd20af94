import Testing

@testable import Screens

/// Syncing beside the screen.
@Suite struct SyncTests {
  @Test func keyAndCommandBeginASync() throws {
    var model = try Robot().model
    #expect(update(&model, .key("S")) == [.sync(remote: nil)])
    #expect(update(&model, .key("S")).isEmpty)
    #expect(model.notice?.text.contains("正在同步") == true)
    #expect(update(&model, .synced(["已与 hub 同步：两边没有新的内容。"], conflicts: 0)) == [.reload])
    #expect(model.notice?.text == "已与 hub 同步：两边没有新的内容。" && model.work == nil)
    #expect(try model.give("同步 ssh://server/台账.git") == [.sync(remote: "ssh://server/台账.git")])
    _ = update(&model, .workFailed("连不上远端。"))
    #expect(model.notice?.text == "连不上远端。")
  }

  @Test func aLineSaysHowFarAheadOrBehindItIs() throws {
    var robot = try Robot()
    let last = robot.model.ledger.history.last
    try robot.receive(.looked(common: last, behind: 0))
    #expect(robot.model.remoteWords.isEmpty)
    try robot.type("3/CS-024<Enter>d")
    #expect(robot.row(1).contains("待送出 1（S 同步）"))
    try robot.receive(.looked(common: last, behind: 2))
    #expect(robot.row(1).contains("待送出 1 待取回 2（S 同步）"))
    try robot.type("S")
    try robot.receive(.synced(["已同步。"], conflicts: 0))
    #expect(robot.model.remoteWords.isEmpty)
  }

  @Test func whatASyncMovedIsNoNewsToWhoDidIt() throws {
    var robot = try Robot()
    var own = try robot.othersMake(.note("WT-001", "本人的进展"), by: "office@desk1")
    own[0].origin = "0"
    let others = try robot.othersMake(.note("WT-002", "他人的进展"))
    try robot.receive(.arrived(own + others))
    #expect(robot.message.hasPrefix("hr 刚改动了 WT-002："))
  }

  @Test func moreThanALineIsToBeRead() throws {
    var model = try Robot().model
    _ = update(&model, .key("S"))
    _ = update(&model, .synced(["已同步。", "第 9 条 WT-001：未采用“修改”"], conflicts: 1))
    guard case .page(let page)? = model.overlay else { Issue.record("no page"); return }
    #expect(page.lines.last == "按 C 处理冲突。")
  }
}
