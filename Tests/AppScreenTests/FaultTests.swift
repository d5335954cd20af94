import Cells
import Foundation
import Glibc
import TestTerminal
import Testing

@Suite("出了故障，一句话说清；排除以后接着用", .serialized)
struct FaultTests {
  /// Somebody at a copy of the sample ledger, at a measure that can be reported done.
  private func sitting(at ledger: URL? = nil) throws -> Sitting {
    let ledger = try ledger ?? Sitting.copiedSample()
    let sitting = Sitting(ledger, try Sitting.start(at: ledger))
    sitting.terminal.expect("?帮助")
    try sitting.type("3/CS-047<Enter>", expecting: " > CS-047")
    return sitting
  }

  /// Reports the measure done, which is refused with these words, and once more when `mend` has put
  /// things right.
  private func expectRefusal(
    _ words: String, _ sitting: Sitting, mend: () throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try sitting.terminal.press("d")
    #expect(
      sitting.terminal.wait { $0.sentences.contains(words) }, "\(sitting.terminal.screen)",
      sourceLocation: sourceLocation)
    try mend()
    try sitting.type("d", expecting: "已将 CS-047 标为已完成", sourceLocation: sourceLocation)
    try sitting.terminal.press("q")
    #expect(sitting.terminal.waitForExit() == .exited(0), sourceLocation: sourceLocation)
    let record = try Sitting.output(of: "show", "CS-047", "--json", at: sitting.ledger)
    #expect(record.contains(#""status": "done""#), sourceLocation: sourceLocation)
  }

  @Test("磁盘满了，清出空间再按一次就成")
  func fullDisk() throws {
    try onSmallDisk { disk in
      let ledger = disk.appendingPathComponent("台账")
      try FileManager.default.copyItem(at: try Sitting.copiedSample(), to: ledger)
      let sitting = try sitting(at: ledger)
      let ballast = disk.appendingPathComponent("占位")
      fill(ballast)
      // Longer than what is left of the journal's last block.
      let note = String(repeating: "已逐户约谈", count: 300)
      try sitting.type("A", expecting: "进展")
      sitting.terminal.press(.paste(note))
      try sitting.type("<Enter>", expecting: "磁盘已满")
      try FileManager.default.removeItem(at: ballast)
      try sitting.type("<Enter>", expecting: "已登记")
      #expect(sitting.lastEvent.contains(note))
    }
  }

  @Test("磁盘变成只读，能写了再按一次就成")
  func readOnlyDisk() throws {
    try onSmallDisk { disk in
      let ledger = disk.appendingPathComponent("台账")
      try FileManager.default.copyItem(at: try Sitting.copiedSample(), to: ledger)
      let sitting = try sitting(at: ledger)
      try remount(disk, "ro")
      try expectRefusal("所在的磁盘是只读的", sitting) { try remount(disk, "rw") }
    }
  }

  @Test("别的程序占着台账：先说在等谁，等到了就做完")
  func waiting() throws {
    let sitting = try sitting()
    let lock = try held(sitting.ledger)
    try sitting.type("d", expecting: "台账正由 zhou@desk1（进程 7）写入，正在等候…")
    close(lock)
    sitting.terminal.expect("已将 CS-047 标为已完成")
    #expect(sitting.lastEvent.contains("CS-047"))
  }

  @Test("一直占着：五秒后说是谁，放手以后再按一次就成")
  func locked() throws {
    let sitting = try sitting()
    let lock = try held(sitting.ledger)
    try sitting.terminal.press("d")
    let sentence = "台账正由 zhou@desk1（进程 7）写入，等候 5 秒仍未结束"
    #expect(sitting.terminal.waitFor(sentence, timeout: 20), "\(sitting.terminal.screen)")
    close(lock)
    try sitting.type("d", expecting: "已将 CS-047 标为已完成")
  }

  @Test("操作留痕被人移走，放回来就接着用")
  func journalGone() throws {
    let sitting = try sitting()
    let journal = sitting.ledger.appendingPathComponent("journal.jsonl")
    let aside = sitting.ledger.appendingPathComponent("移走")
    try FileManager.default.moveItem(at: journal, to: aside)
    try expectRefusal("末尾的记录丢失", sitting) {
      try FileManager.default.moveItem(at: aside, to: journal)
    }
  }

  @Test("整个文件夹被移走，放回来就接着用，别人的改动照样出现")
  func folderGone() throws {
    let sitting = try sitting()
    let aside = sitting.ledger.appendingPathExtension("aside")
    try FileManager.default.moveItem(at: sitting.ledger, to: aside)
    try sitting.terminal.press("d")
    #expect(
      sitting.terminal.wait {
        $0.sentences.contains("把该文件放回原处") || $0.sentences.contains("文件或文件夹不存在")
      }, "\(sitting.terminal.screen)")
    try FileManager.default.moveItem(at: aside, to: sitting.ledger)
    _ = try Sitting.output(of: "note", "WT-033", "已约谈", at: sitting.ledger)
    sitting.terminal.expect("general 刚改动了 WT-033：进展 已约谈")
    try sitting.type(":进展 已放回原处<Enter>", expecting: "CS-047 已登记进展：已放回原处")
  }

  @Test("更新的版本升级了台账，旧的不再写入；换回来就接着用")
  func newerFormat() throws {
    let sitting = try sitting()
    let file = sitting.ledger.appendingPathComponent("ledger.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2")
      .write(to: file, atomically: true, encoding: .utf8)
    try expectRefusal("请升级 zhenggai", sitting) {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test("系统不能通知文件的变动，就自己去看")
  func noInotify() throws {
    let ledger = try Sitting.copiedSample()
    let log = ledger.appendingPathExtension("calls")
    defer { try? FileManager.default.removeItem(at: log) }
    let terminal = try TestTerminal(
      program: "/usr/bin/strace",
      arguments: [
        "-f", "-o", log.path, "-e", "trace=inotify_init1", "-e",
        "inject=inotify_init1:error=EMFILE",
        builtProgram("zhenggai"),
      ] + Sitting.arguments(ledger, by: "office"),
      environment: Sitting.environment(of: ledger))
    guard terminal.waitFor("?帮助") else {
      return print("strace may not trace here: \(terminal.screen)")
    }
    let sitting = Sitting(ledger, terminal)
    #expect(try String(contentsOf: log, encoding: .utf8).contains("EMFILE"))
    _ = try Sitting.output(of: "note", "WT-033", "已约谈", at: sitting.ledger)
    terminal.expect("general 刚改动了 WT-033：进展 已约谈")
  }

  /// The ledger's lock, held in the name of somebody.
  private func held(_ ledger: URL) throws -> Int32 {
    let lock = open(ledger.appendingPathComponent(".lock").path, O_RDWR | O_CREAT, 0o600)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    let name = Array("zhou@desk1（进程 7）\n".utf8)
    ftruncate(lock, 0)
    try #require(write(lock, name, name.count) == name.count)
    return lock
  }

  /// A file system of its own, which is soon full; only the superuser may make one.
  private func onSmallDisk(_ body: (URL) throws -> Void) throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("disk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    guard try run("/bin/mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", place.path) else {
      return print("no tmpfs may be mounted here: no small disk was tried")
    }
    defer { _ = try? run("/bin/umount", "-l", place.path) }
    try body(place)
  }

  private func remount(_ disk: URL, _ mode: String) throws {
    let isDone = try run("/bin/mount", "-o", "remount,\(mode)", disk.path)
    try #require(isDone)
  }

  private func fill(_ file: URL) {
    let descriptor = open(file.path, O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    let block = [UInt8](repeating: 1, count: 4096)
    while write(descriptor, block, block.count) > 0 {}
  }

  /// Whether a program of the system did what it was asked.
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

extension TestTerminal {
  /// What the screen says, wherever its lines were wrapped.
  fileprivate var sentences: String {
    screen.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
  }
}
