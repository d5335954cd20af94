import Testing

@testable import Rectification
@testable import Reports

@Suite("按部门")
struct DepartmentTests {
  @Test("只留牵头的问题、它们的措施和制度、有关的留痕")
  func narrowing() throws {
    let part = try smallLedger().narrowed(to: "人事科")
    #expect(part.issues.records.map(\.id) == ["WT-002", "WT-004"])
    #expect(part.measures.records.map(\.id) == ["CS-003", "CS-005", "CS-006"])
    #expect(part.policies.records.map(\.id) == ["ZD-002", "ZD-004"])
    #expect(part.history.events.map(\.seq) == [1, 2, 3, 4, 5, 7])
  }

  @Test("对比时，期间移除的记录仍算在上期")
  func removedRecords() throws {
    var ledger = try smallLedger()
    let old = issue("WT-009", "已移除", department: "人事科")
    for (seq, date, from, to) in [(20, "2023-11-01", nil, old), (21, "2023-12-30", old, nil)]
      as [(Int, String, Rectification.Issue?, Rectification.Issue?)]
    {
      let at = try #require(Instant("\(date)T12:00:00+08:00"))
      try ledger.take(Event(seq: seq, at: at, by: "office", edit: Edit(op: "", from: from, to: to)))
    }
    let part = ledger.narrowed(to: "人事科")
    let comparison = try Comparison(of: part, since: day("2023-12-25"), until: cutOff)
    #expect(comparison.before.issues.total == 3)
    #expect(comparison.after.issues.total == 2)
  }

  @Test("部门的数字加起来就是全局的数字")
  func sums() throws {
    let ledger = try smallLedger()
    let whole = ledger.figures(on: cutOff)
    let parts = whole.byDepartment.map { ledger.narrowed(to: $0.key).figures(on: cutOff) }
    #expect(parts.map(\.issues.total).reduce(0, +) == whole.issues.total)
    #expect(parts.map(\.issues.completed).reduce(0, +) == whole.issues.completed)
    #expect(parts.map(\.measures.done).reduce(0, +) == whole.measures.done)
  }
}
