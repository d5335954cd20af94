import Foundation
import Rectification
import Synchronization
import Testing

@testable import Storage

/// Two stores on one folder: two desks at the same ledger.
@Suite struct SharingTests {
  private let scratch = Scratch()

  init() { scratch.layOut() }

  @Test func newsIsTakenIn() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), in: &one.ledger)
    #expect(try two.store.refresh(&two.ledger).map(\.seq) == [1])
    #expect(try two.store.refresh(&two.ledger).isEmpty)
    try two.store.commit(.start("CS-002"), by: "b", in: &two.ledger)
    #expect(try one.store.refresh(&one.ledger).map(\.edit.item) == ["CS-002"])
    #expect(one.ledger.isSame(as: two.ledger))
  }

  @Test func changeOfAnotherFieldGoesThrough() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), in: &one.ledger)
    let goal = Change.edit("WT-001", [Assignment(path: ["goal"], value: "新目标")])
    #expect(try two.store.commit(goal, by: "b@c", in: &two.ledger).events.map(\.seq) == [2])
    #expect(two.ledger.issues["WT-001"]?.title == "一")
  }

  @Test func staleChangeIsRefusedWithName() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), by: "zhou@desk1", minute: 5, in: &one.ledger)
    let journal = scratch.read("journal.jsonl")
    let error = #expect(throws: StorageError.self) {
      try two.store.commit(.start("CS-002"), rename("二"), by: "b@c", in: &two.ledger)
    }
    #expect(
      error?.description
        == "WT-001 的问题已由 zhou@desk1 于 2023-06-01 10:05 改动，本次修改没有保存；请看过最新内容后再试。")
    #expect(error?.exitStatus == 1)
    #expect(scratch.read("journal.jsonl") == journal)
    #expect(two.ledger.isSame(as: one.ledger))
  }

  /// Pressed at the same moment, the second key press must not go one stage further.
  @Test func sameStepTwiceIsStale() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(.advance("ZD-001", note: nil), in: &one.ledger)
    #expect(throws: StorageError.self) {
      try two.store.commit(.advance("ZD-001", note: nil), by: "b@c", in: &two.ledger)
    }
    #expect(two.ledger.policies["ZD-001"]?.stage == .drafting)
  }

  /// A file's size is looked at, then it is read: in between it can become another's, however large.
  @Test(arguments: ["issues.json", "measures.json", "journal.jsonl"])
  func fileThatGrowsBeforeItIsReadIsReadWhole(name: String) throws {
    var first = try Store.open(scratch.path)
    try first.store.commit(rename("一"), in: &first.ledger)
    let writers = Mutex([first])
    var disk = Disk.live
    disk.open = { path, purpose throws(SystemError) in
      if path.hasSuffix(name), var writer = writers.withLock({ $0.popLast() }) {
        for part in 1...40 {
          let note = Change.note("CS-001", "\(part)" + String(repeating: "很长", count: 2000))
          _ = try? writer.store.commit(note, rename("第 \(part) 次"), in: &writer.ledger)
        }
        try? writer.store.checkpoint(&writer.ledger)
      }
      return try Disk.live.open(path, purpose)
    }
    let opened = try Store.open(scratch.path, disk: disk)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.ledger.measures["CS-001"]?.progress.count == 40)
    #expect(opened.ledger.isSame(as: reopened.ledger) && opened.warnings.isEmpty)
  }

  @Test func formOpenedBeforeTheNewsIsStale() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    let seen = two.ledger.history.last
    try one.store.commit(rename("一"), in: &one.ledger)
    _ = try two.store.refresh(&two.ledger)
    #expect(throws: StorageError.self) {
      try two.store.commit(rename("二"), by: "b@c", seen: seen, in: &two.ledger)
    }
    try two.store.commit(rename("二"), by: "b@c", in: &two.ledger)
  }

  @Test func linesAddedByBothAreKept() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(.note("CS-001", "甲"), in: &one.ledger)
    try two.store.commit(.note("CS-001", "乙"), by: "b@c", in: &two.ledger)
    #expect(two.ledger.measures["CS-001"]?.progress.map(\.note) == ["甲", "乙"])
    let list = Change.edit("CS-001", [Assignment(path: ["progress"], value: [])])
    #expect(throws: StorageError.self) { try one.store.commit(list, in: &one.ledger) }
  }

  @Test func newRecordsGetTheNextFreeId() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    let add = Change.add(.policy, ["title": "考核办法", "department": "办公室"])
    try one.store.commit(add, in: &one.ledger)
    let commit = try two.store.commit(add, by: "b@c", in: &two.ledger)
    #expect(commit.events.map(\.edit.item) == ["ZD-003"])
  }

  @Test func undoOfWhatAnotherHasChangedIsRefused() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), in: &one.ledger)
    _ = try two.store.refresh(&two.ledger)
    try two.store.commit(rename("二"), by: "b@c", in: &two.ledger)
    let error = #expect(throws: StorageError.self) { try undo(.undo, &one) }
    #expect(error?.description.contains("b@c") == true)
    #expect(error?.exitStatus == 1)
  }

  @Test func undoAndRedoGoThroughTheJournal() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    #expect(try undo(.undo, &opened).events.map(\.of) == [[1]])
    #expect(opened.ledger.issues["WT-001"]?.title == "制度执行不严")
    #expect(try undo(.redo, &opened).events.map(\.of) == [[1]])
    let reopened = try Store.open(scratch.path)
    #expect(reopened.ledger.issues["WT-001"]?.title == "一")
    #expect(Array(reopened.ledger.history.events) == Array(opened.ledger.history.events))
    let nothing = #expect(throws: StorageError.self) { try undo(.redo, &opened) }
    #expect(nothing?.exitStatus == 1)
  }

  @Test func checkpointOfAnotherIsTakenOver() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), in: &one.ledger)
    try one.store.checkpoint(&one.ledger)
    try two.store.commit(.start("CS-002"), by: "b@c", in: &two.ledger)
    try two.store.checkpoint(&two.ledger)
    #expect(two.store.isBehind == 0)
    #expect(try Store.open(scratch.path).ledger.isSame(as: two.ledger))
  }

  @Test func editByHandIsNotWrittenOver() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(.start("CS-002"), in: &opened.ledger)
    let edited = scratch.read("issues.json").replacing("分管副局长", with: "局长")
    scratch.write("issues.json", edited)
    try opened.store.checkpoint(&opened.ledger)
    #expect(opened.ledger.issues["WT-001"]?.leader == "局长")
    let expected = edited.replacing("\"revision\": 0", with: "\"revision\": 1")
    #expect(scratch.read("issues.json") == expected)
  }

  @Test func exchangedJournalIsReadAgain() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), in: &one.ledger)
    _ = try two.store.refresh(&two.ledger)
    scratch.remove("journal.jsonl")
    var three = try Store.open(scratch.path)
    try three.store.commit(rename("甲"), by: "c@d", in: &three.ledger)
    try three.store.commit(rename("乙"), by: "c@d", in: &three.ledger)
    #expect(try two.store.refresh(&two.ledger).map(\.by) == ["c@d", "c@d"])
    #expect(two.ledger.isSame(as: three.ledger))
  }

  @Test func profileWithoutRevisionGetsOneBeforeItsFirstChange() throws {
    let profile = (smallLedger["ledger.json"] ?? "").replacing("  \"revision\": 0,\n", with: "")
    scratch.write("ledger.json", profile)
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    #expect(scratch.read("ledger.json") == profile)
    let title = Change.edit(.ledger, [Assignment(path: ["title"], value: "新")])
    try opened.store.commit(title, in: &opened.ledger)
    #expect(
      scratch.read("ledger.json")
        == profile.replacing(": 1,\n  \"title", with: ": 1,\n  \"revision\": 1,\n  \"title"))
    #expect(try Store.open(scratch.path).ledger.profile.title == "新")
  }

  @Test func heldLockIsNamedAfterFiveSeconds() throws {
    let waited = Mutex(0)
    var disk = Disk.live
    disk.pause = { milliseconds in waited.withLock { $0 += milliseconds } }
    let lock = try Lock(folder: scratch.path, by: "zhou@desk1", disk: .live)
    var opened = try Store.open(scratch.path, disk: disk)
    let error = #expect(throws: StorageError.self) {
      try opened.store.commit(rename("一"), in: &opened.ledger)
    }
    #expect(
      error?.description
        == "台账正由 zhou@desk1（进程 \(getpid())）写入，等候 5 秒仍未结束；请稍后再试。")
    #expect(error?.exitStatus == 75)
    #expect(waited.withLock { $0 } == 5000)
    lock.release()
    try opened.store.commit(rename("一"), in: &opened.ledger)
  }

  @Test func lockIsWaitedFor() throws {
    let lock = try Lock(folder: scratch.path, by: "zhou@desk1", disk: .live)
    var disk = Disk.live
    disk.pause = { milliseconds in
      lock.release()
      // A program that another test starts has the lock, too, until it is under way.
      Disk.live.pause(milliseconds)
    }
    var opened = try Store.open(scratch.path, disk: disk)
    #expect(try opened.store.commit(rename("一"), in: &opened.ledger).events.count == 1)
  }

  @discardableResult
  private func undo(_ direction: Direction, _ opened: inout Opened) throws -> Commit {
    try opened.store.undo(
      direction, by: "office@desk3", at: at(9), on: day("2023-06-01"), in: &opened.ledger)
  }
}
