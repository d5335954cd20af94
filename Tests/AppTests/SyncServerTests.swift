import Foundation
import Testing

/// Syncing over the wire, with servers that organisations run.
@Suite struct SyncServerTests {
  @Test("Two desks meet at a server", arguments: Server.Kind.allCases)
  func twoDesks(kind: Server.Kind) throws {
    let hub = try Hub()
    let server = try Server(kind, of: hub)
    let address = server.address(of: "hub.git", in: hub)
    try done(hub, server, "甲", "sync", address)
    try done(hub, server, "甲", "join", address, hub.desk("乙"))
    try done(hub, server, "甲", "note", "CS-001", "甲的进展")
    try done(hub, server, "乙", "note", "CS-001", "乙的进展")
    for desk in ["乙", "甲", "乙"] { try done(hub, server, desk, "sync") }
    try hub.expectSame("甲", "乙")
    for person in ["甲", "乙"] {
      #expect(hub.read("measures.json", of: "甲").contains("\(person)的进展"))
    }
  }

  @Test("Without a key the server is named, with what it said, and nothing is lost")
  func noKey() throws {
    let hub = try Hub()
    let server = try Server(.ssh, of: hub)
    let address = server.address(of: "hub.git", in: hub)
    let before = hub.read("journal.jsonl", of: "甲")
    let run = try hub.run("甲", "sync", address, adding: ["GIT_SSH_COMMAND": "ssh -F none"])
    #expect(run.status == 77 && run.messages.contains("没有使用远端 \(address) 的权限"))
    #expect(hub.read("journal.jsonl", of: "甲") == before)
    try hub.expectSound("甲")
  }

  private func done(
    _ hub: Hub, _ server: Server, _ desk: String, _ arguments: String...,
    at line: SourceLocation = #_sourceLocation
  ) throws {
    let run = try hub.run(desk, arguments, adding: server.environment)
    #expect(run.status == 0, "\(arguments): \(run.messages)", sourceLocation: line)
  }
}
