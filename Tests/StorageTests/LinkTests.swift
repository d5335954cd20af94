import Foundation
import Glibc
import Rectification
import Testing

@testable import Storage

/// A ledger's folder may have been handed over by anybody: nothing in it leads out of it.
@Suite("链接、管道和路径都不通到台账之外") struct LinkTests {
  let scratch = Scratch()
  let elsewhere = Scratch()

  private static let files = LedgerFile.allCases.map(\.name) + [LedgerFile.journal]

  /// A ledger with a step and a checkpoint, in which `name` is moved elsewhere and a link to it left.
  private func ledgerWithLink(in name: String) throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    try FileManager.default.moveItem(atPath: scratch.file(name), toPath: elsewhere.file("别处"))
    try link(name, to: elsewhere.file("别处"))
  }

  private func link(_ name: String, to path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file(name), withDestinationPath: path)
  }

  private func rename(_ title: String) -> Change {
    .edit("WT-001", [Assignment(path: ["title"], value: .text(title))])
  }

  @Test(arguments: files)
  func linkedFileIsNeitherReadNorWritten(name: String) throws {
    try ledgerWithLink(in: name)
    let before = elsewhere.read("别处")
    let refusal = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(refusal?.description.contains("不能是链接") == true, "\(String(describing: refusal))")
    #expect(elsewhere.read("别处") == before && elsewhere.names == ["别处"])
  }

  /// A link that is put there while the ledger is open.
  @Test(arguments: files)
  func linkMadeMeanwhileIsNotFollowed(name: String) throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try FileManager.default.moveItem(atPath: scratch.file(name), toPath: elsewhere.file("别处"))
    try link(name, to: elsewhere.file("别处"))
    let before = elsewhere.read("别处")
    _ = try? opened.store.commit(rename("二"), in: &opened.ledger)
    _ = try? opened.store.checkpoint(&opened.ledger)
    #expect(elsewhere.read("别处") == before && elsewhere.names == ["别处"])
  }

  /// Whoever has the turn writes a name into the lock: not over somebody's file.
  @Test func linkedLockIsRefused() throws {
    scratch.layOut()
    elsewhere.write("要紧.txt", "不能动")
    try link(LedgerFile.lock, to: elsewhere.file("要紧.txt"))
    var opened = try Store.open(scratch.path)
    #expect(throws: StorageError.self) { try opened.store.commit(rename("一"), in: &opened.ledger) }
    #expect(elsewhere.read("要紧.txt") == "不能动")
    #expect(LockHolder(folder: scratch.path, disk: .live) == nil)
  }

  @Test func linkedFoldersAreRefused() throws {
    scratch.layOut()
    scratch.write("证明", "证明")
    for name in [LedgerFile.evidence, LedgerFile.backups] {
      try link(name, to: elsewhere.path)
    }
    var opened = try Store.open(scratch.path)
    #expect(throws: StorageError.self) { try opened.store.keep(scratch.file("证明"), on: today) }
    try opened.store.commit(rename("一"), in: &opened.ledger)
    #expect(throws: StorageError.self) { try opened.store.checkpoint(&opened.ledger) }
    #expect(try opened.store.backups().isEmpty && opened.store.exchangedEvidence().isEmpty)
    #expect(elsewhere.names.isEmpty)
    // What was acknowledged is there all the same.
    #expect(try Store.open(scratch.path).ledger.issues["WT-001"]?.title == "一")
  }

  /// A folder that was exchanged for a link after it had been looked at.
  @Test func folderOnTheWayIsNotFollowed() throws {
    scratch.layOut()
    let hash = Chain.hash(of: Array("证明".utf8))
    elsewhere.write(hash, "证明")
    try link(LedgerFile.evidence, to: elsewhere.path)
    try link(LedgerFile.backups, to: elsewhere.path)
    elsewhere.makeFolder("000001-20230601T100000Z")
    elsewhere.write("000001-20230601T100000Z/issues.json", "{}")
    let paths = [
      "evidence/\(hash)", "evidence/.\(hash).tmp-1", "backups/000001-20230601T100000Z/issues.json",
    ]
    for path in paths {
      for purpose in [Disk.Purpose.read, .create, .append, .erase] {
        let refusal = #expect(throws: SystemError.self) {
          _ = try Disk.live.open(scratch.file(path), purpose)
        }
        #expect(refusal?.code == ELOOP, "\(path) \(purpose)")
      }
    }
    #expect(elsewhere.read(hash) == "证明")
  }

  /// The ledger itself may be reached by a link, and lie in a folder by any name.
  @Test func ledgerBehindALinkIsOpened() throws {
    scratch.makeFolder("backups")
    elsewhere.layOut()
    let place = scratch.file("backups/evidence")
    try FileManager.default.createSymbolicLink(
      atPath: place, withDestinationPath: elsewhere.path)
    var opened = try Store.open(place)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    #expect(try Store.open(elsewhere.path).ledger.issues["WT-001"]?.title == "一")
  }

  /// A link under the name of evidence gives way to the evidence.
  @Test func linkInThePlaceOfEvidenceGoes() throws {
    scratch.layOut()
    scratch.write("证明", "证明")
    elsewhere.write("别处", "证明")
    let hash = Chain.hash(of: Array("证明".utf8))
    scratch.makeFolder(LedgerFile.evidence)
    try link("evidence/\(hash)", to: elsewhere.file("别处"))
    let opened = try Store.open(scratch.path)
    _ = try opened.store.keep(scratch.file("证明"), on: today)
    #expect(try Disk.live.status(scratch.file("evidence/\(hash)")).kind == .file)
    #expect(elsewhere.read("别处") == "证明")
  }

  /// Nobody writes to them: whoever waited would wait for ever.
  @Test(arguments: files + [LedgerFile.lock])
  func pipesAreRefused(name: String) throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    scratch.remove(name)
    #expect(mkfifo(scratch.file(name), 0o600) == 0)
    guard name != LedgerFile.lock else {
      #expect(throws: StorageError.self) {
        try opened.store.commit(rename("二"), in: &opened.ledger)
      }
      return
    }
    let refusal = #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    #expect(refusal?.description.contains("管道") == true, "\(String(describing: refusal))")
    // The journal is what a change needs; the files wait for a checkpoint.
    if name == LedgerFile.journal {
      #expect(throws: StorageError.self) {
        try opened.store.commit(rename("二"), in: &opened.ledger)
      }
    } else {
      _ = try opened.store.commit(rename("二"), in: &opened.ledger)
    }
    #expect(throws: StorageError.self) { try opened.store.checkpoint(&opened.ledger) }
  }

  @Test func evidenceIsAFile() throws {
    scratch.layOut()
    let opened = try Store.open(scratch.path)
    #expect(mkfifo(scratch.file("管道"), 0o600) == 0)
    for path in [scratch.file("管道"), "/dev/null", "/dev/zero", scratch.path, "/无"] {
      #expect(throws: StorageError.self) { try opened.store.keep(path, on: today) }
      // As if it had been exchanged after it had been looked at.
      #expect(throws: SystemError.self) {
        try Disk.live.withFile(path, .readForeign) { file throws(SystemError) in
          var byte: UInt8 = 0
          _ = try withUnsafeMutableBytes(of: &byte) { bytes throws(SystemError) in
            try Disk.live.read(file, bytes, 0)
          }
        }
      }
    }
    #expect(!scratch.names.contains(LedgerFile.evidence))
    // A link of the user's own to a file of theirs is theirs to follow.
    elsewhere.write("照片", "照片")
    try link("照片.jpg", to: elsewhere.file("照片"))
    #expect(try opened.store.keep(scratch.file("照片.jpg"), on: today).name == "照片.jpg")
  }

  /// What a record calls its evidence is no path.
  @Test(arguments: [
    "/etc/passwd", "../issues.json", "..", ".", "", "a/../../b", "\u{0}", "évidence",
  ])
  func namesOfEvidenceAreNoPaths(hash: String) throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    let evidence = Evidence(name: "外", sha256: hash, addedOn: today)
    try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
    #expect(
      opened.store.findings(opened.ledger) == [.evidenceOutside("CS-001", name: "外")])
    let packed = try opened.store.pack(to: elsewhere.file("包.zip"), &opened.ledger)
    #expect(packed.files == 6)
    let unpacked = try Store.unpack(elsewhere.file("包.zip"), into: elsewhere.file("新"))
    #expect(unpacked.missing == [.evidenceOutside("CS-001", name: "外")])
  }

  /// A package that ends in a pipe, a device or a link to nowhere is refused at once.
  @Test func packagesAreFiles() throws {
    #expect(mkfifo(scratch.file("管道.zip"), 0o600) == 0)
    try link("空.zip", to: "/无")
    for path in [scratch.file("管道.zip"), "/dev/zero", scratch.file("空.zip"), scratch.path] {
      #expect(throws: StorageError.self) { try Store.unpack(path, into: scratch.file("新")) }
    }
    #expect(!scratch.names.contains("新"))
  }

  private let today = Day(number: 19_500)
}
