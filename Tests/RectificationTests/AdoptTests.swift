import Testing

@testable import Rectification

@Suite("从别处接过来的记录")
struct AdoptTests {
  private let batch = [
    Adopted("第2行的制度", .policy, ["title": "学习办法", "department": "办公室", "stage": "inForce"]),
    Adopted(
      "第2行的问题", .issue,
      [
        "title": "学习不深入", "source": "research", "section": "理论学习", "department": "办公室",
        "discoveredOn": "2023-05-01", "stage": "closed", "closedOn": "2023-08-01",
      ]),
    Adopted(
      "第2行的措施", .measure,
      [
        "issue": "第2行的问题", "track": "lasting", "content": "制定学习办法", "status": "done",
        "completedOn": "2023-07-01", "policies": ["第2行的制度"],
      ]),
  ]

  @Test("连同状态进来，编号由程序给，彼此的关联跟着换；一步撤销")
  func adopted() throws {
    var desk = Desk(reviewers: ["office"])
    try desk.make(.adopt(batch))
    #expect(desk.ledger.issues["WT-001"]?.stage == .closed)
    #expect(desk.ledger.measures["CS-001"]?.policies == ["ZD-001"])
    #expect(desk.ledger.measures["CS-001"]?.department == "办公室")
    #expect(
      desk.ledger.history.events.map(\.edit.op) == [
        "policy.import", "issue.import", "measure.import",
      ])
    #expect(desk.ledger.findings(on: desk.day).filter { $0.severity == .error } == [])
    try desk.step(.undo)
    #expect(desk.ledger.allIDs == [])
    try desk.step(.redo)
    #expect(desk.ledger.allIDs == ["WT-001", "CS-001", "ZD-001"])
  }

  @Test("接过来的完成不算本人报告，本人可以核实")
  func notAReport() throws {
    var desk = Desk()
    try desk.make(.adopt(batch))
    #expect(desk.ledger.history.reporter(of: "CS-001") == nil)
    try desk.make(.verify("CS-001"))
    #expect(desk.ledger.findings(on: desk.day).filter { $0.severity == .error } == [])
  }

  @Test(
    "体检会算作错误的，一条也不进来",
    arguments: [
      (1, "section", Value.text("没有的板块")), (1, "closedOn", "2023-04-01"),
      (2, "status", "active"), (2, "completedOn", "2023-04-01"), (2, "issue", "第9行的问题"),
      (2, "status", "没有的状态"), (0, "title", "《学习办法》"), (0, "documentNumber", "无"),
    ])
  func refused(place: Int, key: String, value: Value) throws {
    var fields = batch[place].fields
    fields[key] = value
    var changed = batch
    changed[place] = Adopted(batch[place].standIn, batch[place].kind, fields)
    var desk = Desk()
    #expect(throws: RuleBroken.self) { try desk.make(.adopt(changed)) }
    #expect(desk.ledger.allIDs == [])
  }
}
