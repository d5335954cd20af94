import Foundation
import Glibc
import Rectification
import Testing

@testable import Storage

/// What checkpoints keep, and what is made of it again.
@Suite struct BackupTests {
  private let scratch = Scratch()

  @Test func checkpointKeepsWhatItReplaces() throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    var before: [[String: String]] = []
    for number in 1...7 {
      try opened.store.commit(rename("第\(number)次"), in: &opened.ledger)
      before.append(scratch.files)
      try opened.store.checkpoint(&opened.ledger)
    }
    let backups = try opened.store.backups()
    #expect(backups.map(\.revision) == [6, 5, 4, 3, 2])
    for (backup, files) in zip(backups, before.reversed()) {
      #expect(backup.name.hasPrefix("00000\(backup.revision)-20"))
      for (name, text) in files { #expect(scratch.read("backups/\(backup.name)/\(name)") == text) }
    }
    #expect(scratch.tree("backups").count == 5 * 5)
    // Nothing has changed: nothing is kept.
    try opened.store.checkpoint(&opened.ledger)
    #expect(try opened.store.backups() == backups)
  }

  @Test func backupCostsNoSecondCopy() throws {
    let opened = try ledgerWithBackup()
    let inode = try Disk.live.status(scratch.file("issues.json")).inode
    var next = opened
    try next.store.commit(rename("又"), in: &next.ledger)
    try next.store.checkpoint(&next.ledger)
    let backup = try #require(next.store.backups().first)
    let kept = try Disk.live.status(scratch.file("backups/\(backup.name)/issues.json"))
    #expect(kept.inode == inode)
  }

  @Test(arguments: [EPERM, EXDEV, EOPNOTSUPP])
  func fileSystemWithoutSecondNamesGetsCopies(code: Int32) throws {
    scratch.layOut()
    let before = scratch.files
    var disk = Disk.live
    disk.link = { _, _ throws(SystemError) in throw SystemError(code) }
    var opened = try Store.open(scratch.path, disk: disk)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let backup = try #require(opened.store.backups().first)
    for (name, text) in before { #expect(scratch.read("backups/\(backup.name)/\(name)") == text) }
    let package = scratch.file("p.zip")
    #expect(try opened.store.pack(to: package, &opened.ledger).last == 1)
    #expect(try Store.unpack(package, into: scratch.file("U")).last == 1)
  }

  @Test func leftoversAndStrangersInBackupsAreToldApart() throws {
    scratch.layOut()
    scratch.makeFolder("backups/.000001-20230605T212000Z.tmp-1")
    scratch.makeFolder("backups/我的")
    scratch.write("backups/000009-x", "")
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let backup = try #require(opened.store.backups().first)
    #expect(try opened.store.backups().count == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.file("backups"))
    #expect(names.sorted() == [backup.name, "000009-x", "我的"].sorted())
  }

  @Test func nameSaysRevisionAndTime() throws {
    let backup = Backup(revision: 214, time: "20230912T103205Z")
    #expect(backup.name == "000214-20230912T103205Z" && Backup(name: backup.name) == backup)
    #expect(backup.seconds == 1_694_514_725)
    for name in ["214-20230912T103205Z", "000214-20230912", "x", "000214-20230912T103205Z-2", "-1"]
    {
      #expect(Backup(name: name) == nil, "\(name)")
    }
  }

  /// Ways in which a file is damaged.
  enum Damaged: CaseIterable {
    case missing, empty, half, garbage, badDate, folder, danglingLink

    func befall(_ name: String, in scratch: Scratch) throws {
      let text = scratch.read(name)
      scratch.remove(name)
      switch self {
      case .missing: break
      case .empty: scratch.write(name, "")
      case .half: scratch.write(name, String(text.prefix(text.count / 2)))
      case .garbage: scratch.write(name, [0, 255, 1])
      case .badDate: scratch.write(name, text.replacing("2023-0", with: "2023-9") + "x")
      case .folder: scratch.makeFolder(name)
      case .danglingLink:
        try FileManager.default.createSymbolicLink(
          atPath: scratch.file(name), withDestinationPath: scratch.file("没有"))
      }
    }
  }

  @Test(arguments: LedgerFile.allCases.map(\.name), Damaged.allCases)
  func damagedFileIsMadeAgainWithoutLoss(name: String, damaged: Damaged) throws {
    let expected = try ledgerWithBackup().ledger
    try damaged.befall(name, in: scratch)
    #expect(throws: StorageError.self) { try Store.open(scratch.path) }
    let store = try Store.unopened(scratch.path)
    #expect(try store.damage().map(\.name) == [name])
    let backup = try #require(store.backups().first)
    let rebuilt = try store.rebuild(from: .backup(backup), by: "office")
    #expect(rebuilt.map(\.name) == [name])
    let reopened = try Store.open(scratch.path)
    #expect(reopened.warnings.isEmpty)
    #expect(reopened.ledger.isSame(as: expected))
    #expect(reopened.store.findings(reopened.ledger).isEmpty)
    let aside = scratch.tree("backups").filter { $0.hasPrefix("damaged-") }
    #expect(aside.contains { $0.hasSuffix("/\(name)") } == (damaged != .missing))
    let nothing = #expect(throws: StorageError.self) {
      try store.rebuild(from: .backup(backup), by: "office")
    }
    #expect(nothing == .nothingDamaged)
  }

  @Test func allFilesAtOnceAreMadeAgain() throws {
    let expected = try ledgerWithBackup().ledger
    for file in LedgerFile.allCases { scratch.remove(file.name) }
    let store = try Store.unopened(scratch.path)
    let backup = try #require(store.backups().first)
    #expect(try store.rebuild(from: .backup(backup), by: "office").count == 4)
    #expect(try Store.open(scratch.path).ledger.isSame(as: expected))
  }

  @Test func newLedgerCanBeMadeAgainBeforeItsFirstCheckpoint() throws {
    let folder = scratch.file("新")
    try Store.create(folder, title: "台账", organization: "市××局", on: day("2026-03-01"))
    var opened = try Store.open(folder)
    let add = Change.add(.policy, ["title": "考核办法", "department": "办公室"])
    try opened.store.commit(add, in: &opened.ledger)
    for file in LedgerFile.allCases { scratch.write("新/\(file.name)", "") }
    let store = try Store.unopened(folder)
    let backup = try #require(store.backups().first)
    _ = try store.rebuild(from: .backup(backup), by: "office")
    #expect(try Store.open(folder).ledger.isSame(as: opened.ledger))
  }

  @Test func journalAloneIsEnoughWhereItBeginsWithNothing() throws {
    let folder = scratch.file("新")
    try Store.create(folder, title: "台账", organization: "市××局", on: day("2026-03-01"))
    var opened = try Store.open(folder)
    let add = Change.add(.policy, ["title": "考核办法", "department": "办公室"])
    try opened.store.commit(add, in: &opened.ledger)
    scratch.remove("新/backups")
    scratch.write("新/policies.json", "")
    let store = try Store.unopened(folder)
    _ = try store.rebuild(from: .journal, by: "office")
    #expect(try Store.open(folder).ledger.isSame(as: opened.ledger))
    scratch.write("新/ledger.json", "")
    let error = #expect(throws: StorageError.self) {
      try store.rebuild(from: .journal, by: "office")
    }
    #expect(error?.description.contains("台账概况") == true && error?.exitStatus == 65)
  }

  @Test(arguments: ["issues.json", "measures.json", "policies.json"])
  func journalAloneIsRefusedWhereItDoesNotTellAll(name: String) throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    try opened.store.commit(
      rename("一"), .start("CS-002"), .advance("ZD-001", note: nil), in: &opened.ledger)
    scratch.write(name, "")
    let store = try Store.unopened(scratch.path)
    let error = #expect(throws: StorageError.self) {
      try store.rebuild(from: .journal, by: "office")
    }
    #expect(error?.description.contains("不能只凭留痕重建") == true)
    #expect(scratch.read(name).isEmpty && scratch.tree("backups").isEmpty)
  }

  @Test func whatIsOnlyNewerOrLockedAwayIsNoDamage() throws {
    _ = try ledgerWithBackup()
    let text = scratch.read("issues.json")
    scratch.write(
      "issues.json", text.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2"))
    let store = try Store.unopened(scratch.path)
    let error = #expect(throws: StorageError.self) { try store.damage() }
    #expect(error?.description.contains("请升级") == true)
  }

  @Test func damagedBackupIsRefusedByName() throws {
    let opened = try ledgerWithBackup()
    let backup = try #require(opened.store.backups().first)
    scratch.write("issues.json", "")
    scratch.write("backups/\(backup.name)/issues.json", "{")
    let store = try Store.unopened(scratch.path)
    for source in [backup, Backup(revision: 9, time: "20230912T103205Z")] {
      let error = #expect(throws: StorageError.self) {
        try store.rebuild(from: .backup(source), by: "office")
      }
      #expect(error?.description.contains("备份 \(source.name) 不能用") == true)
    }
    #expect(scratch.read("issues.json").isEmpty)
  }

  @Test func brokenJournalMakesNothingAgain() throws {
    let opened = try ledgerWithBackup()
    let backup = try #require(opened.store.backups().first)
    scratch.write(
      "journal.jsonl", scratch.read("journal.jsonl").replacing("\"二\"", with: "\"改\""))
    scratch.write("issues.json", "")
    let store = try Store.unopened(scratch.path)
    let error = #expect(throws: StorageError.self) {
      try store.rebuild(from: .backup(backup), by: "office")
    }
    #expect(error?.exitStatus == 65 && scratch.read("issues.json").isEmpty)
  }

  /// Four events: the first two in a backup, the third in the files, the fourth in the journal alone.
  private func ledgerWithBackup() throws -> Opened { try prepareBackup(scratch) }
}

/// Lays out a small ledger with four events: none of them in a first backup, two in a second, the
/// third in the files, the fourth in the journal alone.
func prepareBackup(_ scratch: Scratch, disk: Disk = .live) throws -> Opened {
  scratch.layOut()
  var opened = try Store.open(scratch.path, disk: disk)
  try opened.store.commit(rename("一"), in: &opened.ledger)
  try opened.store.commit(.start("CS-002"), in: &opened.ledger)
  try opened.store.checkpoint(&opened.ledger)
  try opened.store.commit(rename("二"), .advance("ZD-001", note: nil), in: &opened.ledger)
  try opened.store.checkpoint(&opened.ledger)
  try opened.store.commit(rename("三"), by: "zhou@desk1", in: &opened.ledger)
  return opened
}
