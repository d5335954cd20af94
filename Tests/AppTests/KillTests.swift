import Foundation
import Rectification
import Storage
import TestTerminal
import Testing

/// The built program is killed by the kernel as it enters a system call, at one after the other,
/// and whoever comes next finds all or nothing of what it was doing.
///
/// `make stress` kills it at every call from its first look at the ledger on, `make test` at those
/// that change something.
@Suite(.serialized) struct KillTests {
  /// Whether `make stress` asks for everything.
  private static let isStress = ProcessInfo.processInfo.environment["ZHENGGAI_STRESS"] != nil

  private static let calls =
    isStress
    ? "all"
    : "write,pwrite64,fsync,fdatasync,rename,unlink,ftruncate,fchmod,fchown,flock,mkdir"

  @Test(
    "Killed at any call",
    arguments: [
      ["edit", "WT-001", "title=改后的标题"],
      ["attach", "CS-001", "证明.txt"],
      ["import", "台账.csv"],
      // Falls so far behind that the files are written, too.
      ["note", "WT-002", "已约谈"],
    ])
  func killed(arguments: [String]) throws {
    let origin = try smallLedger()
    try Data("证明材料".utf8).write(to: URL(fileURLWithPath: origin.path("证明.txt")))
    try Data(sheet.utf8).write(to: URL(fileURLWithPath: origin.path("台账.csv")))
    if arguments.contains("note") { try fallBehind(origin) }
    let before = try Store.open(origin.ledger)
    let (after, places) = try course(of: arguments, from: origin)
    guard !places.isEmpty else { return print("strace may not trace here: not killed at any call") }
    for place in places {
      let desk = try copy(of: origin)
      let run = try traced(
        ["-e", "inject=\(place.call):signal=SIGKILL:when=\(place.number)"], arguments, at: desk)
      #expect(run.status == SIGKILL, "\(arguments) \(place): \(run.messages)")
      try expectAllOrNothing(at: desk, before.ledger, after, "\(arguments) \(place)")
    }
    print("killed at \(places.count) calls: \(arguments.joined(separator: " "))")
  }

  /// A call of a run: the so-many-th of its name.
  private struct Place {
    let call: String
    let number: Int
  }

  /// Runs the command undisturbed: what the ledger holds then, and at which calls it can be killed.
  private func course(
    of arguments: [String], from origin: Workplace
  ) throws -> (Ledger, places: [Place]) {
    let desk = try copy(of: origin)
    let log = desk.path("calls")
    let run = try traced(["-o", log], arguments, at: desk)
    let lines = (try? String(contentsOfFile: log, encoding: .utf8))?.split(separator: "\n") ?? []
    let first = lines.firstIndex { $0.contains(desk.ledger) || $0.contains("flock(") }
    guard run.status == 0, let first else { return (try Store.open(origin.ledger).ledger, []) }
    var counts: [Substring: Int] = [:]
    let places = lines.compactMap { line -> Place? in
      // `1203  fsync(4) = 0`, or, where threads run, `1203  <... fsync resumed>…` behind the call.
      guard let call = line.split(separator: " ").dropFirst().first?.split(separator: "(").first,
        call != "<..."
      else { return nil }
      counts[call, default: 0] += 1
      return Place(call: String(call), number: counts[call] ?? 0)
    }
    return (try Store.open(desk.ledger).ledger, Array(places[first...]))
  }

  private func expectAllOrNothing(
    at desk: Workplace, _ before: Ledger, _ after: Ledger, _ place: String
  ) throws {
    var opened = try Store.open(desk.ledger)
    #expect(opened.store.obstacle == nil, "\(place)")
    let expected = opened.ledger.history.last == before.history.last ? before : after
    #expect(opened.ledger.isSame(as: expected), "\(place)")
    let broken = opened.store.findings(opened.ledger).filter { $0.severity == .error }
    #expect(broken.isEmpty, "\(place)")
    let next = Change.edit("WT-002", [Assignment(path: ["goal"], value: "下一步")])
    let moment = try #require(Instant("2023-06-01T10:00:00+08:00"))
    let day = try #require(Day("2023-06-01"))
    _ = try opened.store.commit([next], by: "hr", at: moment, on: day, in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let again = try Store.open(desk.ledger)
    #expect(again.warnings.isEmpty && again.store.isBehind == 0, "\(place)")
    #expect(again.ledger.isSame(as: opened.ledger), "\(place)")
    let names = try FileManager.default.contentsOfDirectory(atPath: desk.ledger)
    #expect(!names.contains { $0.contains(".tmp-") }, "\(place)")
  }

  private func traced(_ options: [String], _ arguments: [String], at desk: Workplace) throws -> Run {
    try desk.run(
      ["-f", "-qq", "-e", "signal=none", "-e", "trace=\(Self.calls)"]
        + (options.contains("-o") ? options : options + ["-o", "/dev/null"])
        + [builtProgram("zhenggai")] + arguments + ["--as-of", "2023-06-01"],
      environment: ["ZHENGGAI_LEDGER": desk.ledger, "ZHENGGAI_BY": "office"],
      program: "/usr/bin/strace")
  }

  private func copy(of origin: Workplace) throws -> Workplace {
    let desk = try Workplace()
    try FileManager.default.removeItem(at: desk.folder)
    try FileManager.default.copyItem(at: origin.folder, to: desk.folder)
    return desk
  }

  /// Makes as many changes as one short of what lets a command write the files.
  private func fallBehind(_ origin: Workplace) throws {
    var opened = try Store.open(origin.ledger)
    let moment = try #require(Instant("2023-06-01T10:00:00+08:00"))
    let day = try #require(Day("2023-06-01"))
    let changes = (0..<(256 - opened.store.isBehind)).map { Change.note("WT-001", "第 \($0) 次") }
    _ = try opened.store.commit(changes, by: "office", at: moment, on: day, in: &opened.ledger)
    try #require(opened.store.isBehind == 256)
  }

  private let sheet =
    "问题,来源,板块,责任部门,整改措施,完成状态\n"
    + (1...20).map { "台账不规范第\($0)项,巡察反馈,政治建设,办公室,规范台账\($0),整改中\n" }.joined()
}

extension Ledger {
  /// Whether another ledger holds the same records.
  fileprivate func isSame(as other: Ledger) -> Bool {
    profile.fields == other.profile.fields && issues.records.elementsEqual(other.issues.records)
      && measures.records.elementsEqual(other.measures.records)
      && policies.records.elementsEqual(other.policies.records)
  }
}
