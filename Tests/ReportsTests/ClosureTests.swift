import Rectification
import Testing

@testable import Reports

@Suite("销号申请单")
struct ClosureTests {
  private func standing(_ id: RecordID) throws -> String {
    let ledger = try smallLedger()
    let issue = try #require(ledger.issues[id])
    return ClosureReport(issue, in: ledger, on: cutOff).form.rows[0][0].text
  }

  @Test(
    "开头就说能不能销号，差什么",
    arguments: [
      ("WT-001", "该问题已于2023年12月20日销号，本单供存档核对。"), ("WT-005", "该问题已撤销，不再办理销号。"),
      (
        "WT-003",
        "截至2023年12月31日，尚不具备销号条件：现处于“当下改”阶段，尚未提交验收；"
          + "“当下改”措施未全部完成（CS-004 未启动）；尚未验收通过；群众反映的问题须先向群众反馈。"
      ),
      (
        "WT-007",
        "截至2023年12月31日，尚不具备销号条件：现处于“当下改”阶段，尚未提交验收；还没有整改措施；尚未验收通过。"
      ),
    ] as [(RecordID, String)])
  func standings(id: RecordID, expected: String) throws { #expect(try standing(id) == expected) }

  @Test("没有说是哪个问题，或没有这个问题，就不出单", arguments: [nil, "WT-999", "CS-001"] as [RecordID?])
  func noIssue(id: RecordID?) throws {
    let ledger = try smallLedger()
    let request = ReportRequest(kind: .closure, format: .text, asOf: cutOff, issue: id)
    #expect(throws: ReportFault.noIssue(id)) { try render(request, of: ledger) }
  }

  @Test("JSON 有问题、措施、制度和未过的关口")
  func value() throws {
    let ledger = try smallLedger()
    let issue = try #require(ledger.issues["WT-004"])
    let fields = try #require(ClosureReport(issue, in: ledger, on: cutOff).value.object)
    #expect(fields["issue"] == .object(issue.fields))
    #expect(fields["measures"]?.list?.map { $0.object?["id"] } == ["CS-005", "CS-006"])
    #expect(fields["policies"]?.list?.map { $0.object?["id"] } == ["ZD-002"])
    let gates = fields["openGates"]?.list?.compactMap { $0.object?["gate"]?.text }
    #expect(gates == ledger.shutGates(beforeClosing: issue).map(\.gate.rawValue))
  }
}
