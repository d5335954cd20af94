import Cells
import Rectification
import Testing

@testable import Screens

/// Syncing beside the screen, and settling what it could not make.
@Suite struct SyncTests {
  /// A model of a ledger with a conflict about the title of its first issue.
  private func conflicted() throws -> (Model, Int) {
    var ledger = try Robot().model.ledger
    let id = try #require(ledger.issues.records.first).id
    let theirs = try SealedEvent.editing(id, "甲的标题", seq: ledger.history.last + 1, ledger)
    let ours = try SealedEvent.editing(id, "乙的标题", seq: ledger.history.last + 1, ledger)
    try ledger.take(theirs.event)
    let replay = Replay(of: [ours], onto: ledger, knowing: [theirs])
    let seq = try #require(replay.conflicts.first).seq
    return (try Robot(replay.ledger, size: "80x24").model, seq)
  }

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

  @Test func eitherSideCanBeTaken() throws {
    for (key, resolution) in [("1" as Key, Resolution.mine), ("2", .theirs)] {
      var (model, seq) = try conflicted()
      _ = update(&model, .key("C"))
      _ = update(&model, .key(.enter))
      guard case .menu(let menu)? = model.overlay else { Issue.record("no menu"); return }
      #expect(menu.items.map(\.label) == ["采用本方", "采用对方", "另行修改"])
      #expect(menu.items[0].detail == "问题：乙的标题" && menu.items[1].detail == "问题：甲的标题")
      #expect(update(&model, .key(key)) == [.commit([.resolve(seq, resolution)])])
    }
  }

  @Test func anEditSettlesInTheSameStep() throws {
    var (model, seq) = try conflicted()
    for key in ["C", .enter, "3", "新"] as [Key] { _ = update(&model, .key(key)) }
    let effects = update(&model, .key(.control("s")))
    guard case .commit(let changes)? = effects.first else { Issue.record("\(effects)"); return }
    #expect(changes.count == 2 && changes.last == .resolve(seq, .theirs))
  }

  @Test func withoutConflictsItSaysSo() throws {
    var model = try Robot().model
    _ = update(&model, .key("C"))
    #expect(model.notice?.text == "没有未处理的同步冲突。")
  }
}

extension SealedEvent {
  fileprivate static func editing(
    _ id: RecordID, _ title: String, seq: Int, _ ledger: Ledger
  ) throws -> SealedEvent {
    let at = try #require(Instant("2023-09-12T10:00:00+08:00"))
    let change = Change.edit(id, [Assignment(path: ["title"], value: .text(title))])
    let edit = try #require(
      ledger.check(change, Occasion(by: "hr", on: at.day)).edits.first)
    return SealedEvent(Event(seq: seq, at: at, by: "hr@desk2", edit: edit), hash: title)
  }
}
