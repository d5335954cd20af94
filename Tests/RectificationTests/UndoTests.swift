import Testing

@testable import Rectification

@Suite("撤销与重做")
struct UndoTests {
  @Test func aStepIsTakenBackAndBroughtBack() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.start(measure))
    try desk.finish(measure)
    let after = desk.ledger.measures[measure]
    try desk.step(.undo)
    #expect(desk.ledger.measures[measure]?.status == .active)
    #expect(desk.ledger.measures[measure]?.evidence.isEmpty == true)
    try desk.step(.undo)
    #expect(desk.ledger.measures[measure]?.status == .notStarted)
    try desk.step(.redo)
    try desk.step(.redo)
    #expect(desk.ledger.measures[measure] == after)
    #expect(throws: UndoRefused.nothing(.redo, person: "hr")) { try desk.step(.redo) }
  }

  @Test func oneUndoesOnlyOnesOwnSteps() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.start(measure), by: "legal")
    #expect(throws: UndoRefused.nothing(.undo, person: "party")) {
      try desk.step(.undo, by: "party")
    }
    try desk.step(.undo, by: "legal@desk7")
    #expect(desk.ledger.measures[measure]?.status == .notStarted)
  }

  @Test func aNewStepEndsWhatCouldBeRedone() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.start(measure))
    try desk.step(.undo)
    try desk.make(.note(issue, "已约谈"))
    #expect(throws: UndoRefused.nothing(.redo, person: "hr")) { try desk.step(.redo) }
  }

  @Test func whatSomebodyElseChangedSinceIsNotTakenBack() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let measure = try desk.addMeasure(issue, .immediate)
    try desk.make(.start(measure))
    try desk.make(.done(measure, on: nil, note: nil, evidence: []), by: "legal@desk7")
    let error = #expect(throws: UndoRefused.self) { try desk.step(.undo) }
    #expect(error?.description.hasPrefix("不能撤销：CS-001 的状态此后已由 legal@desk7 于 2023-09-12") == true)
  }

  @Test func anAdditionThatOthersBuiltOnStays() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    _ = try {
      try desk.make(
        .add(.measure, ["issue": .text(issue.text), "track": "immediate", "content": "开展清理"]),
        by: "legal")
    }()
    #expect(throws: UndoRefused.stillLinked(issue, ["CS-001"])) { try desk.step(.undo) }
  }

  @Test func aStepOverSeveralRecordsIsOne() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    let ids = try (0..<3).map { _ in try desk.addMeasure(issue, .immediate) }
    try desk.makeTogether(ids.map { .start($0) })
    try desk.step(.undo)
    #expect(ids.allSatisfy { desk.ledger.measures[$0]?.status == .notStarted })
    try desk.step(.redo)
    #expect(ids.allSatisfy { desk.ledger.measures[$0]?.status == .active })
    try desk.step(.undo)
    try desk.step(.undo)
    #expect(desk.ledger.measures.count == 2)
  }

  @Test func aRemovalComesBackWhole() throws {
    var desk = Desk()
    let issue = try desk.addIssue(["remarks": "重点关注"])
    let before = desk.ledger.issues[issue]
    try desk.make(.remove(issue, reason: "重复登记"))
    #expect(desk.ledger.issues[issue] == nil)
    try desk.step(.undo)
    #expect(desk.ledger.issues[issue] == before)
  }

  @Test func theOtherPersonIsNamedEvenWhenOneHasUndoneSince() throws {
    var desk = Desk()
    let issue = try desk.addIssue()
    for (text, person) in [("一", "hr"), ("二", "legal"), ("三", "hr")] {
      try desk.make(
        .edit(issue, [Assignment(path: ["remarks"], value: .text(text))]), by: person)
    }
    try desk.step(.undo)
    let error = #expect(throws: UndoRefused.self) { try desk.step(.undo) }
    #expect(error?.description.contains("legal") == true)
  }

  @Test func aNumberThatWasGivenAwayMeanwhileDoesNotComeBack() throws {
    var desk = Desk()
    let first = try desk.addPolicy()
    try desk.make(.edit(first, [Assignment(path: ["documentNumber"], value: "×党发〔2023〕5号")]))
    try desk.make(.remove(first, reason: "重复"))
    let second: RecordID = "ZD-002"
    let fields: Fields = [
      "title": "议事规则", "department": "办公室", "documentNumber": "×党发〔2023〕5号",
    ]
    try desk.make(.add(.policy, fields), by: "legal")
    #expect(
      throws: UndoRefused.documentNumberTaken(.undo, first, "×党发〔2023〕5号", by: second)
    ) { try desk.step(.undo) }
  }
}
