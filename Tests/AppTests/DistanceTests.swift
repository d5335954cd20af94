import Exchange
import Foundation
import Testing

/// How far a ledger and its remote have gone apart.
@Suite struct DistanceTests {
  @Test func whatASyncTookInIsNotWaitedForAnyMore() throws {
    let hub = try Hub()
    try hub.done("甲", "sync", hub.path)
    try hub.join("乙")
    let inStep = try distance(of: "乙", in: hub)
    #expect(inStep?.behind == 0)
    try hub.done("甲", "note", "CS-001", "甲的进展")
    try hub.done("甲", "sync")
    let apart = try distance(of: "乙", in: hub, since: inStep)
    #expect(apart?.behind == 1 && apart?.common == inStep?.common)
    // Nothing is sent, so that the remote stands where it stood.
    try hub.done("乙", "sync")
    let after = try distance(of: "乙", in: hub, since: apart)
    #expect(after?.behind == 0 && after?.common == (apart?.common ?? 0) + 1)
  }

  private func distance(
    of desk: String, in hub: Hub, since last: Distance? = nil
  ) throws -> Distance? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let variables = hub.environment(desk).merging(["PATH": path]) { $1 }
    let circumstances = Circumstances(environment: variables.map { "\($0)=\($1)" })
    return try Exchange.distance(of: hub.desk(desk), since: last, circumstances)
  }
}
