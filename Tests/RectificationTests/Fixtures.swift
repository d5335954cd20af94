import Testing

@testable import Rectification

/// A small ledger for tests: one issue of each lane shape, built in code.
struct Desk {
  var ledger: Ledger
  var day = Day("2023-09-12") ?? Day(number: 0)
  private var seconds = 0

  init(reviewers: [String] = []) {
    var profile = Profile()
    profile.organization = "市××局"
    profile.sections = ["理论学习", "政治建设"]
    profile.departments = ["机关党委", "办公室"]
    profile.reviewers = reviewers
    ledger = Ledger(profile: profile)
  }

  /// Makes a change in somebody's name, as the store would.
  @discardableResult
  mutating func make(_ change: Change, by person: String = "hr@desk2") throws -> Decision {
    let decision = try ledger.check(change, Occasion(by: person, on: day))
    let first = ledger.history.last + 1
    for (place, edit) in decision.edits.enumerated() {
      try ledger.take(
        event(edit, person, step: decision.edits.count > 1 ? first : nil, seq: first + place))
    }
    return decision
  }

  /// Takes back or brings back a step, as the store would.
  mutating func step(_ direction: Direction, by person: String = "hr@desk2") throws {
    let step = try ledger.check(direction, Occasion(by: person, on: day))
    let first = ledger.history.last + 1
    for (place, entry) in step.entries.enumerated() {
      var event = event(
        entry.edit, person, step: step.entries.count > 1 ? first : nil, seq: first + place)
      event.of = entry.of
      try ledger.take(event)
    }
  }

  /// Makes several changes as one step.
  mutating func makeTogether(_ changes: [Change], by person: String = "hr@desk2") throws {
    let first = ledger.history.last + 1
    for (place, change) in changes.enumerated() {
      let edit = try #require(ledger.check(change, Occasion(by: person, on: day)).edits.first)
      try ledger.take(event(edit, person, step: first, seq: first + place))
    }
  }

  private mutating func event(_ edit: Edit, _ person: String, step: Int?, seq: Int) -> Event {
    seconds += 1
    let clock = "10:\(seconds / 60 + 10):\(seconds % 60 + 10)".prefix(8)
    let at = Instant("\(day)T\(clock)+08:00") ?? Instant("2023-09-12T10:00:00+08:00")
    return Event(seq: seq, at: at ?? Desk.epoch, by: person, edit: edit, step: step)
  }

  private static var epoch: Instant {
    guard let epoch = Instant("1970-01-01T00:00:00Z") else {
      preconditionFailure("a plain instant")
    }
    return epoch
  }

  /// Registers an issue and returns its id.
  mutating func addIssue(_ more: Fields = [:]) throws -> RecordID {
    var fields: Fields = [
      "title": "谈心谈话覆盖不全", "source": "inspection", "section": "政治建设", "department": "机关党委",
    ]
    for member in more.members { fields[member.key] = member.value }
    return try #require(make(.add(.issue, fields)).edits.first).item
  }

  mutating func addMeasure(
    _ issue: RecordID, _ track: Track, _ more: Fields = [:]
  ) throws -> RecordID {
    var fields: Fields = [
      "issue": .text(issue.text), "track": .text(track.rawValue), "content": "开展专项整治",
    ]
    for member in more.members { fields[member.key] = member.value }
    return try #require(make(.add(.measure, fields)).edits.first).item
  }

  mutating func addPolicy(_ more: Fields = [:]) throws -> RecordID {
    var fields: Fields = ["title": "谈心谈话制度", "department": "机关党委"]
    for member in more.members { fields[member.key] = member.value }
    return try #require(make(.add(.policy, fields)).edits.first).item
  }

  /// Takes a policy all the way into force.
  mutating func bringIntoForce(_ policy: RecordID, number: Int = 5) throws {
    for (key, value) in [
      ("documentNumber", "×党发〔2023〕\(number)号"), ("issuedOn", "2023-08-01"),
      ("effectiveOn", "2023-09-01"),
    ] {
      try make(.edit(policy, [Assignment(path: [key], value: .text(value))]))
    }
    for _ in 0..<6 { try make(.advance(policy, note: nil)) }
  }

  mutating func finish(_ measure: RecordID, by person: String = "hr@desk2") throws {
    let proof = Evidence(name: "会议纪要", reference: "2023-001", addedOn: day)
    try make(.done(measure, on: nil, note: nil, evidence: [proof]), by: person)
  }

  /// An issue with one 当下改 measure that stands at 待验收.
  mutating func issueAtVerifying(_ more: Fields = [:]) throws -> RecordID {
    let issue = try addIssue(more)
    let measure = try addMeasure(issue, .immediate)
    try make(.advance(issue, note: nil))
    try finish(measure)
    try make(.advance(issue, note: nil))
    return issue
  }
}
