import Foundation
import Rectification
import Testing

@testable import Storage

/// Handing a ledger over, comparing it with paper, and wiping it.
@Suite struct CustodyTests {
  private let scratch = Scratch()
  private let elsewhere = Scratch()

  @Test func whatIsUnpackedIsWhatWasPacked() throws {
    var opened = try prepareBackup(scratch)
    for text in ["甲", "乙"] {
      scratch.write(text, text)
      let evidence = try opened.store.keep(scratch.file(text), on: day("2023-06-01"))
      try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
    }
    let file = elsewhere.file("p.zip")
    let packed = try opened.store.pack(to: file, &opened.ledger)
    #expect(packed.files == 8 && packed.leftOut.isEmpty && elsewhere.names == ["p.zip"])
    #expect((packed.last, packed.hash) == (opened.store.journal.last, opened.store.journal.hash))
    let unpacked = try Store.unpack(file, into: elsewhere.file("U/"))
    #expect(unpacked.ledger.isSame(as: opened.ledger) && unpacked.missing.isEmpty)
    #expect(unpacked.hash == packed.hash)
    for name in elsewhere.tree("U") where name != "evidence" {
      #expect(elsewhere.read("U/\(name)") == scratch.read(name), "\(name)")
    }
    #expect(elsewhere.names == ["U", "p.zip"])
  }

  @Test func nothingThatIsThereIsWrittenOver() throws {
    var opened = try prepareBackup(scratch)
    // What a killed process has left is in nobody's way.
    elsewhere.makeFolder(".p.zip.zhenggai-tmp/evidence")
    let file = elsewhere.file("p.zip")
    elsewhere.write("p.zip", "别的")
    let taken = #expect(throws: StorageError.self) {
      try opened.store.pack(to: file, &opened.ledger)
    }
    #expect(taken == .fileExists(file) && taken?.exitStatus == 73)
    #expect(elsewhere.read("p.zip") == "别的")
    elsewhere.remove("p.zip")
    _ = try opened.store.pack(to: file, &opened.ledger)
    elsewhere.makeFolder("U")
    let there = #expect(throws: StorageError.self) {
      try Store.unpack(file, into: elsewhere.file("U"))
    }
    #expect(there == .fileExists(elsewhere.file("U")) && elsewhere.tree("U").isEmpty)
  }

  /// Somebody commits and makes a checkpoint whenever the disk is asked for a file's status.
  @Test func packingIsConsistentWhileOthersWrite() throws {
    let desk = BusyDesk(try prepareBackup(scratch))
    var disk = Disk.live
    disk.status = { path throws(SystemError) in
      desk.work()
      return try Disk.live.status(path)
    }
    var opened = try Store.open(scratch.path, disk: disk)
    let packed = try opened.store.pack(to: elsewhere.file("p.zip"), &opened.ledger)
    let unpacked = try Store.unpack(elsewhere.file("p.zip"), into: elsewhere.file("U"))
    #expect(packed.last > 10 && unpacked.last == packed.last)
    let past = try Store.open(elsewhere.file("U"))
    #expect(past.warnings.isEmpty && past.store.findings(past.ledger).isEmpty)
  }

  /// One byte after the other is spoilt: what is unpacked all the same is what was packed.
  @Test func spoiltPackageIsRefusedOrDoesNotMatter() throws {
    var opened = try prepareBackup(scratch)
    scratch.write("好", "好")
    _ = try opened.store.keep(scratch.file("好"), on: day("2023-06-01"))
    _ = try opened.store.pack(to: elsewhere.file("p.zip"), &opened.ledger)
    let sound = try Disk.live.contents(of: elsewhere.file("p.zip"))
    var refused = 0
    for place in stride(from: 0, to: sound.count, by: 7) {
      var bytes = sound
      bytes[place] ^= 1 << UInt8(place % 8)
      elsewhere.write("q.zip", bytes)
      let error = attempt {
        let unpacked = try Store.unpack(elsewhere.file("q.zip"), into: elsewhere.file("U"))
        #expect(unpacked.ledger.isSame(as: opened.ledger), "byte \(place)")
        #expect(unpacked.hash == opened.store.journal.hash, "byte \(place)")
        elsewhere.remove("U")
      }
      #expect(error == nil || error?.exitStatus == 65, "byte \(place)")
      if error != nil { refused += 1 }
      #expect(elsewhere.names == ["p.zip", "q.zip"], "byte \(place)")
    }
    #expect(refused > sound.count / 7 / 2)
  }

  @Test func halfALineIsNotPacked() throws {
    _ = try prepareBackup(scratch)
    scratch.write("journal.jsonl", scratch.read("journal.jsonl") + "{\"seq\":6")
    var opened = try Store.open(scratch.path)
    _ = try opened.store.pack(to: elsewhere.file("p.zip"), &opened.ledger)
    let unpacked = try Store.unpack(elsewhere.file("p.zip"), into: elsewhere.file("U"))
    #expect(unpacked.last == 5 && unpacked.ledger.isSame(as: opened.ledger))
  }

  @Test func ledgerWithoutAJournalIsPackedToo() throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    let packed = try opened.store.pack(to: elsewhere.file("p.zip"), &opened.ledger)
    #expect(packed.last == 0 && packed.hash == Chain.start)
    #expect(try Store.unpack(elsewhere.file("p.zip"), into: elsewhere.file("U")).last == 0)
  }

  @Test func unsoundEvidenceIsLeftOutAndTold() throws {
    var opened = try prepareBackup(scratch)
    var hashes: [String] = []
    for text in ["好", "改", "丢"] {
      scratch.write(text, text)
      let evidence = try opened.store.keep(scratch.file(text), on: day("2023-06-01"))
      try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
      hashes.append(evidence.sha256 ?? "")
    }
    scratch.write("evidence/\(hashes[1])", "改了")
    scratch.remove("evidence/\(hashes[2])")
    scratch.write("evidence/笔记.txt", "别人的")
    let packed = try opened.store.pack(to: elsewhere.file("p.zip"), &opened.ledger)
    #expect(packed.leftOut == [hashes[1]])
    let unpacked = try Store.unpack(elsewhere.file("p.zip"), into: elsewhere.file("U"))
    #expect(elsewhere.tree("U/evidence") == [hashes[0]])
    #expect(
      unpacked.missing == [
        .evidenceMissing("CS-001", name: "改"), .evidenceMissing("CS-001", name: "丢"),
      ])
  }

  @Test func brokenLedgerIsNotPacked() throws {
    _ = try prepareBackup(scratch)
    scratch.write(
      "journal.jsonl", scratch.read("journal.jsonl").replacing("\"三\"", with: "\"改\""))
    var opened = try Store.open(scratch.path)
    let error = #expect(throws: StorageError.self) {
      try opened.store.pack(to: elsewhere.file("p.zip"), &opened.ledger)
    }
    #expect(error?.exitStatus == 65 && elsewhere.names.isEmpty)
  }

  @Test func paperTellsARewrittenHistory() throws {
    let opened = try prepareBackup(scratch)
    let journal = opened.store.journal
    let whole = try #require(JournalHead("\(journal.last):\(journal.hash)"))
    let short = try #require(
      JournalHead(" \(journal.last)  \(journal.hash.prefix(12).uppercased()) "))
    for head in [whole, short] { #expect(try opened.store.finding(comparing: head) == nil) }
    let first = try #require(JournalHead("0:\(Chain.start)"))
    #expect(try opened.store.finding(comparing: first) == nil)
    let other = try #require(JournalHead("2:\(journal.hash)"))
    #expect(try opened.store.finding(comparing: other) == .otherHead(2))
    let later = try #require(JournalHead("9:\(journal.hash)"))
    #expect(try opened.store.finding(comparing: later) == .headGone(9, last: 5))
    // The same words, told again by somebody who knows how hashes are made.
    let forged = Scratch()
    forged.layOut()
    var next = try Store.open(forged.path)
    for title in ["一", "改", "二", "三", "四"] {
      try next.store.commit(rename(title), in: &next.ledger)
    }
    #expect(next.warnings.isEmpty)
    #expect(try next.store.finding(comparing: whole) == .otherHead(5))
  }

  @Test(arguments: [
    "", "5", "5:", "5:12345", "x:123456789012", "5:12345678901g", "5:1:2", "-1:123456789012",
  ])
  func whatIsNoHeadIsNotRead(text: String) { #expect(JournalHead(text) == nil) }

  @Test func wipeTakesTheLedgersOwnFilesAlone() throws {
    let opened = try prepareBackup(scratch)
    scratch.write("我的.txt", "别人的")
    let evidence = try opened.store.keep(scratch.file("我的.txt"), on: day("2023-06-01"))
    for name in ["evidence/readme.txt", "backups/旧.zip", "issues.json~"] {
      scratch.write(name, "别人的")
    }
    scratch.write("journal.torn-20230605T212000Z-2", "{")
    scratch.write(".issues.json.tmp-77", "{")
    elsewhere.write("policies.json", scratch.read("policies.json"))
    scratch.remove("policies.json")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("policies.json"), withDestinationPath: elsewhere.file("policies.json"))
    let journal = opened.store.journal
    let store = try Store.unopened(scratch.path)
    #expect(store.titleToConfirm() == "检视整改台账")
    let wiped = try store.wipe(by: "office@desk3")
    #expect(wiped.failure == nil && wiped.by == "office@desk3")
    #expect((wiped.last, wiped.hash) == (journal.last, journal.hash))
    #expect(
      wiped.left == ["backups/旧.zip", "evidence/readme.txt", "issues.json~", "我的.txt"].sorted())
    #expect(
      scratch.tree("").sorted()
        == [
          "backups", "backups/旧.zip", "evidence", "evidence/readme.txt", "issues.json~", "我的.txt",
        ]
        .sorted())
    let names = Set(wiped.files.map(\.name))
    for name in [
      "evidence/\(evidence.sha256 ?? "")", "journal.torn-20230605T212000Z-2", ".lock",
      "ledger.json",
      ".issues.json.tmp-77", "journal.jsonl",
    ] { #expect(names.contains(name), "\(name)") }
    #expect(wiped.files.first { $0.name == "evidence/\(evidence.sha256 ?? "")" }?.bytes == 9)
    // What a link leads to is not in the folder.
    #expect(elsewhere.read("policies.json").contains("重大事项报告制度"))
  }

  @Test func nothingReadableIsLeftInWhatIsWiped() throws {
    _ = try prepareBackup(scratch)
    let names = scratch.tree("").filter { Disk.kind(scratch.file($0)) == .file }
    for (number, name) in names.enumerated() {
      try FileManager.default.linkItem(
        atPath: scratch.file(name), toPath: elsewhere.file("\(number)"))
    }
    _ = try Store.unopened(scratch.path).wipe(by: "office")
    #expect(scratch.names.isEmpty && names.count > 8)
    for number in names.indices {
      #expect(elsewhere.read("\(number)").unicodeScalars.allSatisfy { $0.value == 0 })
    }
  }

  @Test func titleIsTheOneThatPeopleSee() throws {
    var opened = try prepareBackup(scratch)
    let title = Assignment(path: ["title"], value: "新名称")
    try opened.store.commit(.edit(.ledger, [title]), in: &opened.ledger)
    let store = try Store.unopened(scratch.path)
    #expect(store.titleToConfirm() == "新名称")
    scratch.write("issues.json", "{")
    #expect(store.titleToConfirm() == "检视整改台账")
    scratch.write("ledger.json", "{")
    #expect(store.titleToConfirm() == String(scratch.path.split(separator: "/").last ?? ""))
  }
}

/// Somebody who writes whenever others give them the time. Used by one thread alone.
private final class BusyDesk: @unchecked Sendable {
  private var opened: Opened
  private var isBusy = false
  private var number = 0

  init(_ opened: Opened) { self.opened = opened }

  func work() {
    guard !isBusy, number < 40 else { return }
    isBusy = true
    defer { isBusy = false }
    number += 1
    do {
      try opened.store.commit(rename("第\(number)次"), in: &opened.ledger)
      try opened.store.checkpoint(&opened.ledger)
    } catch { Issue.record(error) }
  }
}

extension Disk {
  fileprivate static func kind(_ path: String) -> FileStatus.Kind? {
    try? Disk.live.status(path).kind
  }
}
