import Rectification
import Testing

@testable import Reports

@Suite("只报所选的记录")
struct SelectionTests {
  let ledger: Ledger

  init() throws { ledger = try smallLedger() }

  @Test(
    "问题带上措施和制度，措施带上它的问题，制度只是制度",
    arguments: [
      (["WT-001"], ["WT-001"], ["CS-001", "CS-002"], ["ZD-001", "ZD-003", "ZD-005"]),
      (["CS-006"], ["WT-004"], ["CS-006"], ["ZD-002"]), (["ZD-004"], [], [], ["ZD-004"]),
      (["WT-003", "CS-003", "ZD-001"], ["WT-002", "WT-003"], ["CS-003", "CS-004"], ["ZD-001"]),
      (["WT-999"], [], [], []), ([], [], [], []),
    ] as [([RecordID], [RecordID], [RecordID], [RecordID])])
  func part(
    chosen: [RecordID], issues: [RecordID], measures: [RecordID], policies: [RecordID]
  ) throws {
    let part = ledger.narrowed(to: chosen)
    #expect(part.issues.records.map(\.id) == issues)
    #expect(part.measures.records.map(\.id) == measures)
    #expect(part.policies.records.map(\.id) == policies)
    let kept = Set(issues + measures + policies)
    #expect(
      part.history.events.map(\.seq)
        == ledger.history.events.filter { kept.contains($0.edit.item) }.map(\.seq))
  }

  @Test("选了全部问题，数字就是全局的数字；分成两半，加起来还是")
  func figures() throws {
    let whole = ledger.figures(on: cutOff)
    let ids = ledger.issues.records.map(\.id)
    #expect(ledger.narrowed(to: ids).figures(on: cutOff).issues == whole.issues)
    for place in ids.indices {
      let halves = [Array(ids[..<place]), Array(ids[place...])]
        .map { ledger.narrowed(to: $0).figures(on: cutOff) }
      #expect(halves.map(\.issues.total).reduce(0, +) == whole.issues.total)
      #expect(halves.map(\.issues.completed).reduce(0, +) == whole.issues.completed)
      #expect(halves.map(\.measures.done).reduce(0, +) == whole.measures.done)
    }
  }

  @Test("报告说明只统计所选的", arguments: [ReportKind.progress, .ledger, .policies, .audit, .notice])
  func saying(kind: ReportKind) throws {
    var request = ReportRequest(kind: kind, format: .markdown, asOf: cutOff)
    request.records = ["WT-003", "WT-004", "CS-003"]
    let text = String(decoding: try render(request, of: ledger), as: UTF8.self)
    #expect(text.contains("（仅统计所选的2项问题、1个措施）"))
    #expect(fileName(for: request, of: ledger.profile).contains("（所选记录，截至2023年12月31日）"))
  }

  @Test("留痕只留所选记录的")
  func audit() throws {
    var request = ReportRequest(kind: .audit, format: .json, asOf: cutOff)
    request.records = ["CS-006"]
    let text = String(decoding: try render(request, of: ledger), as: UTF8.self)
    #expect(text.contains("征求意见结束") && !text.contains("WT-002"))
  }

  @Test("所选的不涉及问题时，报告不说台账是空的")
  func noIssues() throws {
    var request = ReportRequest(kind: .progress, format: .text, asOf: cutOff)
    request.records = ["ZD-004"]
    let text = String(decoding: try render(request, of: ledger), as: UTF8.self)
    #expect(text.contains("所选的记录不涉及问题") && !text.contains("尚未登记"))
  }
}
