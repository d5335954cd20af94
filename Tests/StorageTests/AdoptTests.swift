import Glibc
import Rectification
import Testing

@testable import Storage

/// Another desk's journal takes the place of this one's: as before or as after, whatever happens.
@Suite struct AdoptTests {
  @Test func journalsPartWhereTheirHashesDo() throws {
    let desks = try Desks()
    let fork = try desks.ours().store.fork(from: desks.other.file("journal.jsonl"))
    #expect(fork.common == 1 && fork.ours.map(\.event.seq) == [2, 3])
    #expect(fork.theirs.map(\.event.edit.set["goal"]) == ["全部报告"])
    let same = try desks.ours().store.fork(from: desks.mine.file("journal.jsonl"))
    #expect(same.common == 3 && same.ours.isEmpty && same.theirs.isEmpty)
    let empty = try desks.ours().store.fork(from: desks.other.file("none.jsonl"))
    #expect(empty.common == 0 && empty.ours.count == 3)
  }

  @Test func brokenJournalIsNotCompared() throws {
    let desks = try Desks()
    let store = try desks.ours().store
    let text = desks.other.read("journal.jsonl")
    desks.other.write("journal.jsonl", text.replacing("全部报告", with: "全部上报"))
    #expect(throws: StorageError.journalBroken(Break(line: 2, reason: .altered))) {
      try store.fork(from: desks.other.file("journal.jsonl"))
    }
    desks.other.write("journal.jsonl", String(text.dropLast(5)))
    #expect(throws: StorageError.self) {
      try store.fork(from: desks.other.file("journal.jsonl"))
    }
  }

  @Test func adoptedLedgerIsOnTheDisk() throws {
    let desks = try Desks()
    var opened = try desks.ours()
    let after = try desks.adopt(&opened)
    let reopened = try Store.open(desks.mine.path)
    #expect(reopened.warnings.isEmpty && reopened.store.isBehind == 0)
    #expect(reopened.ledger.isSame(as: after) && opened.ledger.isSame(as: after))
    #expect(reopened.store.journal == opened.store.journal)
    #expect(after.issues["WT-001"]?.title == "本方" && after.issues["WT-001"]?.goal == "全部报告")
  }

  @Test(arguments: [FaultyDisk.Fault.error(ENOSPC), .error(EIO), .shortWrite, .crash])
  func failureLeavesOneOrTheOther(fault: FaultyDisk.Fault) throws {
    for call in 1... {
      let desks = try Desks()
      let faulty = FaultyDisk(fault)
      var opened = try desks.ours(faulty.disk)
      let before = opened.ledger
      faulty.arm(call)
      let after = try? desks.adopt(&opened)
      let isOver = faulty.calls < call
      faulty.disarm()
      var reopened = try Store.open(desks.mine.path)
      #expect(reopened.store.obstacle == nil, "call \(call)")
      let isAfter = reopened.ledger.history.last == 4
      let expected = isAfter ? try desks.replayed().ledger : before
      #expect(reopened.ledger.isSame(as: expected), "call \(call)")
      if after != nil { #expect(isAfter, "call \(call)") }
      // It is as good as any other: what was begun can be done again, and changes can be made.
      try desks.adopt(&reopened)
      try reopened.store.commit(rename("此后"), in: &reopened.ledger)
      #expect(try Store.open(desks.mine.path).ledger.isSame(as: reopened.ledger))
      guard !isOver else {
        #expect(call > 30)
        return
      }
    }
  }
}

/// Two desks that have gone different ways after one event.
private struct Desks {
  let mine = Scratch()
  let other = Scratch()

  init() throws {
    for (scratch, changes) in [
      (mine, [rename("本方"), .start("CS-002")]),
      (other, [.edit("WT-001", [Assignment(path: ["goal"], value: "全部报告")])]),
    ] {
      scratch.layOut()
      var opened = try Store.open(scratch.path)
      try opened.store.commit(rename("共同"), in: &opened.ledger)
      for change in changes { try opened.store.commit(change, minute: 1, in: &opened.ledger) }
      try opened.store.checkpoint(&opened.ledger)
    }
  }

  func ours(_ disk: Disk = .live) throws -> Opened { try Store.open(mine.path, disk: disk) }

  func replayed() throws -> Replay {
    let (mine, other) = (try Store.open(mine.path), try Store.open(other.path))
    guard mine.ledger.history.last < 4 else {
      return Replay(of: [], onto: mine.ledger, knowing: [])
    }
    let fork = try mine.store.fork(from: self.other.file("journal.jsonl"))
    return Replay(of: fork.ours, onto: other.ledger, knowing: fork.theirs)
  }

  @discardableResult
  func adopt(_ opened: inout Opened) throws -> Ledger {
    let incoming = try Store.open(other.path)
    let fork = try opened.store.fork(from: other.file("journal.jsonl"))
    let replay = Replay(of: fork.ours, onto: incoming.ledger, knowing: fork.theirs)
    try opened.store.adopt(
      replay, after: incoming.store, common: fork.common, in: &opened.ledger)
    return replay.ledger
  }
}
