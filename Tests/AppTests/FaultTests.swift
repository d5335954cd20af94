import Foundation
import Glibc
import TestTerminal
import Testing

/// What goes wrong around a command: one sentence, nothing lost, and it works as soon as the fault
/// is gone.
@Suite(.serialized) struct FaultTests {
  /// Longer than what is left of a file's last block.
  private let note = String(repeating: "已约谈", count: 700)

  private func expectRefusal(
    _ words: String, status: Int32, at place: Workplace, setUp: () throws -> Void,
    mend: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try place.run("list", "issues", "--json").output
    try setUp()
    let run = try place.run("note", "WT-001", note)
    #expect(run.status == status, "\(run.messages)", sourceLocation: sourceLocation)
    #expect(run.messages.contains(words), "\(run.messages)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(
      run.messages.split(separator: "\n").count == 1, "\(run.messages)",
      sourceLocation: sourceLocation)
    try mend()
    #expect(
      try place.run("list", "issues", "--json").output == before, sourceLocation: sourceLocation)
    let again = try place.run("note", "WT-001", note)
    #expect(again.status == 0 && again.messages.isEmpty, "\(again.messages)")
    let notes = try place.run("log", "WT-001", "--json").records().compactMap { $0["note"] }
    #expect(notes.count { $0 as? String == note } == 1, sourceLocation: sourceLocation)
  }

  @Test("A full disk")
  func fullDisk() throws {
    try onSmallDisk { place in
      let ballast = place.path("盘/占位")
      try expectRefusal("磁盘已满，请清出空间后再试", status: 74, at: place) {
        let descriptor = open(ballast, O_WRONLY | O_CREAT, 0o600)
        let block = [UInt8](repeating: 1, count: 4096)
        while write(descriptor, block, block.count) > 0 {}
        close(descriptor)
      } mend: {
        try FileManager.default.removeItem(atPath: ballast)
      }
    }
  }

  @Test("A disk that may only be read: what is there can still be looked at")
  func readOnlyDisk() throws {
    try onSmallDisk { place in
      try expectRefusal("所在的磁盘是只读的", status: 77, at: place) {
        try shell("mount -o remount,ro 盘 && $Z overview", at: place)
      } mend: {
        try shell("mount -o remount,rw 盘", at: place)
      }
    }
  }

  @Test(
    "A limit on the size of files is no crash",
    .disabled(if: isSanitized, "a sanitizer has files of its own behind its memory"))
  func limitedSize() throws {
    let place = try smallLedger()
    let journal = "\(place.ledger)/journal.jsonl"
    let before = try Data(contentsOf: URL(fileURLWithPath: journal))
    let run = try place.shell("ulimit -f 1; $Z note WT-001 已约谈")
    #expect(run.status == 74, "\(run.status)")
    #expect(run.messages.contains("文件超过允许的大小"), "\(run.messages)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: journal)) == before)
    #expect(try place.run("note", "WT-001", "已约谈").status == 0)
  }

  @Test("A newer format, and a file that is gone")
  func files() throws {
    let place = try smallLedger()
    let file = "\(place.ledger)/ledger.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let newer = text.replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2")
    try expectRefusal("请升级 zhenggai 后再打开", status: 65, at: place) {
      try newer.write(toFile: file, atomically: true, encoding: .utf8)
    } mend: {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    let measures = "\(place.ledger)/measures.json"
    let aside = place.path("移走")
    try FileManager.default.moveItem(atPath: measures, toPath: aside)
    let run = try place.run("note", "WT-001", "再约谈")
    #expect(run.status == 66 && run.messages.contains("缺少 measures.json"), "\(run.messages)")
    try FileManager.default.moveItem(atPath: aside, toPath: measures)
    #expect(try place.run("note", "WT-001", "再约谈").status == 0)
  }

  /// A place whose ledger stands on a file system of its own, which is soon full; only the
  /// superuser may make one.
  private func onSmallDisk(_ body: (Workplace) throws -> Void) throws {
    let origin = try smallLedger()
    let disk = origin.path("盘")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard try origin.shell("mount -t tmpfs -o size=1m tmpfs '\(disk)'").status == 0 else {
      return print("no tmpfs may be mounted here: no small disk was tried")
    }
    defer { _ = try? origin.shell("umount -l '\(disk)'") }
    try shell("mv 台账 盘/台账 && ln -s 盘/台账 台账", at: origin)
    try body(origin)
  }

  private func shell(_ line: String, at place: Workplace) throws {
    let run = try place.shell(line)
    try #require(run.status == 0, "\(line): \(run.messages)")
  }
}
