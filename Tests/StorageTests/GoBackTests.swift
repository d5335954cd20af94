import Glibc
import Rectification
import Testing

@testable import Storage

/// Going back to how things stood at a checkpoint.
@Suite struct GoBackTests {
  private let scratch = Scratch()

  @Test func allRecordsReadAsInTheBackupAndNothingOfTheHistoryIsLost() throws {
    var opened = try prepareBackup(scratch)
    let add = Change.add(.policy, ["title": "考核办法", "department": "办公室"])
    try opened.store.commit(add, in: &opened.ledger)
    try opened.store.commit(
      .edit(.ledger, [Assignment(path: ["organization"], value: "新单位")]), in: &opened.ledger)
    let backup = try #require(opened.store.backups().first)
    let before = (opened.ledger.contents, scratch.read("journal.jsonl"))
    let past = try opened.store.past(backup, of: opened.ledger)
    let events = try goBack(backup, &opened)
    #expect(backup.revision == 2 && events.map(\.seq) == [8, 9, 10, 11])
    #expect(events.map(\.edit.item) == ["ledger", "WT-001", "ZD-001", "ZD-002"])
    #expect(events.map(\.of) == [[7], [3, 5], [4], [6]] && events.allSatisfy { $0.step == 8 })
    #expect(opened.ledger.isSame(as: past))
    #expect(try Store.open(scratch.path).ledger.isSame(as: past))
    #expect(scratch.read("journal.jsonl").hasPrefix(before.1))
    // One step, to be undone like any other.
    _ = try opened.store.undo(
      .undo, by: "office", at: at(30), on: day("2023-06-01"), in: &opened.ledger)
    #expect(opened.ledger.contents == before.0)
    _ = try opened.store.undo(
      .redo, by: "office", at: at(31), on: day("2023-06-01"), in: &opened.ledger)
    #expect(try Store.open(scratch.path).ledger.isSame(as: past))
  }

  @Test func removedRecordsComeBackWithTheirLinks() throws {
    var opened = try prepareBackup(scratch)
    for id: RecordID in ["CS-002", "ZD-001", "CS-001", "WT-001"] {
      try opened.store.commit(.remove(id, reason: "重复"), in: &opened.ledger)
    }
    let backup = try #require(opened.store.backups().first)
    let past = try opened.store.past(backup, of: opened.ledger)
    _ = try goBack(backup, &opened)
    #expect(opened.ledger.isSame(as: past))
    #expect(opened.ledger.measures(of: "WT-001").map(\.id) == ["CS-001", "CS-002"])
    #expect(opened.ledger.findings(on: day("2023-06-01")).allSatisfy { $0.severity != .error })
  }

  @Test func editsByHandInABackupCountToo() throws {
    var opened = try prepareBackup(scratch)
    scratch.write(
      "issues.json", scratch.read("issues.json").replacing("分管副局长", with: "局长"))
    opened = try Store.open(scratch.path)
    let backup = try #require(opened.store.backups().first)
    _ = try goBack(backup, &opened)
    #expect(opened.ledger.issues["WT-001"]?.leader == "分管副局长")
  }

  @Test func whatWasNotSeenIsNotTakenBack() throws {
    var opened = try prepareBackup(scratch)
    let backup = try #require(opened.store.backups().first)
    var other = try Store.open(scratch.path)
    try other.store.commit(rename("四"), by: "zhou@desk1", in: &other.ledger)
    let journal = scratch.read("journal.jsonl")
    let error = #expect(throws: StorageError.self) { try goBack(backup, &opened) }
    #expect(error == .changedMeanwhile && error?.exitStatus == 1)
    #expect(scratch.read("journal.jsonl") == journal)
  }

  @Test func sameStateIsNoStep() throws {
    var opened = try prepareBackup(scratch)
    let backup = try #require(opened.store.backups().first)
    _ = try goBack(backup, &opened)
    let error = #expect(throws: StorageError.self) { try goBack(backup, &opened) }
    #expect(error == .sameAsBackup)
  }

  @Test func onlyReviewersGoBackWhereThereAreAny() throws {
    var opened = try prepareBackup(scratch)
    try opened.store.commit(
      .edit(.ledger, [Assignment(path: ["reviewers"], value: ["zhou"])]), in: &opened.ledger)
    let backup = try #require(opened.store.backups().first)
    let error = #expect(throws: StorageError.self) { try goBack(backup, &opened) }
    #expect(error?.description == "台账 暂不能恢复：office 不在验收销号人员之列，请由 zhou 办理。")
    let events = try goBack(backup, &opened, by: "zhou@desk1")
    #expect(!events.isEmpty)
    #expect(
      opened.ledger.findings(on: day("2023-06-01")).allSatisfy { $0.check != "stepNotAllowed" })
  }

  @Test(arguments: [FaultyDisk.Fault.error(ENOSPC), .error(EIO), .shortWrite, .crash])
  func failedStepLeavesAllAsItWas(fault: FaultyDisk.Fault) throws {
    try eachCall(fault) { scratch, faulty, call in
      var opened = try prepareBackup(scratch, disk: faulty.disk)
      let before = opened.ledger.contents
      let backup = try #require(opened.store.backups().first)
      let past = try opened.store.past(backup, of: opened.ledger)
      faulty.arm(call)
      let error = attempt { try goBack(backup, &opened) }
      let isOver = faulty.calls < call
      let reopened = try Store.open(scratch.path)
      #expect(reopened.store.obstacle == nil, "call \(call)")
      let now = reopened.ledger.contents
      // Half of the lines may be there after a crash, and each of them is whole.
      let isCrash = if case .crash = fault { true } else { false }
      if error == nil { #expect(now == past.contents, "call \(call)") }
      if error != nil, !isCrash { #expect(now == before, "call \(call)") }
      return isOver
    }
  }

  @discardableResult
  private func goBack(
    _ backup: Backup, _ opened: inout Opened, by: String = "office@desk3"
  ) throws -> [Event] {
    try opened.store.goBack(
      to: backup, by: by, at: at(20), on: day("2023-06-01"), seen: opened.ledger.history.last,
      in: &opened.ledger)
  }
}
