import Testing

@testable import Rectification

@Suite("走势")
struct BurnDownTests {
  @Test func theFinestStretchThatFitsIsTaken() throws {
    let last = try day("2023-12-31")
    let cases: [(first: String, interval: Interval, count: Int)] = [
      ("2023-12-31", .day, 1), ("2023-12-08", .day, 24), ("2023-12-07", .week, 4),
      ("2023-07-17", .week, 24), ("2023-07-16", .month, 6), ("2022-01-01", .month, 24),
      ("2021-12-31", .quarter, 9), ("2017-12-31", .year, 7),
    ]
    for (first, interval, count) in cases {
      let first = try day(first)
      let chosen = Interval.dividing(first, last, most: 24)
      #expect(chosen == interval, "\(first)")
      let ends = chosen.ends(from: first, through: last)
      #expect(ends.count == count && ends.last == last, "\(first)")
    }
  }

  @Test func weeksEndOnSundaysAndMonthsOnTheirLastDays() throws {
    let ends = Interval.week.ends(from: try day("2023-12-07"), through: try day("2023-12-20"))
    #expect(ends.map(\.description) == ["2023-12-10", "2023-12-17", "2023-12-20"])
    let months = Interval.month.ends(from: try day("2024-01-31"), through: try day("2024-03-01"))
    #expect(months.map(\.description) == ["2024-01-31", "2024-02-29", "2024-03-01"])
    let quarters = Interval.quarter.ends(
      from: try day("2023-03-31"), through: try day("2023-08-01"))
    #expect(quarters.map(\.description) == ["2023-03-31", "2023-06-30", "2023-08-01"])
  }

  @Test func aLedgerWithoutAJournalHasOnePoint() throws {
    var desk = Desk()
    _ = try desk.addMeasure(try desk.addIssue(), .immediate)
    var ledger = desk.ledger
    ledger.history = History()
    let burnDown = try ledger.burnDown(until: desk.day, most: 24)
    #expect(burnDown.points == [BurnDown.Point(day: desk.day, issues: 1, measures: 1)])
  }

  @Test func everythingThatMovesALaneIsWalkedBack() throws {
    var desk = Desk()
    let steps: [(inout Desk) throws -> Void] = [
      { desk in
        let issue = try desk.addIssue()
        _ = try desk.addMeasure(issue, .immediate)
        let policy = try desk.addPolicy()
        _ = try desk.addMeasure(issue, .lasting, ["policies": .list([.text(policy.text)])])
      },
      { try $0.finish("CS-001") },
      { try $0.bringIntoForce("ZD-001") }, { try $0.finish("CS-002") },
      { try $0.make(.withdraw("ZD-001", reason: "已有上位制度")) },
      { _ = try $0.addIssue() }, { try $0.make(.withdraw("WT-002", reason: "重复")) },
      { _ = try $0.addMeasure("WT-001", .immediate) },
      { try $0.make(.remove("CS-003", reason: "重复登记")) },
      { try $0.step(.undo) }, { try $0.make(.halt("CS-003", reason: "并入")) },
      { try $0.make(.undone("CS-001", reason: "材料不实")) },
    ]
    for step in steps {
      desk.day = desk.day + 1
      try step(&desk)
    }
    let burnDown = try desk.ledger.burnDown(until: desk.day, most: 24)
    #expect(burnDown.points.count == steps.count)
    for point in burnDown.points {
      let figures = try desk.ledger.asOf(point.day).figures(on: point.day)
      #expect(point.issues == figures.issues.unfinished, "\(point.day)")
      #expect(point.measures == figures.measures.total - figures.measures.done, "\(point.day)")
    }
    #expect(Set(burnDown.points.map(\.measures)).count > 2)
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}
