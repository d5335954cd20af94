import Testing

@testable import Rectification

@Suite("体检")
struct LedgerCheckTests {
  private func found(_ desk: Desk) -> [String] {
    desk.ledger.findings(on: desk.day).map {
      "\($0.severity.label) \($0.check) \($0.item?.text ?? "")"
    }
  }

  @Test func aSoundLedgerHasNoErrors() throws {
    var desk = Desk()
    let issue = try desk.issueAtVerifying()
    try desk.make(.accept(issue, opinion: "同意"), by: "office")
    try desk.make(.close(issue), by: "office")
    #expect(found(desk) == [])
  }

  @Test func errorsComeFirst() throws {
    var desk = Desk()
    let issue = try desk.addIssue(["isLegacy": true, "department": "外单位"])
    let id = try desk.addMeasure(issue, .lasting)
    var measure = try #require(desk.ledger.measures[id])
    measure.policies = ["ZD-009"]
    measure.status = .done
    measure.completedOn = Day("2020-01-01")
    desk.ledger.put(measure)
    var record = try #require(desk.ledger.issues[issue])
    record.deadline.date = Day("2023-09-01")
    record.deadline.original = Day("2023-08-01")
    desk.ledger.put(record)
    #expect(
      found(desk) == [
        "错误 danglingLink CS-001", "错误 impossibleDates CS-001",
        "警告 doneWithoutEvidence CS-001", "警告 unknownDepartment WT-001",
        "警告 unknownDepartment CS-001", "警告 deadlineMoved WT-001",
        "警告 overdueWithoutObstacle WT-001",
      ])
  }

  @Test func stepsThatWereNotAllowedAreFoundInTheJournal() throws {
    var desk = Desk(reviewers: ["office"])
    let issue = try desk.issueAtVerifying()
    let accept = Edit(
      op: "issue.accept", item: issue,
      set: ["acceptance": ["by": "hr", "on": "2023-09-12", "conclusion": "accepted"]], was: [:])
    let at = try #require(Instant("2023-09-12T11:00:00+08:00"))
    let seq = desk.ledger.history.last + 1
    try desk.ledger.take(Event(seq: seq, at: at, by: "hr@desk2", edit: accept))
    let messages = desk.ledger.findings(on: desk.day).filter { $0.check == "stepNotAllowed" }.map(
      \.message)
    #expect(
      messages == [
        "留痕第 \(seq) 条（2023-09-12）：hr 不在验收销号人员之列，却办理了 WT-001 的验收，请核实。",
        "留痕第 \(seq) 条（2023-09-12）：hr 验收了本人报告完成的 WT-001，请核实。",
      ])
  }

  @Test func hintsPointAtSymptomsAndSilence() throws {
    var desk = Desk()
    let issue = try desk.addIssue(["rootCause": "制度不健全"])
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.start(measure))
    _ = try desk.addPolicy()
    desk.day = desk.day + 30
    #expect(
      found(desk) == [
        "提示 onlySymptoms WT-001", "提示 unnamedPolicy ZD-001", "提示 noProgress CS-001",
      ])
  }

  @Test func aStepDressedAsAnUndoIsFoundToo() throws {
    var desk = Desk(reviewers: ["office"])
    let issue = try desk.issueAtVerifying()
    let close = Edit(
      op: "redo", item: issue, set: ["stage": "closed", "closedOn": "2023-09-12"],
      was: ["stage": "verifying"])
    let at = try #require(Instant("2023-09-12T11:00:00+08:00"))
    let seq = desk.ledger.history.last + 1
    try desk.ledger.take(Event(seq: seq, at: at, by: "hr@desk2", edit: close, of: [1]))
    let messages = desk.ledger.findings(on: desk.day).filter { $0.check == "stepNotAllowed" }
    #expect(messages.count == 2)
  }

  @Test func anUndoOfSomebodyElsesStepIsFound() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let edit = Edit(
      op: "undo", item: issue, set: [:], was: try #require(desk.ledger.fields(of: issue)))
    let at = try #require(Instant("2023-09-12T11:00:00+08:00"))
    try desk.ledger.take(Event(seq: 2, at: at, by: "legal@desk7", edit: edit, of: [1]))
    #expect(
      desk.ledger.findings(on: desk.day).filter { $0.check == "stepNotAllowed" }.map(\.message) == [
        "留痕第 2 条（2023-09-12）：legal 撤销操作了 hr 的第 1 条，请核实。"
      ])
  }

  @Test func aRestoreIsForReviewersAndNoWayRoundTheGates() throws {
    var desk = Desk(reviewers: ["office"])
    let issue = try desk.issueAtVerifying()
    try desk.make(.accept(issue, opinion: "同意"), by: "office")
    try desk.make(.close(issue), by: "office")
    let (past, last) = (desk.ledger, desk.ledger.history.last)
    try desk.make(.reopen(issue, reason: "再次发生"), by: "legal")
    #expect(throws: RuleBroken.self) {
      try desk.ledger.check(restoring: past, after: last, Occasion(by: "legal", on: desk.day))
    }
    let step = try desk.ledger.check(
      restoring: past, after: last, Occasion(by: "office", on: desk.day))
    #expect(step.entries.map(\.of) == [[last + 1]])
    let entry = try #require(step.entries.first)
    let at = try #require(Instant("2023-09-12T11:00:00+08:00"))
    func findings(by person: String, _ edit: Edit) throws -> Int {
      var ledger = desk.ledger
      try ledger.take(Event(seq: last + 2, at: at, by: person, edit: edit, of: entry.of))
      return ledger.findings(on: desk.day).count { $0.check == "stepNotAllowed" }
    }
    #expect(try findings(by: "office", entry.edit) == 0)
    #expect(try findings(by: "legal", entry.edit) == 1)
    // Dressed as a restore, but of what was never so.
    var forged = entry.edit
    forged.set["acceptance"] = ["by": "legal", "on": "2023-09-12", "conclusion": "accepted"]
    #expect(try findings(by: "legal", forged) > 1)
  }

  @Test func aTrueUndoAndRedoAreNoFault() throws {
    var desk = Desk(reviewers: ["office"])
    let issue = try desk.issueAtVerifying()
    try desk.make(.accept(issue, opinion: "同意"), by: "office")
    try desk.make(.close(issue), by: "office")
    try desk.step(.undo, by: "office")
    try desk.step(.redo, by: "office")
    #expect(desk.ledger.findings(on: desk.day).filter { $0.check == "stepNotAllowed" }.isEmpty)
  }
}
