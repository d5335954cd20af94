import Rectification
import Testing

@testable import Storage

/// What goes wrong around a ledger that is open: files that go, come back or are exchanged, a clock
/// that is put back, another version of the program.
@Suite struct FaultTests {
  private let scratch = Scratch()

  init() { scratch.layOut() }

  /// A line that was seen before it was acknowledged, cut off, and written anew as long as before.
  @Test func lineOfTheSameLengthIsNoticed() throws {
    var (one, two) = (try Store.open(scratch.path), try Store.open(scratch.path))
    try one.store.commit(rename("一"), in: &one.ledger)
    let start = scratch.read("journal.jsonl")
    try one.store.commit(rename("二"), in: &one.ledger)
    _ = try two.store.refresh(&two.ledger)
    scratch.write("journal.jsonl", start)
    var other = try Store.open(scratch.path)
    try other.store.commit(rename("三"), in: &other.ledger)
    #expect(scratch.read("journal.jsonl").utf8.count == two.store.journal.size)
    try two.store.commit(.start("CS-002"), in: &two.ledger)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.warnings.isEmpty && reopened.ledger.isSame(as: two.ledger))
    #expect(reopened.ledger.issues["WT-001"]?.title == "三")
  }

  @Test func journalThatComesBackIsTakenUpAgain() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.commit(rename("二"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let known = opened.ledger.history.events
    scratch.write("issues.json", scratch.read("issues.json").replacing("分管副局长", with: "局长"))
    let journal = scratch.read("journal.jsonl")
    let first = journal.split(separator: "\n")[0]
    for damaged in ["", "\(first)\n", journal.replacing("二", with: "两") + "\n"] {
      scratch.remove("journal.jsonl")
      if !damaged.isEmpty { scratch.write("journal.jsonl", damaged) }
      let error = #expect(throws: StorageError.self) {
        try opened.store.commit(rename("三"), in: &opened.ledger)
      }
      #expect(error?.exitStatus == 65)
      #expect(opened.ledger.history.events.elementsEqual(known))
      scratch.write("journal.jsonl", journal)
      #expect(try opened.store.refresh(&opened.ledger).isEmpty)
      #expect(opened.store.obstacle == nil)
      #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
      #expect(opened.ledger.issues["WT-001"]?.leader == "局长")
    }
    try opened.store.commit(rename("三"), in: &opened.ledger)
    #expect(try Store.open(scratch.path).warnings.isEmpty)
  }

  /// Half a line behind a journal that was exchanged is set aside, too, and not written on to.
  @Test func exchangedJournalWithHalfALineIsWrittenTo() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let old = scratch.read("journal.jsonl")
    scratch.remove("journal.jsonl")
    var other = try Store.open(scratch.path)
    try other.store.commit(.note("CS-001", "另"), .start("CS-002"), in: &other.ledger)
    let half = String(decoding: old.utf8.prefix(40), as: UTF8.self)
    scratch.write("journal.jsonl", scratch.read("journal.jsonl") + half)
    try opened.store.commit(rename("二"), in: &opened.ledger)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.warnings.isEmpty && reopened.ledger.isSame(as: opened.ledger))
    #expect(reopened.ledger.history.last == 3)
    #expect(scratch.names.contains { $0.hasPrefix("journal.torn-") })
  }

  @Test func fileThatIsGoneIsNamedAndMissedNoLonger() throws {
    var opened = try Store.open(scratch.path)
    let issues = scratch.read("issues.json")
    scratch.remove("issues.json")
    // The journal is enough for a change; the files wait.
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let error = #expect(throws: StorageError.self) {
      try opened.store.checkpoint(&opened.ledger)
    }
    #expect(error?.description.contains("issues.json") == true)
    let missing = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(missing == .fileMissing("issues.json", folder: scratch.path))
    scratch.write("issues.json", issues)
    try opened.store.checkpoint(&opened.ledger)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.ledger.issues["WT-001"]?.title == "一")
    #expect(reopened.store.isBehind == 0)
  }

  /// Who waits for a lock that is taken away meanwhile waits for the one that takes its place.
  @Test func lockThatWasReplacedIsNotTheLock() throws {
    let first = try Lock(folder: scratch.path, by: "a@b", disk: .live)
    let scratch = scratch.path
    let steps = Steps()
    var disk = Disk.live
    disk.pause = { milliseconds in
      Disk.live.pause(milliseconds)
      switch steps.next() {
      case 1:
        _ = try? Disk.live.remove("\(scratch)/.lock")
        steps.lock = try? Lock(folder: scratch, by: "c@d", disk: .live)
        first.release()
      case 5: steps.lock?.release()
      default: break
      }
    }
    let second = try Lock(folder: scratch, by: "e@f", disk: disk)
    #expect(steps.count >= 5)
    second.release()
  }

  @Test func shortReadsAndWritesAreGoneOnWith() throws {
    var disk = Disk.live
    disk.read = { file, buffer, offset throws(SystemError) in
      try Disk.live.read(file, UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(7)), offset)
    }
    disk.write = { file, bytes throws(SystemError) in
      try Disk.live.write(file, UnsafeRawBufferPointer(rebasing: bytes.prefix(5)))
    }
    var opened = try Store.open(scratch.path, disk: disk)
    try opened.store.commit(rename("一"), .start("CS-002"), in: &opened.ledger)
    scratch.write("通知.pdf", "关于整改的通知")
    let evidence = try opened.store.keep(scratch.file("通知.pdf"), on: day("2023-06-01"))
    try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.store.findings(reopened.ledger).isEmpty)
    #expect(reopened.ledger.isSame(as: opened.ledger))
  }

  /// Of what another machine writes the kernel here says nothing.
  @Test func folderOnAnotherMachineIsLookedAt() throws {
    let table = scratch.file("mountinfo")
    scratch.write(
      "mountinfo",
      "36 35 0:50 / / rw - ext4 /dev/sda rw\n40 36 0:51 / \(scratch.path) rw - nfs4 a:/b rw\n")
    var disk = Disk.live
    disk.open = { path, purpose throws(SystemError) in
      try Disk.live.open(path == "/proc/self/mountinfo" ? table : path, purpose)
    }
    let watch = Watch(scratch.path, disk: disk)
    #expect(watch.descriptor == nil && !watch.drain())
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    #expect(watch.drain() && !watch.drain())
  }

  @Test func clockThatGoesBackHarmsNothing() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), minute: 30, in: &opened.ledger)
    try opened.store.commit(rename("二"), minute: 5, in: &opened.ledger)
    _ = try opened.store.commit(
      [rename("三")], by: "office@desk3", at: at(0, on: "2022-01-01"), on: day("2022-01-01"),
      in: &opened.ledger)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.warnings.isEmpty && reopened.ledger.isSame(as: opened.ledger))
    #expect(reopened.ledger.history.events.map(\.seq) == [1, 2, 3])
    _ = try opened.store.undo(
      .undo, by: "office@desk3", at: at(0, on: "2021-01-01"), on: day("2021-01-01"),
      in: &opened.ledger)
    #expect(opened.ledger.issues["WT-001"]?.title == "二")
    // The order of the journal counts, whatever its clocks say.
    #expect(try reopened.ledger.asOf(day("2023-05-31")).issues["WT-001"]?.title == "三")
  }

  @Test func newerFormatIsNotWrittenTo() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let (profile, journal) = (scratch.read("ledger.json"), scratch.read("journal.jsonl"))
    scratch.write(
      "ledger.json", profile.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2"))
    for _ in 1...2 {
      let error = #expect(throws: StorageError.self) {
        try opened.store.commit(rename("二"), in: &opened.ledger)
      }
      #expect(error?.exitStatus == 65)
      #expect(error?.description.contains("请升级 zhenggai") == true)
    }
    #expect(scratch.read("journal.jsonl") == journal)
    scratch.write("ledger.json", profile)
    try opened.store.commit(rename("二"), in: &opened.ledger)
    #expect(try Store.open(scratch.path).ledger.isSame(as: opened.ledger))
  }

  /// What a newer program writes while an older one is at the ledger is taken in, shown, kept.
  @Test func newerEventsAreTakenInAndKept() throws {
    var old = try Store.open(scratch.path)
    try old.store.commit(rename("一"), in: &old.ledger)
    let edit = Edit(
      op: "issue.dream", item: "WT-001", set: ["mood": .object(["x": .list([.number("1.50")])])],
      was: [:], note: "更新的版本写的")
    let event = Event(seq: 2, at: at(3), by: "new@desk9", edit: edit)
    let line = String(decoding: event.line(after: old.store.journal.hash).bytes, as: UTF8.self)
    scratch.write("journal.jsonl", scratch.read("journal.jsonl") + line)
    #expect(try old.store.refresh(&old.ledger).map(\.edit.op) == ["issue.dream"])
    try old.store.commit(rename("二"), in: &old.ledger)
    try old.store.checkpoint(&old.ledger)
    #expect(scratch.read("issues.json").contains("1.50"))
    #expect(scratch.read("journal.jsonl").contains(line))
    #expect(try Store.open(scratch.path).ledger.isSame(as: old.ledger))
  }
}

/// Counts the pauses of one who waits, and keeps the lock of another.
private final class Steps: @unchecked Sendable {
  private(set) var count = 0
  var lock: Lock?

  func next() -> Int {
    count += 1
    return count
  }
}
