import Glibc
import Rectification
import Testing

@testable import Storage

/// Every call to the disk fails once, in every way: what was acknowledged is there afterwards, what
/// was not is absent, and the chain holds.
@Suite struct CrashTests {
  private static let faults: [FaultyDisk.Fault] = [.error(ENOSPC), .error(EIO), .shortWrite]

  @Test(arguments: faults)
  func failedCommitLeavesNothing(fault: FaultyDisk.Fault) throws {
    try eachCall(fault) { scratch, faulty, call in
      var opened = try prepared(scratch, faulty)
      let before = opened.ledger.contents
      faulty.arm(call)
      let error = attempt {
        try opened.store.commit(rename("三"), .start("CS-002"), in: &opened.ledger)
      }
      let isOver = faulty.calls < call
      faulty.disarm()
      let reopened = try Store.open(scratch.path)
      #expect(reopened.store.obstacle == nil, "call \(call)")
      #expect(reopened.warnings.isEmpty, "call \(call)")
      #expect(reopened.ledger.isSame(as: opened.ledger), "call \(call)")
      if error != nil {
        #expect(opened.ledger.contents == before, "call \(call)")
        #expect(opened.ledger.history.last == 2, "call \(call)")
      }
      // The store is as good as before.
      try opened.store.commit(rename("四"), in: &opened.ledger)
      #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
      #expect(scratch.names.allSatisfy { !$0.contains(".tmp-") })
      return isOver
    }
  }

  @Test func crashInACommitLosesNothingAcknowledged() throws {
    try eachCall(.crash) { scratch, faulty, call in
      var opened = try prepared(scratch, faulty)
      faulty.arm(call)
      let error = attempt { try opened.store.commit(rename("三"), in: &opened.ledger) }
      let isOver = faulty.calls < call
      let reopened = try Store.open(scratch.path)
      #expect(reopened.store.obstacle == nil, "call \(call)")
      let title = reopened.ledger.issues["WT-001"]?.title
      // A line that is whole on the disk counts, acknowledged or not; half of one never does.
      #expect(error == nil ? title == "三" : title == "三" || title == "二", "call \(call)")
      var next = reopened
      try next.store.commit(rename("四"), in: &next.ledger)
      let again = try Store.open(scratch.path)
      #expect(again.warnings.isEmpty)
      #expect(again.ledger.issues["WT-001"]?.title == "四")
      return isOver
    }
  }

  @Test(arguments: faults + [.crash])
  func failedCheckpointLosesNothing(fault: FaultyDisk.Fault) throws {
    try eachCall(fault) { scratch, faulty, call in
      var opened = try prepared(scratch, faulty)
      faulty.arm(call)
      let error = attempt { try opened.store.checkpoint(&opened.ledger) }
      let isOver = faulty.calls < call
      let isCrash = if case .crash = fault { true } else { false }
      if !isCrash { faulty.disarm() }
      #expect(isCrash || scratch.names.allSatisfy { !$0.contains(".tmp-") }, "call \(call)")
      var reopened = try Store.open(scratch.path)
      #expect(reopened.warnings.isEmpty, "call \(call)")
      #expect(reopened.ledger.isSame(as: opened.ledger), "call \(call)")
      if error == nil { #expect(reopened.store.isBehind == 0, "call \(call)") }
      try reopened.store.checkpoint(&reopened.ledger)
      #expect(reopened.store.isBehind == 0)
      #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
      return isOver
    }
  }

  @Test func halfALineOfAnotherProcessIsSetAside() throws {
    let scratch = Scratch()
    let faulty = FaultyDisk(.error(EIO))
    var opened = try prepared(scratch, faulty)
    let journal = scratch.read("journal.jsonl")
    scratch.write("journal.jsonl", journal + "{\"seq\":3,\"at\"")
    #expect(try opened.store.refresh(&opened.ledger).isEmpty)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.warnings == [.tornLine(bytes: 13)])
    #expect(reopened.ledger.isSame(as: opened.ledger))
    try opened.store.commit(rename("三"), in: &opened.ledger)
    #expect(scratch.read("journal.torn-20230605T212000Z") == "{\"seq\":3,\"at\"")
    #expect(scratch.read("journal.jsonl").hasPrefix(journal + "{\"seq\":3,\"at\":"))
    #expect(try Store.open(scratch.path).warnings.isEmpty)
  }

  /// A ledger with two events, not yet in its files.
  private func prepared(_ scratch: Scratch, _ faulty: FaultyDisk) throws -> Opened {
    scratch.layOut()
    var opened = try Store.open(scratch.path, disk: faulty.disk)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.commit(rename("二"), in: &opened.ledger)
    return opened
  }

}

/// Lets each call fail in turn, until one is never reached.
func eachCall(
  _ fault: FaultyDisk.Fault, _ body: (Scratch, FaultyDisk, Int) throws -> Bool
) throws {
  for call in 1... where try body(Scratch(), FaultyDisk(fault), call) {
    #expect(call > 5)
    return
  }
}

/// The error that `body` throws, if it does.
func attempt(_ body: () throws -> Void) -> StorageError? {
  do { try body() } catch {
    guard let error = error as? StorageError else { Issue.record(error); return nil }
    return error
  }
  return nil
}
