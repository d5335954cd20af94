import Rectification
import Storage
import Testing

/// Any number of desks, working and syncing in any order, come to the same ledger.
@Suite struct ReplayPropertyTests {
  @Test("Desks that have all synced hold the same, and nothing is lost")
  func convergence() {
    var tally = Tally()
    for seed in 1...60 as ClosedRange<UInt64> {
      var story = Story(seed: seed)
      story.run()
      story.check(seed, &tally)
    }
    print(
      "replay: \(tally.stories) stories, \(tally.events) events, \(tally.conflicts) conflicts,",
      "\(tally.renamed) ids renamed, \(tally.dropped) known again")
    #expect(tally.stories > 10 && tally.conflicts > 10 && tally.renamed > 0 && tally.dropped > 0)
  }
}

private struct Tally {
  var (stories, events, conflicts, renamed, dropped) = (0, 0, 0, 0, 0)
}

/// What a few desks do and when they sync, told by dice.
private struct Story {
  private var dice: Dice
  private var hub: Replica
  private var desks: [Replica]
  private var minute = 0
  /// The hash that each event had when it was made.
  private var made: [String] = []
  private var counts = Tally()
  private let people = ["甲", "乙", "丙", "office"]

  init(seed: UInt64) {
    dice = Dice(state: seed)
    hub = Replica(reviewers: seed % 3 == 0 ? ["office", "乙"] : [])
    for change in [
      newIssue("一"), newIssue("二", section: "作风建设"), newPolicy("考勤办法"),
      newMeasure("WT-001", "集中学习"), newMeasure("WT-001", "制定办法", track: .lasting),
      newMeasure("WT-002", "增设窗口"),
    ] { made += hub.make(change, by: "office") }
    desks = Array(repeating: hub, count: 2 + Int(seed % 4))
  }

  mutating func run() {
    for _ in 0..<dice.below(40) + 10 {
      let desk = dice.below(desks.count)
      switch dice.below(10) {
      case 0...6: work(at: desk)
      case 7: carry(from: dice.below(desks.count), to: desk)
      default: sync(desk)
      }
    }
    for _ in 0..<2 {
      for desk in desks.indices.shuffled(using: &dice) { sync(desk) }
    }
  }

  private mutating func sync(_ desk: Int) {
    let replay = desks[desk].take(hub)
    hub = desks[desk]
    counts.renamed += replay.renamed.count
    counts.dropped += replay.dropped
  }

  /// A bundle goes from desk to desk.
  private mutating func carry(from one: Int, to other: Int) {
    guard one != other else { return }
    counts.dropped += desks[other].take(desks[one]).dropped
  }

  private mutating func work(at desk: Int) {
    for _ in 0...dice.below(4) {
      minute += 1
      let person = dice.pick(people)
      switch dice.below(12) {
      case 0: made += desks[desk].step(.undo, by: person, minute: minute)
      case 1: made += desks[desk].step(.redo, by: person, minute: minute)
      default:
        let change = change(for: desks[desk].ledger)
        made += desks[desk].make(change, by: person, minute: minute)
      }
    }
  }

  private mutating func record(
    _ kind: RecordKind, _ fallback: RecordID, _ ledger: Ledger
  ) -> RecordID {
    let ids = ledger.allIDs.filter { ledger.kind(of: $0) == kind }
    return ids.isEmpty ? fallback : dice.pick(ids)
  }

  private mutating func change(for ledger: Ledger) -> Change {
    let issue = record(.issue, "WT-001", ledger)
    let measure = record(.measure, "CS-001", ledger)
    let policy = record(.policy, "ZD-001", ledger)
    let word: Value = .text(dice.pick(["子", "丑", "寅", "卯"]))
    let someday = day(dice.pick(["2023-10-31", "2023-11-30", "2023-12-31"]))
    switch dice.below(26) {
    case 0: return newIssue("新问题\(minute)")
    case 1: return newMeasure(issue, "新措施\(minute)")
    case 2: return newMeasure(issue, "新办法\(minute)", track: .lasting)
    case 3: return newPolicy("制度\(minute)")
    case 4: return edit(issue, "title", word)
    case 5: return edit(issue, "goal", word)
    case 6: return edit(measure, "content", word)
    case 7: return edit(measure, "policies", .list([.text(policy.text)]))
    case 8: return edit(policy, "documentNumber", .text("×党发〔2023〕\(dice.below(3) + 1)号"))
    case 9: return edit(policy, "issuedOn", "2023-05-01")
    case 10: return edit(policy, "effectiveOn", "2023-05-02")
    case 11: return .start(measure)
    case 12: return .done(measure, on: nil, note: nil, evidence: [proof("纪要\(minute)")])
    case 13: return .verify(measure)
    case 14: return .undone(measure, reason: "有遗漏")
    case 15: return .halt(measure, reason: "不再需要")
    case 16: return .advance(dice.pick([issue, policy]), note: nil)
    case 17: return .back(dice.pick([issue, policy]), reason: "补齐材料并重新核对一遍数据")
    case 18: return .accept(issue, opinion: "同意销号")
    case 19: return .close(issue)
    case 20: return .note(dice.pick([issue, measure]), "进展\(minute)")
    case 21: return .attach(measure, [proof("照片\(dice.below(5))")])
    case 22: return .count(measure, Amount(dice.below(3) + 1))
    case 23:
      let record = dice.pick([issue, measure])
      return .extend(record, to: someday, reason: "情况复杂", approvedBy: "局长", text: nil)
    case 24: return .remove(dice.pick([issue, measure, policy]), reason: "重复")
    default:
      let conflict = ledger.openConflicts.first?.seq ?? 1
      return .resolve(conflict, dice.below(2) == 0 ? .mine : .theirs)
    }
  }

  /// Every desk holds the same bytes, the journal replays to the same records, and each event that
  /// was ever made is there once.
  func check(_ seed: UInt64, _ tally: inout Tally) {
    let bytes = hub.bytes
    for desk in desks {
      #expect(desk.bytes == bytes, "seed \(seed)")
      #expect(desk.contents == hub.contents, "seed \(seed)")
    }
    #expect(hub.journal.map(\.event.seq) == Array(1...hub.journal.count), "seed \(seed)")
    let origins = hub.journal.map { $0.event.origin ?? $0.hash }
    #expect(origins.sorted() == made.sorted(), "seed \(seed)")
    checkWayBack(seed)
    let amiss = hub.ledger.findings(on: day("2023-06-01")).filter { $0.severity == .error }
    #expect(amiss.isEmpty, "seed \(seed): \(amiss.map(\.message))")
    tally.stories += 1
    tally.events += hub.journal.count
    tally.conflicts += hub.journal.count(where: \.event.isConflict)
    tally.renamed += counts.renamed
    tally.dropped += counts.dropped
  }

  /// Unwound event by event nothing is left, and wound forward again it is as before.
  private func checkWayBack(_ seed: UInt64) {
    var past = hub.ledger
    for _ in hub.journal { #expect(throws: Never.self, "seed \(seed)") { try past.unwind() } }
    #expect(past.allIDs.isEmpty, "seed \(seed)")
    for sealed in hub.journal {
      #expect(throws: Never.self, "seed \(seed)") { try past.take(sealed.event) }
    }
    #expect(past.contents == hub.contents, "seed \(seed)")
  }
}

/// The same numbers every time (SplitMix64).
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
