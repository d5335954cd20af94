import Testing

@testable import Rectification

extension Ledger {
  /// What happened in the bureau in November and December.
  mutating func live() throws {
    try change("measure.note", "CS-006", on: "2023-11-15") { (measure: inout Measure) in
      var line = Progress()
      (line.on, line.by, line.note) = (day("2023-11-15"), "hr", "征求意见结束")
      measure.progress = [line]
    }
    try change("issue.extend", "WT-004", on: "2023-12-01") { (issue: inout Rectification.Issue) in
      issue.deadline = issue.deadline.extended(
        by: move(issue.deadline, to: "2024-01-31"), text: nil)
    }
    try change("issue.extend", "WT-004", on: "2023-12-02") { (issue: inout Rectification.Issue) in
      issue.deadline = issue.deadline.extended(
        by: move(issue.deadline, to: "2024-02-29"), text: nil)
    }
    try change("issue.reopen", "WT-002", on: "2023-12-04", note: "回头看发现反弹") {
      (issue: inout Rectification.Issue) in
      (issue.stage, issue.cycle) = (.correcting, 2)
    }
    try change("measure.undone", "CS-003", on: "2023-12-04", note: "重新整治") {
      (measure: inout Measure) in
      measure.status = .active
      measure.target?.actual = nil
      measure.evidence = []
    }
    try add(issue("WT-007", "=考勤管理不严", .research, due: "2024-01-15"), on: "2023-12-05")
    try settle()
  }

  private mutating func settle() throws {
    try change("policy.advance", "ZD-002", on: "2023-12-10", by: "office@desk1") {
      (policy: inout Policy) in
      (policy.stage, policy.documentNumber) = (.issued, "×局发〔2023〕40号")
      (policy.issuedOn, policy.effectiveOn) = (day("2023-12-10"), day("2024-01-01"))
    }
    try change("measure.done", "CS-008", on: "2023-12-12") { (measure: inout Measure) in
      (measure.status, measure.completedOn) = (.done, day("2023-12-12"))
    }
    try change("issue.close", "WT-001", on: "2023-12-20", note: "@主要领导审签") {
      (issue: inout Rectification.Issue) in
      (issue.stage, issue.closedOn) = (.closed, day("2023-12-20"))
      var review = FollowUp()
      review.plannedOn = day("2024-03-15")
      issue.followUps = [review]
    }
    try change("undo", "CS-004", on: "2023-12-21", of: [3]) { (measure: inout Measure) in
      measure.content = "化解积案，一案一策\u{1B}[31m"
    }
    try take(
      try event(
        Edit(op: "issue.note", item: "WT-003", set: [:], was: [:], note: "-已约谈"), "2023-12-22"))
  }

  private mutating func change<Record: Registered>(
    _ op: String, _ id: RecordID, on date: String, by: String = "office", note: String? = nil,
    of: [Int] = [], _ change: (inout Record) -> Void
  ) throws {
    guard let old = fields(of: id).flatMap({ try? Record($0) }) else { return }
    var new = old
    change(&new)
    var event = try event(Edit(op: op, from: old, to: new, note: note), date)
    (event.by, event.of) = (by, of)
    try take(event)
  }

  private mutating func add(_ issue: Rectification.Issue, on date: String) throws {
    let edit = Edit(op: "issue.add", from: Rectification.Issue?.none, to: issue)
    try take(try event(edit, date))
  }

  private func event(_ edit: Edit, _ date: String) throws -> Event {
    let noon = try #require(Instant("\(date)T12:00:00+08:00"))
    return Event(seq: history.last + 1, at: noon, by: "office", edit: edit)
  }
}

private func move(_ deadline: Deadline, to date: String) -> Extension {
  var move = Extension()
  (move.from, move.to) = (deadline.date ?? day(date), day(date))
  (move.reason, move.approvedBy, move.approvedOn) = ("会商未完成", "党组书记、局长", day("2023-12-01"))
  return move
}
