import Foundation
import Glibc
import Testing

/// A sync that is killed anywhere leaves a ledger that opens, and a sync that can be run again.
@Suite struct SyncKilledTests {
  /// Calls of git in the course of a sync that has something to take in and something to send, each
  /// with which one of its kind it is.
  private static let calls = [
    ("read-tree", 1), ("hash-object", 1), ("commit-tree", 1), ("update-ref", 1), ("ls-remote", 1),
    ("fetch", 1), ("cat-file", 1), ("cat-file", 4), ("cat-file", 10), ("write-tree", 2),
    ("commit-tree", 2), ("update-ref", 2), ("push", 1), ("update-ref", 3),
  ]

  /// A git that ends the program which runs it at one of its calls, before it has done anything or
  /// after.
  private func deadlyGit(
    _ hub: Hub, _ command: String, _ number: Int, isBefore: Bool
  ) throws -> String {
    let work = isBefore ? "" : "\"$git\" \"$@\"\n"
    return try git(hub, failing: command, number, with: work + "kill -9 $PPID")
  }

  /// A git that does `what` in the place of one of its calls; the folder in which it is.
  private func git(
    _ hub: Hub, failing command: String, _ number: Int, with what: String
  ) throws -> String {
    let folder = hub.place.path("bin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try hub.write(
      """
      #!/bin/bash
      git=$(PATH=${PATH#*:} command -v git)
      [[ " $* " == *" \(command) "* ]] || exec "$git" "$@"
      echo >> '\(folder)/calls'
      [ "$(wc -l < '\(folder)/calls')" = \(number) ] || exec "$git" "$@"
      \(what)

      """, to: "\(folder)/git", isProgram: true)
    return folder
  }

  /// Both desks go on, and only one has synced: the other's sync has something to join.
  private func part(_ hub: Hub, _ round: Int) throws {
    try hub.done("甲", "note", "CS-001", "甲的进展\(round)")
    try hub.done("甲", "sync")
    try hub.done("乙", "note", "CS-001", "乙的进展\(round)")
  }

  @Test("At the calls of git that change something", arguments: [true, false])
  func atCalls(isBefore: Bool) throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for (round, (command, number)) in SyncKilledTests.calls.enumerated() {
      try part(hub, round)
      let folder = try deadlyGit(hub, command, number, isBefore: isBefore)
      let run = try hub.run("乙", "sync", adding: ["PATH": "\(folder):\(path)"])
      #expect(run.status == SIGKILL, "\(command) \(number): \(run.output)\(run.messages)")
      try hub.expectSound("乙")
      try hub.done("乙", "sync")
    }
    try hub.done("甲", "sync")
    try hub.expectSame("甲", "乙")
    let measures = hub.read("measures.json", of: "甲")
    for round in SyncKilledTests.calls.indices {
      for desk in ["甲", "乙"] {
        #expect(measures.components(separatedBy: "\"\(desk)的进展\(round)\"").count == 2)
      }
    }
  }

  @Test("Where git finds the disk full: one sentence, nothing lost, and on once there is room")
  func fullDisk() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for (round, (command, number)) in SyncKilledTests.calls.enumerated() {
      try part(hub, round)
      let folder = try git(
        hub, failing: command, number,
        with: "echo 'fatal: write error: No space left on device' >&2; exit 128")
      let run = try hub.run("乙", "sync", adding: ["PATH": "\(folder):\(path)"])
      #expect(run.status != 0 && run.output.isEmpty, "\(command) \(number)")
      #expect(run.messages.split(separator: "\n").count == 1, "\(run.messages)")
      #expect(run.messages.contains("No space left on device"), "\(run.messages)")
      try hub.expectSound("乙")
      #expect(hub.read("journal.jsonl", of: "乙").contains("乙的进展\(round)"))
      try hub.done("乙", "sync")
    }
    try hub.done("甲", "sync")
    try hub.expectSame("甲", "乙")
  }

  @Test("At any moment; its git does not go on without it")
  func atAnyMoment() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    for moment in 0..<6 {
      try part(hub, moment)
      let sync = try hub.place.started(["sync"], environment: hub.environment("乙"))
      usleep(UInt32(moment * 60_000))
      kill(sync.process.processIdentifier, SIGKILL)
      sync.process.waitUntilExit()
      _ = try sync.result()
      try hub.expectSound("乙")
      try hub.done("乙", "sync")
    }
    try hub.done("甲", "sync")
    try hub.expectSame("甲", "乙")
    #expect(hub.read("measures.json", of: "甲").components(separatedBy: "的进展").count == 13)
  }
}
