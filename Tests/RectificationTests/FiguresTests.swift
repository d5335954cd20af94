import Testing

@testable import Rectification

@Suite("两改、完成情况与各项数字")
struct FiguresTests {
  @Test(arguments: [
    (Lane.notNeeded, Lane.notNeeded, Outcome.unfinished), (.complete, .notNeeded, .completed),
    (.notNeeded, .complete, .completed), (.complete, .complete, .completed),
    (.complete, .active, .basicallyCompleted), (.complete, .notStarted, .basicallyCompleted),
    (.active, .complete, .unfinished), (.notStarted, .notNeeded, .unfinished),
    (.notNeeded, .active, .unfinished),
  ])
  func outcomes(immediate: Lane, lasting: Lane, outcome: Outcome) {
    #expect(Lanes(immediate: immediate, lasting: lasting).outcome == outcome)
  }

  @Test(arguments: [
    ([MeasureStatus](), Lane.notNeeded), ([.notStarted, .notStarted], .notStarted),
    ([.done, .verified], .complete), ([.done, .notStarted], .active), ([.active], .active),
    ([.halted], .notNeeded), ([.halted, .done], .complete),
  ])
  func lanes(statuses: [MeasureStatus], lane: Lane) throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    for status in statuses {
      let id = try desk.addMeasure(issue, .immediate)
      var measure = try #require(desk.ledger.measures[id])
      measure.status = status
      desk.ledger.put(measure)
    }
    #expect(desk.ledger.lanes(of: issue).immediate == lane)
  }

  @Test(arguments: [
    (27, 34, "79.41%", "79.41"), (40, 48, "83.33%", "83.33"), (0, 0, "—", "null"),
    (1, 1, "100.00%", "100"), (1, 2, "50.00%", "50"), (805, 1000, "80.50%", "80.5"),
    (1, 800, "0.13%", "0.13"), (1, 1250, "0.08%", "0.08"),
  ])
  func rates(part: Int, whole: Int, text: String, json: String) {
    #expect(Rate(part, of: whole).description == text)
    #expect(Rate(part, of: whole).value.json(.compact) == json)
  }

  @Test(arguments: [
    (34, "30余"), (48, "40余"), (50, "50"), (7, "7"), (0, "0"), (10, "10"), (11, "10余"),
    (101, "100余"),
  ])
  func approximations(number: Int, text: String) { #expect(approximate(number) == text) }

  @Test(arguments: [
    (-1, Lamp.red), (0, .yellow), (10, .yellow), (11, .green), (20, .green), (21, nil),
  ])
  func lamps(daysLeft: Int, lamp: Lamp?) { #expect(Alerts().lamp(daysLeft: daysLeft) == lamp) }

  @Test func theThreeOutcomesAddUpAndWithdrawnOnesLeaveEveryCount() throws {
    var desk = Desk()
    let issues = try (0..<4).map { _ in try desk.addIssue() }
    let measures = try issues.map { try desk.addMeasure($0, .immediate) }
    try desk.finish(measures[0])
    _ = try desk.addMeasure(issues[1], .lasting)
    try desk.finish(measures[1])
    try desk.make(.withdraw(issues[3], reason: "重复"))
    let figures = desk.ledger.figures(on: desk.day)
    #expect(figures.issues.total == 3)
    #expect(figures.issues.completed == 1)
    #expect(figures.issues.basicallyCompleted == 1)
    #expect(figures.issues.unfinished == 1)
    #expect(figures.measures.total == 4)
    #expect(figures.bySource.map(\.total) == [3])
  }

  @Test func unknownTargetsAreListedAndLeftOut() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let target: Value = ["unit": "件", "goal": 3, "rule": "atLeast", "actual": .null]
    let id = try desk.addMeasure(issue, .immediate, ["target": target])
    let figures = desk.ledger.figures(on: desk.day).targets
    #expect(figures.total == 1 && figures.met == 0 && figures.unknown == [id])
  }

  @Test func thePastIsShownAsItWas() throws {
    var desk = Desk()
    desk.day = try #require(Day("2023-08-31"))
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    desk.day = try #require(Day("2023-09-30"))
    try desk.finish(measure)
    let past = try desk.ledger.asOf(try #require(Day("2023-09-29")))
    #expect(past.measures[measure]?.status == .notStarted)
    #expect(try desk.ledger.asOf(desk.day).measures[measure]?.status == .done)
    #expect(try desk.ledger.asOf(try #require(Day("2023-01-01"))).issues.count == 0)
    let comparison = try Comparison(
      of: desk.ledger, since: try #require(Day("2023-09-01")), until: desk.day)
    #expect(comparison.measuresDone == [measure])
    #expect(comparison.added.isEmpty)
    #expect(comparison.before.issues.completed == 0 && comparison.after.issues.completed == 1)
  }
}
