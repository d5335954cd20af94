import Testing

@testable import Rectification

@Suite("汇总：一市多局的数字")
struct RollUpTests {
  private static let day = Day(number: 19_100)

  @Test("几本台账之和，与把记录并成一本数出的一样", arguments: 1...12 as ClosedRange<UInt64>)
  func sumsAreThoseOfOneLedger(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let parts = (0..<4).map { part in Records(part, &dice) }
    let whole = try ledger(of: parts)
    for day in [0, 100, 190].map({ Day(number: 19_000 + $0) }) {
      var sum = Figures.sum(of: try parts.map { try ledger(of: [$0]).figures(on: day) }, asOf: day)
      var expected = whole.figures(on: day)
      sum.sortGroups()
      expected.sortGroups()
      #expect(sum == expected, "\(seed)")
      #expect(sum.value.json(.compact) == expected.value.json(.compact))
    }
  }

  @Test func aRateIsOfTheSumsAndGroupsOfOneKeyBecomeOne() throws {
    let one = figures(completed: 1, of: 1, department: "办公室")
    let many = figures(completed: 0, of: 9, department: "办公室", "财务科")
    let sum = Figures.sum(of: [one, many], asOf: Self.day)
    #expect(sum.issues.completionRate.description == "10.00%")
    #expect(sum.byDepartment.map(\.key) == ["办公室", "财务科"])
    #expect(sum.byDepartment.map(\.total) == [10, 9])
  }

  @Test func whatCouldNotBeReadIsLeftOutOfTheSums() {
    let roll = RollUp(
      asOf: Self.day,
      bureaus: [
        bureau("甲", figures(completed: 1, of: 2)),
        Bureau(name: "乙", path: "b", folder: nil, .unread(reason: "没有权限")),
        bureau("丙", figures(completed: 3, of: 3)),
      ])
    #expect(roll.total.issues.total == 5)
    #expect(roll.unread.map(\.name) == ["乙"])
    #expect(roll.bureaus.map(\.name) == ["甲", "乙", "丙"])
    let value = roll.value.object
    #expect(value?["asOf"] == .text(Self.day.description))
    let ledgers = value?["ledgers"]?.list?.compactMap(\.object)
    #expect(
      ledgers?.map(\.keys) == [
        ["name", "path", "figures"], ["name", "path", "error"], ["name", "path", "figures"],
      ])
    #expect(ledgers?[1]["error"] == "没有权限")
  }

  @Test func worstComesFirst() {
    let unread = Bureau(name: "读不出", path: "u", folder: nil, .unread(reason: "没有权限"))
    let inOrder = [
      unread,
      bureau("超期五", figures(completed: 9, of: 10, overdue: 5)),
      bureau("超期二（问题和措施各一）", figures(completed: 9, of: 10, overdue: 1, overdueMeasures: 1)),
      bureau("完成一半", figures(completed: 5, of: 10)),
      bureau("完成一半，剩得少", figures(completed: 2, of: 4)),
      bureau("完成一半，剩得少，临期少", figures(completed: 2, of: 4, dueSoon: 0)),
      bureau("全部完成", figures(completed: 7, of: 7)),
      bureau("没有问题", figures(completed: 0, of: 0)),
    ]
    for shuffled in [inOrder, inOrder.reversed(), Array(inOrder[3...] + inOrder[..<3])] {
      let roll = RollUp(asOf: Self.day, bureaus: shuffled)
      #expect(roll.worstFirst.map(\.name) == inOrder.map(\.name))
    }
  }

  @Test func equalOnesStayInTheirOrder() {
    let names = ["丁", "甲", "丙", "乙"]
    let roll = RollUp(
      asOf: Self.day, bureaus: names.map { bureau($0, figures(completed: 1, of: 2)) })
    #expect(roll.worstFirst.map(\.name) == names)
  }

  @Test func aPeriodAddsUpToo() throws {
    var desks = [Desk(), Desk()]
    for place in desks.indices {
      desks[place].day = try #require(Day("2023-08-01"))
      let issue = try desks[place].addIssue()
      let measure = try desks[place].addMeasure(issue, .immediate)
      desks[place].day = try #require(Day("2023-09-12"))
      try desks[place].finish(measure)
    }
    _ = try desks[1].addIssue()
    let since = try #require(Day("2023-09-01"))
    let accounts = try desks.map { try Account(of: $0.ledger, on: $0.day, since: since) }
    let roll = RollUp(
      asOf: desks[0].day, since: since,
      bureaus: accounts.map { Bureau(name: "局", path: "p", folder: "p", .counted($0)) })
    let change = try #require(roll.change)
    #expect(change[.completed] == 2 && change[.measuresDone] == 2 && change[.added] == 1)
    #expect(change.before.issues.total == 2 && change.before.issues.completed == 0)
    #expect(change.before.asOf == since + -1)
    #expect(accounts.map(\.lastEntry) == desks.map(\.day))
    let total = try #require(roll.value.object?["total"]?.object)
    #expect(total["since"]?.object?["completed"] == 2)
  }
}

private struct Records {
  var issues: [Rectification.Issue] = []
  var measures: [Measure] = []
  var policies: [Policy] = []

  /// A part of the records, whose ids no other part has.
  init(_ part: Int, _ dice: inout Dice) {
    let numbers = part * 10 + 1...part * 10 + 10
    issues = numbers.map { dice.issue($0) }
    measures = numbers.map { dice.measure($0, ofIssues: numbers, policies: numbers) }
    policies = numbers.map { dice.policy($0) }
  }
}

private func ledger(of parts: [Records]) throws -> Ledger {
  var profile = Profile()
  (profile.departments, profile.sections) = (["办公室", "财务科"], ["乙"])
  return Ledger(
    profile: profile, issues: try Register(parts.flatMap(\.issues)),
    measures: try Register(parts.flatMap(\.measures)),
    policies: try Register(parts.flatMap(\.policies)))
}

private func figures(
  completed: Int, of total: Int, overdue: Int = 0, overdueMeasures: Int = 0, dueSoon: Int = 1,
  department names: String...
) -> Figures {
  var figures = Figures(asOf: Day(number: 19_100))
  (figures.issues.total, figures.issues.completed) = (total, completed)
  figures.issues.unfinished = total - completed
  (figures.issues.overdue, figures.measures.overdue) = (overdue, overdueMeasures)
  figures.lamps = [.yellow: dueSoon]
  var outcomes = Outcomes()
  (outcomes[.completed], outcomes[.unfinished]) = (completed, total - completed)
  figures.byDepartment = names.map { Group(key: $0, label: $0, outcomes) }
  return figures
}

private func bureau(_ name: String, _ figures: Figures) -> Bureau {
  Bureau(name: name, path: name, folder: name, .counted(Account(figures: figures)))
}

extension Figures {
  fileprivate mutating func sortGroups() {
    bySection.sort { $0.key < $1.key }
    byDepartment.sort { $0.key < $1.key }
    targets.unknown.sort()
  }
}
