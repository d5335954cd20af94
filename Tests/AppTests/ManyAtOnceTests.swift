import Foundation
import Rectification
import Storage
import TestTerminal
import Testing

/// Eight processes change one ledger at the same time, by commands and in the terminal interface,
/// while others read it.
@Suite(.serialized) struct ManyAtOnceTests {
  /// How many changes each makes: 1,000 in `make stress`.
  private static let count = isStress ? 1000 : 20

  @Test("None lost, none doubled, nothing stale, no half state")
  func together() throws {
    let place = try smallLedger()
    let commands = [
      "note WT-001 甲$i", "note WT-002 乙$i", "count CS-001 1", "edit WT-002 goal=丙$i",
      "edit WT-002 goal=丁$i",
      "$([ $((i % 2)) = 1 ] && echo start || echo halt --reason 待料) CS-002 CS-003",
    ]
    let writers =
      try commands.map { try place.started(["-c", loop($0)], program: "/bin/bash") }
      + ["戊", "己"].map { try place.started(sitting($0, at: place), program: testedProgram) }
    while writers.contains(where: { $0.process.isRunning }) { try expectWholeState(of: place) }
    for (number, writer) in writers.enumerated() {
      let run = try writer.result()
      // Two desks at the same field: a change that the other's has overtaken is refused.
      let refused = run.messages.split(separator: "\n").filter { !$0.contains("等候") }
      #expect(refused.allSatisfy { $0.contains("本次修改没有保存") }, "\(number): \(refused)")
      #expect(number == 3 || number == 4 || refused.isEmpty, "\(number): \(refused)")
      #expect(run.status == 0, "\(number): \(run.messages)")
    }
    try expectAll(at: place)
    print("8 processes made \(8 * Self.count) changes")
  }

  @Test("Who dies while writing does not block the rest, and who waits is told")
  func deadHolder() throws {
    let place = try smallLedger()
    let holder = try place.started(
      ["--no-fork", "\(place.ledger)/.lock", "sleep", "60"], program: "/usr/bin/flock")
    while try place.shell("flock -n 台账/.lock true").status == 0 { usleep(10_000) }
    let waiting = try place.started(["note", "WT-001", "等到了"], program: testedProgram)
    while !(try String(contentsOfFile: waiting.messages, encoding: .utf8)).contains("等候") {
      usleep(10_000)
    }
    kill(holder.process.processIdentifier, SIGKILL)
    waiting.process.waitUntilExit()
    let run = try waiting.result()
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.messages.hasPrefix("zhenggai: 台账正由 office@"), "\(run.messages)")
    #expect(run.messages.hasSuffix("写入，正在等候…\n"), "\(run.messages)")
  }

  /// A shell's loop; one that could not get its turn tries again.
  private func loop(_ command: String) -> String {
    """
    for i in $(seq 1 \(Self.count)); do
      until $Z \(command) >/dev/null; [ $? != 75 ]; do :; done
    done
    exit 0
    """
  }

  /// A script of keys that notes something again and again: on an issue, or as progress of a
  /// measure, whose list grows with each. Every event about a list holds all of it, so that not all
  /// can go there.
  private func sitting(_ name: String, at place: Workplace) throws -> [String] {
    let notes = (1...Self.count).map { number in
      (Self.isProgress(number) ? "3" : "2") + "A\(name)\(number)<Enter>"
    }
    let keys = ["3", "/CS-002<Enter>"] + notes + ["q"]
    let script = place.path("\(name).keys")
    try keys.joined(separator: "\n").write(toFile: script, atomically: true, encoding: .utf8)
    return ["--script", script, "--screen", "/dev/null"]
  }

  /// Reads as anybody may at any moment: the journal is whole, and so is every step in it.
  private func expectWholeState(of place: Workplace) throws {
    let run = try place.run(
      ["log", "--json"], environment: variables(of: place), program: testedProgram)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let events = try run.records().sorted { ($0["seq"] as? Int ?? 0) < ($1["seq"] as? Int ?? 0) }
    #expect(events.compactMap { $0["seq"] as? Int } == Array(1...events.count))
    let steps = Dictionary(grouping: events.filter { $0["step"] != nil }) {
      $0["step"] as? Int ?? 0
    }
    #expect(steps.values.allSatisfy { $0.count == 2 }, "\(steps.mapValues(\.count))")
  }

  private static func isProgress(_ number: Int) -> Bool { number <= 10 || number % 20 == 0 }

  private func expectAll(at place: Workplace) throws {
    let opened = try Store.open(place.ledger)
    #expect(opened.warnings.isEmpty)
    #expect(opened.store.findings(opened.ledger).filter { $0.severity == .error }.isEmpty)
    let notes = opened.ledger.history.events.compactMap(\.edit.note)
    let numbers = 1...Self.count
    #expect(notes.filter { $0.hasPrefix("甲") } == numbers.map { "甲\($0)" })
    #expect(notes.filter { $0.hasPrefix("乙") } == numbers.map { "乙\($0)" })
    let progress = opened.ledger.measures["CS-002"]?.progress.map(\.note) ?? []
    for name in ["戊", "己"] {
      let all = numbers.map { (isProgress: Self.isProgress($0), note: "\(name)\($0)") }
      #expect(progress.filter { $0.hasPrefix(name) } == all.filter(\.isProgress).map(\.note))
      #expect(notes.filter { $0.hasPrefix(name) } == all.filter { !$0.isProgress }.map(\.note))
    }
    let counted = try place.run("show", "CS-001", "--json").object()["record"] as? [String: Any]
    #expect((counted?["target"] as? [String: Any])?["actual"] as? Int == Self.count)
    try expectNothingStale(opened.ledger.history)
  }

  /// Each event's `was` is what the ones before it have left.
  private func expectNothingStale(_ history: History) throws {
    var known: [RecordID: [String: Value?]] = [:]
    for event in history.events {
      for key in event.edit.keys {
        if let last = known[event.edit.item]?[key] {
          #expect(event.edit.was[key] == last, "\(event.seq) \(key)")
        }
        known[event.edit.item, default: [:]][key] = .some(event.edit.set[key])
      }
    }
  }
}

extension Workplace {
  fileprivate func started(_ arguments: [String], program: String) throws -> Started {
    try started(arguments, environment: variables(of: self), program: program)
  }
}

private func variables(of place: Workplace) -> [String: String] {
  [
    "ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "office", "Z": testedProgram,
    "LC_ALL": "C.UTF-8",
  ]
}
