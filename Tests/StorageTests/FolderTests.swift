import Foundation
import Glibc
import Rectification
import Synchronization
import Testing

@testable import Storage

/// What is done to the folder: making it, keeping evidence, findings, the watch.
@Suite struct FolderTests {
  private let scratch = Scratch()

  @Test func newLedgerIsEmptyAndOpens() throws {
    let folder = scratch.file("a/b")
    try Store.create(folder, title: "台账", organization: "市××局", on: day("2026-03-01"))
    let opened = try Store.open(folder)
    #expect(opened.warnings.isEmpty)
    #expect(opened.ledger.profile.period.end == day("2026-12-31"))
    #expect(try mode(folder) & 0o077 == 0 && mode(folder + "/issues.json") & 0o077 == 0)
    #expect(
      scratch.read("a/b/issues.json")
        == "{\n  \"schemaVersion\": 1,\n  \"revision\": 0,\n  \"issues\": []\n}\n")
    let error = #expect(throws: StorageError.self) {
      try Store.create(folder, title: "台账", organization: "市××局", on: day("2026-03-01"))
    }
    #expect(error == .alreadyThere(folder))
    #expect(error?.exitStatus == 73)
  }

  @Test func checkpointKeepsTheMode() throws {
    scratch.layOut()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: scratch.file("issues.json"))
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    #expect(try mode(scratch.file("issues.json")) == 0o640)
    let expected = smallLedger.mapValues {
      $0.replacing("\"revision\": 0", with: "\"revision\": 1")
    }
    #expect(scratch.read("ledger.json") == expected["ledger.json"])
    #expect(
      scratch.read("issues.json") == expected["issues.json"]?.replacing("制度执行不严", with: "一"))
    scratch.write(".issues.json.tmp-1", "")
    try opened.store.commit(rename("二"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    #expect(!scratch.names.contains(".issues.json.tmp-1"))
  }

  @Test func evidenceIsKeptByItsContents() throws {
    scratch.layOut()
    let store = try Store.open(scratch.path).store
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    for name in ["通知.pdf", "另一份.pdf"] {
      scratch.write(name, "abc")
      let evidence = try store.keep(scratch.file(name), on: day("2023-06-01"))
      #expect(evidence == Evidence(name: name, sha256: hash, addedOn: day("2023-06-01")))
    }
    #expect(scratch.read("evidence/\(hash)") == "abc")
    let missing = #expect(throws: StorageError.self) {
      try store.keep(scratch.file("没有"), on: day("2023-06-01"))
    }
    #expect(missing == .noFile(scratch.file("没有")))
    let folder = #expect(throws: StorageError.self) {
      try store.keep(scratch.path, on: day("2023-06-01"))
    }
    #expect(folder == .notAFile(scratch.path))
  }

  @Test func evidenceIsChecked() throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    var evidence: [Evidence] = []
    for text in ["好", "改", "丢", "链"] {
      scratch.write(text, text)
      evidence.append(try opened.store.keep(scratch.file(text), on: day("2023-06-01")))
    }
    evidence.append(Evidence(name: "外", sha256: "../../etc/passwd", addedOn: day("2023-06-01")))
    try opened.store.commit(.attach("CS-001", evidence), in: &opened.ledger)
    let kept = evidence.map { "evidence/\($0.sha256 ?? "")" }
    scratch.write(kept[1], "改了")
    scratch.remove(kept[2])
    scratch.remove(kept[3])
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file(kept[3]), withDestinationPath: "/etc/passwd")
    #expect(
      opened.store.findings(opened.ledger) == [
        .evidenceAltered("CS-001", name: "改"), .evidenceMissing("CS-001", name: "丢"),
        .evidenceOutside("CS-001", name: "链"), .evidenceOutside("CS-001", name: "外"),
      ])
  }

  @Test func filesThatDepartFromTheJournalAreFound() throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    let target = Change.edit(
      "CS-001", [Assignment(path: ["target", "actual"], value: .number("12.0"))])
    try opened.store.commit(target, in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    #expect(try findings().isEmpty)
    scratch.write("issues.json", scratch.read("issues.json").replacing("\"一\"", with: "\"二\""))
    #expect(
      try findings().map(\.description) == [
        "WT-001 的问题与操作留痕不符：第 1 条（2023-06-01 office@desk3）之后文件另被改动；以文件为准，请核对。"
      ])
    // The next event carries on from what stands in the file.
    var reopened = try Store.open(scratch.path)
    try reopened.store.commit(rename("三"), in: &reopened.ledger)
    #expect(reopened.ledger.history.events.last?.edit.was == ["title": "二"])
    #expect(try findings().isEmpty)
  }

  /// The group of the folder is let in as far as there; others never are.
  @Test(arguments: [
    (0o700, 0o600), (0o770, 0o660), (0o2770, 0o660), (0o777, 0o660), (0o775, 0o660), (0o750, 0o640),
    (0o755, 0o600), (0o705, 0o600),
  ])
  func newFilesAreSharedWithTheGroupOfTheirFolder(folder: Int, file: Int) throws {
    scratch.layOut()
    try setMode(folder, "")
    var opened = try Store.open(scratch.path)
    scratch.write("好", "好")
    let evidence = try opened.store.keep(scratch.file("好"), on: day("2023-06-01"))
    try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let backup = try #require(opened.store.backups().first)
    scratch.remove("issues.json")
    try Disk.live.replace(scratch.file("issues.json"), with: [])
    for name in ["journal.jsonl", ".lock", "evidence/\(evidence.sha256 ?? "")", "issues.json"] {
      #expect(try mode(scratch.file(name)) == file, "\(name)")
    }
    for name in ["evidence", "backups", "backups/\(backup.name)"] {
      let isShared = file & 0o060 != 0
      #expect(try mode(scratch.file(name)) == folder & (isShared ? 0o7770 : 0o7700), "\(name)")
    }
  }

  /// Also between making and finishing them, whatever the umask.
  @Test func temporaryFilesAreTheirMakersAlone() throws {
    scratch.layOut()
    try setMode(0o777, "")
    for name in LedgerFile.allCases.map(\.name) { try setMode(0o600, name) }
    let old = umask(0)
    defer { umask(old) }
    var disk = Disk.live
    let seen = Mutex<[mode_t]>([])
    disk.write = { file, bytes throws(SystemError) in
      var found = stat()
      fstat(file, &found)
      seen.withLock { $0.append(found.st_mode & 0o077) }
      return try Disk.live.write(file, bytes)
    }
    var opened = try Store.open(scratch.path, disk: disk)
    scratch.write("好", "好")
    let evidence = try opened.store.keep(scratch.file("好"), on: day("2023-06-01"))
    #expect(evidence.sha256 != nil)
    // The lock names its holder, and nothing else.
    try opened.store.checkpoint(&opened.ledger)
    _ = try opened.store.pack(to: scratch.file("p.zip"), &opened.ledger)
    _ = try Store.unpack(scratch.file("p.zip"), into: scratch.file("U"), disk: disk)
    let modes = seen.withLock { $0 }
    #expect(modes.count > 7 && modes.allSatisfy { $0 == 0 || $0 == 0o060 }, "\(modes)")
    #expect(modes.count { $0 != 0 } <= 1, "\(modes)")
    #expect(try mode(scratch.file("p.zip")) == 0o600 && mode(scratch.file("U")) == 0o700)
    for name in scratch.tree("U") {
      #expect(try mode(scratch.file("U/\(name)")) & 0o077 == 0, "\(name)")
    }
  }

  @Test func lockThatMayOnlyBeReadIsTaken() throws {
    scratch.layOut()
    scratch.write(".lock", "zhou@desk1\n")
    var disk = Disk.live
    disk.open = { path, purpose throws(SystemError) in
      if purpose == .lock { throw SystemError(EACCES) }
      return try Disk.live.open(path, purpose)
    }
    var opened = try Store.open(scratch.path, disk: disk)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    #expect(scratch.read(".lock") == "zhou@desk1\n")
  }

  @Test func evidenceThatMayNotBeReadIsToldApart() throws {
    scratch.layOut()
    scratch.write("好", "好")
    var disk = Disk.live
    disk.open = { path, purpose throws(SystemError) in
      if purpose == .read, path.contains("/evidence/") { throw SystemError(EACCES) }
      return try Disk.live.open(path, purpose)
    }
    var opened = try Store.open(scratch.path)
    let evidence = try opened.store.keep(scratch.file("好"), on: day("2023-06-01"))
    try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
    scratch.write("journal.torn-20230605T212000Z", "{")
    let other = try Store.open(scratch.path, disk: disk)
    #expect(
      other.store.findings(other.ledger) == [
        .tornFile("journal.torn-20230605T212000Z"), .evidenceUnreadable("CS-001", name: "好"),
      ])
  }

  @Test(arguments: [true, false])
  func watchTellsOfOthers(usesInotify: Bool) throws {
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    let watch = Watch(scratch.path, usesInotify: usesInotify)
    #expect((watch.descriptor != nil) == usesInotify)
    #expect(!watch.drain())
    scratch.write("notes.txt", "x")
    #expect(!watch.drain())
    try opened.store.commit(rename("一"), in: &opened.ledger)
    #expect(watch.drain())
    #expect(!watch.drain())
    try opened.store.checkpoint(&opened.ledger)
    #expect(watch.drain())
  }

  @Test func folderWithoutPermissionIsToldApart() throws {
    scratch.layOut()
    let faulty = FaultyDisk(.error(EACCES))
    faulty.arm(1)
    let reading = #expect(throws: StorageError.self) {
      try Store.open(scratch.path, disk: faulty.disk)
    }
    #expect(reading?.exitStatus == 77)
    faulty.disarm()
    var opened = try Store.open(scratch.path, disk: faulty.disk)
    faulty.arm(1)
    let writing = #expect(throws: StorageError.self) {
      try opened.store.commit(rename("一"), in: &opened.ledger)
    }
    #expect(
      writing?.description
        == "锁定 \(scratch.path)/.lock 未成：没有权限，请联系台账的管理员；可用 ls -l 查看权限，需要对台账文件夹可读可写。")
    faulty.arm(2)
    let creating = #expect(throws: StorageError.self) {
      try Store.create(
        scratch.file("x"), title: "台账", organization: "局", on: day("2026-03-01"),
        disk: faulty.disk)
    }
    #expect(creating?.exitStatus == 77)
  }

  @Test func fullDiskLosesNothing() throws {
    let mount = scratch.file("full")
    try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: false)
    guard try run("/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount) else { return }
    defer { _ = try? run("/bin/umount", mount) }
    for (name, text) in smallLedger { scratch.write("full/\(name)", text) }
    var opened = try Store.open(mount)
    var error: StorageError?
    var title = ""
    for number in 0..<200 where error == nil {
      do {
        try opened.store.commit(
          rename(String(repeating: "长", count: 500) + "\(number)"), in: &opened.ledger)
        title = opened.ledger.issues["WT-001"]?.title ?? ""
      } catch let failure as StorageError { error = failure }
    }
    #expect(error?.exitStatus == 74)
    #expect(error?.description.contains("磁盘已满") == true)
    #expect(opened.ledger.issues["WT-001"]?.title == title)
    let checkpoint = #expect(throws: StorageError.self) {
      try opened.store.checkpoint(&opened.ledger)
    }
    #expect(checkpoint?.exitStatus == 74)
    let reopened = try Store.open(mount)
    #expect(reopened.warnings.isEmpty)
    #expect(reopened.ledger.isSame(as: opened.ledger))
  }

  private func setMode(_ mode: Int, _ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: scratch.file(name))
  }

  private func findings() throws -> [StorageFinding] {
    let opened = try Store.open(scratch.path)
    return opened.store.findings(opened.ledger)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  /// Whether a program of the system did what it was asked; not for those without the right.
  private func run(_ program: String, _ arguments: String...) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
