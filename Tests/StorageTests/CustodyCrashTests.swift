import Glibc
import Rectification
import Testing

@testable import Storage

/// Every call to the disk fails once while a ledger is made again, packed, unpacked or wiped.
@Suite struct CustodyCrashTests {
  static let faults: [FaultyDisk.Fault] = [.error(ENOSPC), .error(EIO), .shortWrite, .crash]

  @Test(arguments: faults)
  func failedRebuildCanBeDoneAgain(fault: FaultyDisk.Fault) throws {
    let model = Scratch()
    let expected = try prepareBackup(model).ledger
    model.write("issues.json", "{")
    model.remove("policies.json")
    try eachCall(fault) { scratch, faulty, call in
      scratch.copy(model)
      let store = try Store.unopened(scratch.path, disk: faulty.disk)
      let backup = try #require(store.backups().first)
      faulty.arm(call)
      let error = attempt { _ = try store.rebuild(from: .backup(backup), by: "office") }
      let isOver = faulty.calls < call
      if error != nil, !isOver {
        let again = try Store.unopened(scratch.path)
        if try !again.damage().isEmpty {
          _ = try again.rebuild(from: .backup(backup), by: "office")
        }
      }
      let reopened = try Store.open(scratch.path)
      #expect(reopened.warnings.isEmpty, "call \(call)")
      #expect(reopened.ledger.isSame(as: expected), "call \(call)")
      let aside = scratch.tree("backups").filter {
        $0.hasPrefix("damaged-") && $0.hasSuffix("/issues.json")
      }
      #expect(aside.contains { scratch.read("backups/\($0)") == "{" }, "call \(call)")
      return isOver
    }
  }

  @Test(arguments: faults)
  func backupIsWholeOrNotThere(fault: FaultyDisk.Fault) throws {
    let model = Scratch()
    _ = try prepareBackup(model)
    let before = model.files
    try eachCall(fault) { scratch, faulty, call in
      scratch.copy(model)
      var opened = try Store.open(scratch.path, disk: faulty.disk)
      let old = try opened.store.backups()
      faulty.arm(call)
      let error = attempt { try opened.store.checkpoint(&opened.ledger) }
      let isOver = faulty.calls < call
      let store = try Store.unopened(scratch.path)
      let new = try store.backups().filter { !old.contains($0) }
      #expect(new.count <= 1 && (error != nil || new.count == 1), "call \(call)")
      for (backup, file) in new.flatMap({ new in LedgerFile.allCases.map { (new, $0.name) } }) {
        #expect(scratch.read("backups/\(backup.name)/\(file)") == before[file], "call \(call)")
      }
      // Nothing is replaced that is not kept.
      #expect(!new.isEmpty || scratch.files == before, "call \(call)")
      return isOver
    }
  }

  @Test(arguments: faults)
  func packageIsWholeOrNotThere(fault: FaultyDisk.Fault) throws {
    try eachCall(fault) { scratch, faulty, call in
      scratch.makeFolder("台账")
      let ledger = Scratch()
      var opened = try prepareBackup(ledger, disk: faulty.disk)
      let file = scratch.file("p.zip")
      faulty.arm(call)
      let error = attempt { _ = try opened.store.pack(to: file, &opened.ledger) }
      let isOver = faulty.calls < call
      let isCrash = if case .crash = fault { true } else { false }
      if error == nil || scratch.names.contains("p.zip") {
        let unpacked = try Store.unpack(file, into: scratch.file("U"))
        #expect(unpacked.ledger.isSame(as: opened.ledger), "call \(call)")
      } else if !isCrash {
        #expect(scratch.names == ["台账"], "call \(call)")
      }
      return isOver
    }
  }

  @Test(arguments: faults)
  func folderIsWholeOrNotThere(fault: FaultyDisk.Fault) throws {
    let model = Scratch()
    var packed = try prepareBackup(model)
    model.write("好", "好")
    let evidence = try packed.store.keep(model.file("好"), on: day("2023-06-01"))
    try packed.store.commit(.attach("CS-001", [evidence]), in: &packed.ledger)
    let file = model.file("p.zip")
    _ = try packed.store.pack(to: file, &packed.ledger)
    try eachCall(fault) { scratch, faulty, call in
      faulty.arm(call)
      let error = attempt {
        _ = try Store.unpack(file, into: scratch.file("U"), disk: faulty.disk)
      }
      let isOver = faulty.calls < call
      let isCrash = if case .crash = fault { true } else { false }
      if scratch.names.contains("U") {
        let opened = try Store.open(scratch.file("U"))
        #expect(opened.ledger.isSame(as: packed.ledger), "call \(call)")
        #expect(opened.store.findings(opened.ledger).isEmpty, "call \(call)")
      } else {
        #expect(error != nil && (isCrash || scratch.names.isEmpty), "call \(call)")
        _ = try Store.unpack(file, into: scratch.file("U"))
      }
      return isOver
    }
  }

  @Test(arguments: faults)
  func stoppedWipeCanBeDoneAgainAndTouchesNoStranger(fault: FaultyDisk.Fault) throws {
    let model = Scratch()
    var prepared = try prepareBackup(model)
    try prepared.store.checkpoint(&prepared.ledger)
    model.write("好", "好")
    _ = try prepared.store.keep(model.file("好"), on: day("2023-06-01"))
    model.write("evidence/readme.txt", "别人的")
    try eachCall(fault) { scratch, faulty, call in
      scratch.copy(model)
      let store = try Store.unopened(scratch.path, disk: faulty.disk)
      faulty.arm(call)
      let error = attempt {
        let wiped = try store.wipe(by: "office")
        if let failure = wiped.failure { throw failure }
      }
      let isOver = faulty.calls < call
      if error != nil {
        let again = try? Store.unopened(scratch.path)
        #expect(again != nil || !scratch.names.contains("journal.jsonl"), "call \(call)")
        if let again { #expect(try again.wipe(by: "office").failure == nil, "call \(call)") }
      }
      #expect(scratch.read("evidence/readme.txt") == "别人的" && scratch.read("好") == "好")
      let own = Set(scratch.names).subtracting(["好", "evidence", ".lock"])
      #expect(own.isEmpty, "call \(call): \(own)")
      #expect(scratch.tree("evidence") == ["readme.txt"], "call \(call)")
      return isOver
    }
  }
}
