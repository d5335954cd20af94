import Rectification
import Testing

@testable import Screens

@Suite("看见的是哪一条，办的就是哪一条")
struct DisplacedTests {
  /// Somebody else makes a change behind the robot's back.
  private func change(_ change: Change, in robot: inout Robot) throws {
    let ledger = robot.model.ledger
    let decision = try ledger.check(change, Occasion(by: "hr", on: robot.model.day))
    var events: [Event] = []
    for edit in decision.edits {
      let at = try #require(Instant("2023-12-31T11:00:00+08:00"))
      let event = Event(seq: robot.model.ledger.history.last + 1, at: at, by: "hr", edit: edit)
      try robot.model.ledger.take(event)
      events.append(event)
    }
    try robot.receive(.arrived(events))
  }

  @Test("光标下的记录被他人办走，正按下的键不落到下一条上")
  func theKeyOnItsWayIsHeld() throws {
    var robot = try Robot()
    try robot.type("3/当下改 推进中<Enter>")
    let painted = try #require(robot.model.target)
    try change(.done(painted, on: nil, note: nil, evidence: []), in: &robot)
    let next = try #require(robot.model.target)
    #expect(next != painted)
    let seq = robot.model.ledger.history.last
    try robot.type("d")
    #expect(robot.message.contains("\(painted) 刚被他人改动"))
    #expect(robot.message.contains("光标现在在 \(next)"))
    #expect(robot.model.ledger.history.last == seq)
    try robot.type("d")
    #expect(robot.model.ledger.history.last == seq + 1)
  }

  @Test("移动之后，就是看清了")
  func movingIsLooking() throws {
    var robot = try Robot()
    try robot.type("3/当下改 推进中<Enter>")
    let painted = try #require(robot.model.target)
    try change(.done(painted, on: nil, note: nil, evidence: []), in: &robot)
    try robot.type("j")
    #expect(robot.model.displaced == nil)
    let seq = robot.model.ledger.history.last
    try robot.type("d")
    #expect(robot.model.ledger.history.last == seq + 1)
  }

  @Test("还在光标下的，照办")
  func whatStaysIsActedOn() throws {
    var robot = try Robot()
    try robot.type("3/当下改 推进中<Enter>")
    let painted = try #require(robot.model.target)
    try change(.note("WT-001", "已约谈"), in: &robot)
    #expect(robot.model.target == painted)
    let seq = robot.model.ledger.history.last
    try robot.type("d")
    #expect(robot.model.ledger.history.last == seq + 1)
  }
}
