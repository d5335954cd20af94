import Glibc
import Rectification
import Testing

@testable import Storage

/// A checkpoint that is made while the store goes on.
@Suite struct MeanwhileTests {
  private let scratch = Scratch()

  init() { scratch.layOut() }

  @Test func changesGoOnWhileFilesAreWritten() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let checkpoint = opened.store.checkpointing(opened.ledger, by: "office")
    try opened.store.commit(rename("二"), .start("CS-002"), in: &opened.ledger)
    let outcome = try #require(try checkpoint().get())
    opened.store.take(outcome)
    #expect(opened.store.isBehind == 2)
    #expect(scratch.read("issues.json").contains("\"title\": \"一\""))
    #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
    #expect(try opened.store.backups().count == 1)
    try opened.store.checkpoint(&opened.ledger)
    #expect(opened.store.isBehind == 0)
    #expect(try Store.open(scratch.path).warnings.isEmpty)
  }

  @Test func filesOfSomebodyElseStay() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let checkpoint = opened.store.checkpointing(opened.ledger, by: "office")
    var other = try Store.open(scratch.path)
    try other.store.commit(rename("二"), by: "other@desk", in: &other.ledger)
    try other.store.checkpoint(&other.ledger)
    let files = scratch.files
    #expect(try checkpoint().get().map { _ in true } == nil)
    #expect(scratch.files == files)
    #expect(scratch.names.allSatisfy { !$0.contains(".tmp-") })
  }

  @Test func journalThatWasExchangedIsNotWrittenOver() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let checkpoint = opened.store.checkpointing(opened.ledger, by: "office")
    scratch.write("journal.jsonl", "")
    let files = scratch.files
    #expect(try checkpoint().get().map { _ in true } == nil)
    #expect(scratch.files == files)
  }

  @Test(arguments: [FaultyDisk.Fault.error(ENOSPC), .crash])
  func failureAtAnyCallLosesNothing(fault: FaultyDisk.Fault) throws {
    for call in 1... {
      let (scratch, faulty) = (Scratch(), FaultyDisk(fault))
      scratch.layOut()
      var opened = try Store.open(scratch.path, disk: faulty.disk)
      try opened.store.commit(rename("一"), .start("CS-002"), in: &opened.ledger)
      let checkpoint = opened.store.checkpointing(opened.ledger, by: "office")
      faulty.arm(call)
      let outcome = checkpoint()
      let isOver = faulty.calls < call
      faulty.disarm()
      if case .success(let left?) = outcome { opened.store.take(left) }
      #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger), "call \(call)")
      try opened.store.commit(rename("二"), in: &opened.ledger)
      try opened.store.checkpoint(&opened.ledger)
      #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger), "call \(call)")
      #expect(scratch.names.allSatisfy { !$0.contains(".tmp-") }, "call \(call)")
      if isOver {
        #expect(call > 20)
        return
      }
    }
  }
}
