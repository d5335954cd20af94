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

  @Test func moreThanALineIsToBeRead() throws {
    var model = try Robot().model
    _ = update(&model, .key("S"))
    _ = update(&model, .synced(["已同步。", "第 9 条 WT-001：未采用“修改”"], conflicts: 1))
    guard case .page(let page)? = model.overlay else { Issue.record("no page"); return }
    #expect(page.lines.last == "按 C 处理冲突。")
  }
}
