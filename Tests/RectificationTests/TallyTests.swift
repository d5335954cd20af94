import Foundation
import Testing

@testable import Rectification

/// Sums kept up by changes are the same as those of a ledger that is counted anew.
@Suite("随改随计") struct TallyTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }

    mutating func pick<Each>(_ all: some Collection<Each>) -> Each {
      Array(all)[Int.random(in: 0..<all.count, using: &self)]
    }
  }

  @Test("任意改动之后，数字与重新数出的一样", arguments: 1...8 as ClosedRange<UInt64>)
  func same(seed: UInt64) throws {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var ledger = Ledger(profile: profile)
    for step in 0..<400 {
      change(&ledger, &dice)
      guard step % 20 == 19 else { continue }
      let anew = Ledger(
        profile: profile, issues: try Register(ledger.issues.records),
        measures: try Register(ledger.measures.records),
        policies: try Register(ledger.policies.records))
      for day in [0, 100, 190].map({ Day(number: 19_000 + $0) }) {
        #expect(ledger.figures(on: day) == anew.figures(on: day), "\(seed) \(step)")
        #expect(ledger.pending(on: day) == anew.pending(on: day), "\(seed) \(step)")
        #expect(ledger.measureLamps(on: day) == anew.measureLamps(on: day))
        #expect(
          Array(anew.pending(on: day).prefix(5)) == ledger.pending(on: day, most: 5))
      }
    }
    #expect(ledger.issues.count > 0 && ledger.measures.count > 0 && ledger.policies.count > 0)
  }

  private var profile: Profile {
    var profile = Profile()
    (profile.departments, profile.sections) = (["办公室", "财务科"], ["乙"])
    return profile
  }

  private func change(_ ledger: inout Ledger, _ dice: inout Dice) {
    let number = Int.random(in: 1...12, using: &dice)
    switch Int.random(in: 0..<10, using: &dice) {
    case 0...2: ledger.put(issue(number, &dice))
    case 3...6: ledger.put(measure(number, &dice))
    case 7: ledger.put(policy(number, &dice))
    case 8:
      ledger.remove(RecordID(dice.pick(RecordKind.allCases), number: number))
    default:
      let status = dice.pick(MeasureStatus.allCases)
      try? ledger.set(
        "status", of: RecordID(.measure, number: number), to: .text(status.rawValue))
      let stage = dice.pick(PolicyStage.allCases)
      try? ledger.set("stage", of: RecordID(.policy, number: number), to: .text(stage.rawValue))
    }
  }

  private func issue(_ number: Int, _ dice: inout Dice) -> Rectification.Issue {
    var issue = Rectification.Issue()
    issue.id = RecordID(.issue, number: number)
    issue.source = dice.pick(IssueSource.allCases)
    issue.mode = dice.pick(RectificationMode.allCases)
    issue.stage = dice.pick(IssueStage.allCases)
    issue.section = dice.pick(["甲", "乙", "丙"])
    issue.department = dice.pick(["财务科", "人事科", "办公室", ""])
    issue.isLegacy = Bool.random(using: &dice)
    issue.cycle = Int.random(in: 1...2, using: &dice)
    issue.deadline = deadline(&dice)
    return issue
  }

  private func measure(_ number: Int, _ dice: inout Dice) -> Measure {
    var measure = Measure()
    measure.id = RecordID(.measure, number: number)
    measure.issue = RecordID(.issue, number: Int.random(in: 1...12, using: &dice))
    measure.track = dice.pick(Track.allCases)
    measure.status = dice.pick(MeasureStatus.allCases)
    measure.policies = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
      RecordID(.policy, number: Int.random(in: 1...4, using: &dice))
    }
    measure.deadline = deadline(&dice)
    if Bool.random(using: &dice) {
      var target = Target()
      target.actual = dice.pick([nil, Amount(1), Amount(0)])
      target.goal = Amount(1)
      measure.target = target
    }
    return measure
  }

  private func policy(_ number: Int, _ dice: inout Dice) -> Policy {
    var policy = Policy()
    policy.id = RecordID(.policy, number: 1 + number % 4)
    policy.change = dice.pick(PolicyChange.allCases)
    policy.stage = dice.pick(PolicyStage.allCases)
    return policy
  }

  private func deadline(_ dice: inout Dice) -> Deadline {
    var deadline = Deadline()
    if Int.random(in: 0..<5, using: &dice) > 0 {
      deadline.date = Day(number: 19_000 + Int.random(in: 0..<200, using: &dice))
    }
    return deadline
  }
}
