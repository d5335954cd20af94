import Cells
import Goldens
import Rectification
import Testing

@testable import Screens

/// Settling what a sync could not make.
@Suite struct ConflictTests {
  @Test(arguments: ["80x24", "120x40", "40x10"])
  func bothSidesStandBesideEachOther(size: String) throws {
    var robot = try Robot(.conflicted(), size: size)
    try robot.type("C<Down>")
    try expectGolden(robot.screen + "\n", "conflicts-\(size).screen")
    try robot.press(.enter)
    try expectGolden(robot.screen + "\n", "conflict-whole-\(size).screen")
  }

  @Test func eitherSideIsTakenAndTheRestGoesOn() throws {
    for (key, title) in [("1" as Key, "乙的标题"), ("2", "甲的标题")] {
      var robot = try Robot(.conflicted(), size: "80x24")
      try robot.type("C")
      try robot.press(key)
      #expect(robot.model.ledger.issues["WT-001"]?.title == title)
      guard case .conflicts(let screen)? = robot.model.overlay else {
        Issue.record("closed too early")
        return
      }
      #expect(screen.conflicts.count == 2)
      try robot.press("u")
      #expect(robot.model.ledger.openConflicts.count == 3)
      #expect(robot.model.ledger.issues["WT-001"]?.title == "甲的标题")
      try robot.type("2")
      #expect(robot.message.hasSuffix("处理冲突（u 撤销）"))
      try robot.type("22")
      #expect(robot.model.overlay == nil)
      #expect(robot.model.notice?.text.hasSuffix("冲突已全部处理。") == true)
    }
  }

  @Test func anEditSettlesInTheSameStepAndLeadsToTheNext() throws {
    var robot = try Robot(.conflicted(), size: "80x24")
    try robot.type("C3<C-u>两边商定的标题")
    var model = robot.model
    guard case .commit(let changes)? = update(&model, .key(.control("s"))).first else { return }
    #expect(changes.count == 2)
    try robot.type("<C-s>")
    let ledger = robot.model.ledger
    #expect(ledger.issues["WT-001"]?.title == "两边商定的标题")
    #expect(ledger.openConflicts.count == 2)
    guard case .conflicts? = robot.model.overlay else {
      Issue.record("the next conflict is not shown")
      return
    }
  }

  @Test func theCursorStaysOnItsConflictWhenOthersSettle() throws {
    var robot = try Robot(.conflicted(), size: "80x24")
    try robot.type("C<Down>")
    guard case .conflicts(let before)? = robot.model.overlay else { return }
    let first = try #require(before.conflicts.first)
    var other = try Robot(robot.model.ledger, size: "80x24", by: "乙")
    try other.receive(.key("C"))
    try other.press("2")
    let event = try #require(other.model.ledger.history.events.last)
    try robot.model.ledger.take(event)
    try robot.receive(.arrived([event]))
    guard case .conflicts(let after)? = robot.model.overlay else { return }
    #expect(after.current == before.current && !after.conflicts.contains(first))
  }

  @Test func plainLinesSettle() throws {
    var robot = try Robot(.conflicted(), size: "80x24")
    try robot.press("C")
    let said = PlainScreen(robot.model)
    #expect(said.heading.hasPrefix("同步冲突 3 条"))
    #expect(said.lines.contains { $0.contains("对方：甲的标题") })
    try robot.receive(.line("2"))
    try robot.receive(.line("对方"))
    #expect(robot.model.ledger.openConflicts.count == 2)
    try robot.receive(.line("9"))
    #expect(robot.model.notice?.text.contains("1 到 2") == true)
  }

  @Test func withoutConflictsItSaysSo() throws {
    var robot = try Robot()
    try robot.press("C")
    #expect(robot.model.notice?.text == "没有未处理的同步冲突。")
  }
}

extension Ledger {
  /// The sample after a sync that two people's changes of the same fields have met in: of a short
  /// text, of a long one, and of a record that one of them has removed.
  static func conflicted() throws -> Ledger {
    var ledger = try Robot().model.ledger
    let at = try #require(Instant("2023-12-31T10:00:00+08:00"))
    let obstacle = ledger.obstacleOfWT017
    let theirs: [Change] = [
      .edit("WT-001", [.text("title", "甲的标题")]),
      .edit("WT-017", [.text("obstacle", obstacle + "甲补充。")]),
      .edit("CS-024", [.text("content", "甲的措施")]),
    ]
    let ours: [Change] = [
      .edit("WT-001", [.text("title", "乙的标题")]),
      .edit("WT-017", [.text("obstacle", obstacle + "乙另有说明。")]),
      .edit("CS-024", [.text("content", "乙的措施"), .text("department", "财务科")]),
    ]
    let tail = try ours.enumerated().map { place, change in
      try ledger.sealed(change, by: "hr@desk2", at, seq: ledger.history.last + 1 + place)
    }
    var taken: [SealedEvent] = []
    for change in theirs {
      let event = try ledger.sealed(change, by: "office@desk1", at, seq: ledger.history.last + 1)
      try ledger.take(event.event)
      taken.append(event)
    }
    return Replay(of: tail, onto: ledger, knowing: taken).ledger
  }

  private var obstacleOfWT017: String { issues["WT-017"]?.obstacle ?? "" }

  private func sealed(
    _ change: Change, by: String, _ at: Instant, seq: Int
  ) throws -> SealedEvent {
    let edit = try #require(check(change, Occasion(by: by, on: at.day)).edits.first)
    return SealedEvent(Event(seq: seq, at: at, by: by, edit: edit), hash: "\(by) \(seq)")
  }
}

extension Assignment {
  fileprivate static func text(_ key: String, _ text: String) -> Assignment {
    Assignment(path: [key], value: .text(text))
  }
}
