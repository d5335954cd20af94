import Foundation
import TestTerminal
import Testing

/// A bare repository and the desks that sync with it, in a place of their own.
final class Hub {
  let place: Workplace
  var path: String { place.path("hub.git") }
  private var environment: [String: String] {
    ["HOME": place.folder.path, "ZHENGGAI_BY": "", "GIT_CONFIG_NOSYSTEM": "1"]
  }

  /// An empty hub, and a desk 甲 with the small ledger.
  init() throws {
    place = try smallLedger()
    try FileManager.default.moveItem(atPath: place.ledger, toPath: place.path("甲"))
    try git("init", "-q", "--bare", path)
  }

  func desk(_ name: String) -> String { place.path(name) }

  func file(_ name: String, of desk: String) -> String { "\(self.desk(desk))/\(name)" }

  func read(_ name: String, of desk: String) -> String {
    (try? String(contentsOfFile: file(name, of: desk), encoding: .utf8)) ?? ""
  }

  func write(_ text: String, to path: String, isProgram: Bool = false) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    if isProgram {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
  }

  /// Runs the program at a desk, in its name.
  @discardableResult
  func run(
    _ desk: String, _ arguments: String..., adding variables: [String: String] = [:]
  ) throws -> Run {
    try run(desk, arguments, adding: variables)
  }

  func run(
    _ desk: String, _ arguments: [String], adding variables: [String: String] = [:]
  ) throws -> Run {
    try place.run(arguments, environment: environment(desk).merging(variables) { $1 })
  }

  func environment(_ desk: String) -> [String: String] {
    environment.merging(["ZHENGGAI_LEDGER": self.desk(desk), "ZHENGGAI_BY": desk]) { $1 }
  }

  /// The same, where it has to go well.
  @discardableResult
  func done(
    _ desk: String, _ arguments: String..., at line: SourceLocation = #_sourceLocation
  ) throws -> Run {
    let run = try run(desk, arguments)
    #expect(run.status == 0, "\(arguments): \(run.messages)", sourceLocation: line)
    return run
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let run = try place.run(
      ["git"] + arguments,
      environment: environment.merging(["GIT_AUTHOR_DATE": "@0 +0000"]) { $1 },
      program: "/usr/bin/env")
    try #require(run.status == 0, "git \(arguments): \(run.messages)")
    return run.output
  }

  /// More desks, which have the ledger of the hub.
  func join(_ desks: String...) throws {
    for name in desks { try done("甲", "join", path, desk(name)) }
  }

  /// Every byte of a desk's ledger, by file.
  func contents(of desk: String) -> [String: String] {
    var contents: [String: String] = [:]
    for name in ["ledger.json", "issues.json", "measures.json", "policies.json", "journal.jsonl"] {
      contents[name] = read(name, of: desk)
    }
    return contents
  }

  /// Everything is in order at a desk: it opens, the chain holds, nothing departs from the journal.
  func expectSound(_ desk: String, at line: SourceLocation = #_sourceLocation) throws {
    let run = try run(desk, "check", "--json")
    let errors = try run.records().filter { $0["severity"] as? String == "error" }
    #expect(run.status == 0 && errors.isEmpty, "\(desk): \(errors)", sourceLocation: line)
    let departs = try run.records().filter { $0["check"] as? String == "fileDepartsFromJournal" }
    #expect(departs.isEmpty && run.messages.isEmpty, "\(run.messages)", sourceLocation: line)
  }

  /// All desks hold the same.
  func expectSame(_ desks: String..., at line: SourceLocation = #_sourceLocation) throws {
    for desk in desks {
      #expect(contents(of: desk) == contents(of: desks[0]), "\(desk)", sourceLocation: line)
      try expectSound(desk, at: line)
    }
  }
}
