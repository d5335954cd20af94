import Foundation
import Rectification
import Storage
import Testing

/// The built program is killed by the kernel, or refused something, as it enters one system call
/// after the other; whoever comes next finds all or nothing of what it was doing.
///
/// `make stress` takes every call from its first look at the ledger on, `make test` those that
/// change something.
@Suite(.serialized) struct KillTests {
  static let commands = [
    ["edit", "WT-001", "title=改后的标题"],
    ["attach", "CS-001", "证明.txt"],
    ["import", "台账.csv"],
    // Falls so far behind that the files are written, too.
    ["note", "WT-002", "已约谈"],
  ]

  @Test("Killed at any call", arguments: commands)
  func killed(arguments: [String]) throws {
    let origin = try desk(for: arguments)
    let (before, after) = try course(of: arguments, from: origin)
    let names = isStress ? "all" : Workplace.changingCalls
    let calls = chosen(16, of: try origin.copy().calls(names, of: arguments))
    for call in calls {
      let desk = try origin.copy()
      let run = try desk.run(arguments, striking: call, with: "signal=SIGKILL")
      #expect(run.status == SIGKILL, "\(arguments) \(call): \(run.messages)")
      try expectAllOrNothing(at: desk, before, after, "\(arguments) \(call)")
    }
    print("killed at \(calls.count) calls: \(arguments.joined(separator: " "))")
  }

  @Test("Refused at any call: one sentence, and nothing is lost", arguments: commands)
  func refused(arguments: [String]) throws {
    let origin = try desk(for: arguments)
    let (before, after) = try course(of: arguments, from: origin)
    let names = Workplace.changingCalls + ",openat,pread64,newfstatat"
    let calls = chosen(16, of: try origin.copy().calls(names, of: arguments))
    for (place, call) in calls.enumerated() {
      let code = ["EIO", "ENOSPC", "EACCES"][place % 3]
      let desk = try origin.copy()
      let run = try desk.run(arguments, striking: call, with: "error=\(code)")
      // What an import has done is told there, too.
      let lines = run.messages.split(separator: "\n").filter { !$0.contains("已导入") }
      let place = "\(arguments) \(call) \(code): \(run.status) \(run.messages)"
      #expect([0, 66, 73, 74, 77].contains(run.status), "\(place)")
      #expect(
        run.status == 0 || lines.count(where: { $0.hasPrefix("zhenggai: ") }) == 1, "\(place)")
      if run.status == 0 { #expect(try records(of: desk) == after, "\(place)") }
      try expectAllOrNothing(at: desk, before, after, place)
    }
    print("refused at \(calls.count) calls: \(arguments.joined(separator: " "))")
  }

  @Test("Interrupted at any call, it goes on", arguments: commands)
  func interrupted(arguments: [String]) throws {
    let origin = try desk(for: arguments)
    let (_, after) = try course(of: arguments, from: origin)
    let names = Workplace.changingCalls + ",openat,pread64"
    let calls = chosen(8, of: try origin.copy().calls(names, of: arguments))
    for call in calls {
      let desk = try origin.copy()
      let run = try desk.run(arguments, striking: call, with: "error=EINTR")
      #expect(run.status == 0, "\(arguments) \(call): \(run.messages)")
      #expect(try records(of: desk) == after, "\(arguments) \(call)")
    }
  }

  /// In `make stress` all, else so many at most, evenly from the first to the last.
  private func chosen(_ count: Int, of calls: [TracedCall]) -> [TracedCall] {
    guard !isStress, calls.count > count else { return calls }
    return (0..<count).map { calls[$0 * (calls.count - 1) / (count - 1)] }
  }

  /// A place with a ledger and all that the command needs.
  private func desk(for arguments: [String]) throws -> Workplace {
    let origin = try smallLedger()
    try Data("证明材料".utf8).write(to: URL(fileURLWithPath: origin.path("证明.txt")))
    try Data(sheet.utf8).write(to: URL(fileURLWithPath: origin.path("台账.csv")))
    if arguments.contains("note") { try fallBehind(origin) }
    return origin
  }

  /// What the ledger holds before the command, and after it.
  private func course(
    of arguments: [String], from origin: Workplace
  ) throws -> (before: [Fields], after: [Fields]) {
    let desk = try origin.copy()
    let run = try desk.run(
      arguments + ["--as-of", "2023-06-01"],
      environment: ["ZHENGGAI_LEDGER": desk.ledger, "ZHENGGAI_BY": "office"])
    try #require(run.status == 0, "\(run.messages)")
    return (try records(of: origin), try records(of: desk))
  }

  private func records(of desk: Workplace) throws -> [Fields] {
    try Store.open(desk.ledger).ledger.allFields
  }

  private func expectAllOrNothing(
    at desk: Workplace, _ before: [Fields], _ after: [Fields], _ place: String
  ) throws {
    var opened = try Store.open(desk.ledger)
    #expect(opened.store.obstacle == nil, "\(place)")
    #expect([before, after].contains(opened.ledger.allFields), "\(place)")
    let broken = opened.store.findings(opened.ledger).filter { $0.severity == .error }
    #expect(broken.isEmpty, "\(place)")
    let next = Change.edit("WT-002", [Assignment(path: ["goal"], value: "下一步")])
    try commit([next], &opened)
    try opened.store.checkpoint(&opened.ledger)
    let again = try Store.open(desk.ledger)
    #expect(again.warnings.isEmpty && again.store.isBehind == 0, "\(place)")
    #expect(again.ledger.allFields == opened.ledger.allFields, "\(place)")
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.ledger)
    #expect(!names.contains { $0.contains(".tmp-") }, "\(place)")
  }

  /// Makes as many changes as one short of what lets a command write the files.
  private func fallBehind(_ origin: Workplace) throws {
    var opened = try Store.open(origin.ledger)
    let notes = (0..<(256 - opened.store.isBehind)).map { Change.note("WT-001", "第 \($0) 次") }
    try commit(notes, &opened)
    try #require(opened.store.isBehind == 256)
  }

  private func commit(_ changes: [Change], _ opened: inout Opened) throws {
    let moment = try #require(Instant("2023-06-01T10:00:00+08:00"))
    let day = try #require(Day("2023-06-01"))
    _ = try opened.store.commit(changes, by: "hr", at: moment, on: day, in: &opened.ledger)
  }

  private let sheet =
    "问题,来源,板块,责任部门,整改措施,完成状态\n"
    + (1...20).map { "台账不规范第\($0)项,巡察反馈,政治建设,办公室,规范台账\($0),整改中\n" }.joined()
}

extension Ledger {
  fileprivate var allFields: [Fields] {
    [profile.fields] + issues.records.map(\.fields) + measures.records.map(\.fields)
      + policies.records.map(\.fields)
  }
}
