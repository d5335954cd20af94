@testable import Rectification

/// Chance that a seed decides, and records that it makes.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

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

extension Dice {
  mutating func issue(_ number: Int) -> Rectification.Issue {
    var issue = Rectification.Issue()
    issue.id = RecordID(.issue, number: number)
    issue.source = pick(IssueSource.allCases)
    issue.mode = pick(RectificationMode.allCases)
    issue.stage = pick(IssueStage.allCases)
    issue.section = pick(["甲", "乙", "丙"])
    issue.department = pick(["财务科", "人事科", "办公室", ""])
    issue.isLegacy = Bool.random(using: &self)
    issue.cycle = Int.random(in: 1...2, using: &self)
    issue.deadline = deadline()
    return issue
  }

  mutating func measure(
    _ number: Int, ofIssues issues: ClosedRange<Int>, policies: ClosedRange<Int>
  ) -> Measure {
    var measure = Measure()
    measure.id = RecordID(.measure, number: number)
    measure.issue = RecordID(.issue, number: Int.random(in: issues, using: &self))
    measure.track = pick(Track.allCases)
    measure.status = pick(MeasureStatus.allCases)
    measure.policies = (0..<Int.random(in: 0...3, using: &self)).map { _ in
      RecordID(.policy, number: Int.random(in: policies, using: &self))
    }
    measure.deadline = deadline()
    if Bool.random(using: &self) {
      var target = Target()
      target.actual = pick([nil, Amount(1), Amount(0)])
      target.goal = Amount(1)
      measure.target = target
    }
    return measure
  }

  mutating func policy(_ number: Int) -> Policy {
    var policy = Policy()
    policy.id = RecordID(.policy, number: number)
    policy.change = pick(PolicyChange.allCases)
    policy.stage = pick(PolicyStage.allCases)
    return policy
  }

  private mutating func deadline() -> Deadline {
    var deadline = Deadline()
    if Int.random(in: 0..<5, using: &self) > 0 {
      deadline.date = Day(number: 19_000 + Int.random(in: 0..<200, using: &self))
    }
    return deadline
  }
}
