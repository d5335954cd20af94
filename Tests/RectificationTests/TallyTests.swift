import Testing

@testable import Rectification

/// Sums kept up by changes are the same as those of a ledger that is counted anew.
@Suite("随改随计") struct TallyTests {
  @Test("任意改动之后，数字与重新数出的一样", arguments: 1...8 as ClosedRange<UInt64>)
  func same(seed: UInt64) throws {
    var dice = Dice(seed: seed)
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
    case 0...2: ledger.put(dice.issue(number))
    case 3...6: ledger.put(dice.measure(number, ofIssues: 1...12, policies: 1...4))
    case 7: ledger.put(dice.policy(1 + number % 4))
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
}
