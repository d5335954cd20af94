import Testing

@testable import Rectification

@Suite("名册") struct RegisterTests {
  private func issue(_ id: RecordID, _ title: String, department: String = "办公室")
    -> Rectification.Issue
  {
    var issue = Rectification.Issue()
    (issue.id, issue.title, issue.department) = (id, title, department)
    return issue
  }

  @Test("编号按字母、再按数字排，任何编号都找得到")
  func order() throws {
    let ids: [RecordID] = [
      "WT-10", "WT-9", "WT-009", "A-1", "A1", "A10", "A-01", "WT-100", "乙-2", "甲", "X", "WT-1000",
    ]
    let register = try Register(ids.map { issue($0, $0.text) })
    #expect(register.ids == register.ids.sorted())
    #expect(
      register.ids.firstIndex(of: "WT-9").map { $0 < register.ids.firstIndex(of: "WT-10")! } == true
    )
    for id in ids { #expect(register[id]?.title == id.text) }
    #expect(register["WT-8"] == nil && register["WT"] == nil)
  }

  @Test("编号的先后是一个全序")
  func totalOrder() {
    let ids: [RecordID] = [
      "A1", "A-1", "A11", "A-01", "A01", "B2", "AB1", "A", "1", "01", "-1", "",
    ]
    for one in ids {
      for other in ids {
        #expect([one < other, other < one, one == other].count { $0 } == 1, "\(one) \(other)")
        for third in ids where one < other && other < third {
          #expect(one < third, "\(one) \(other) \(third)")
        }
      }
    }
  }

  @Test("放入、修改、移除，其余的都不动")
  func changes() throws {
    var register = try Register((1...9).map { issue(RecordID(.issue, number: $0), "\($0)") })
    register.put(issue("WT-005", "五", department: "人事科"))
    register.put(issue("WT-0", "零"))
    register.remove("WT-003")
    register.put(issue("WT-020", "二十"))
    #expect(
      register.records.map { $0.title } == ["零", "1", "2", "4", "五", "6", "7", "8", "9", "二十"])
    #expect(register["WT-003"] == nil && !register.contains("WT-003"))
    #expect(register.facts(of: "WT-005").map { register.names[$0.department] } == "人事科")
    register.put(issue("WT-003", "三"))
    #expect(register.place(of: "WT-003") == 3 && register.count == 11)
    let part = register.filter { $0 < "WT-004" }
    #expect(part.records.map { $0.title } == ["零", "1", "2", "三"])
    #expect(register.count == 11)
  }

  @Test("同一编号两次的，说出第二次在哪里")
  func doubled() {
    let records = [issue("WT-002", ""), issue("WT-001", ""), issue("WT-002", "")]
    #expect(throws: BadValue(.doubledID("WT-002"), at: [.index(2), .key("id")])) {
      try Register(records)
    }
  }

  @Test("名称各记一次，按文字找得到")
  func names() throws {
    let departments = (0..<500).map { "第\($0 % 97)科" }
    let register = try Register(
      departments.enumerated().map {
        issue(RecordID(.issue, number: $0 + 1), "", department: $1)
      })
    for (place, department) in departments.enumerated() {
      #expect(register.names[register.facts(at: place).department] == department)
    }
    #expect(register.names.name("第96科").map { register.names[$0] } == "第96科")
    #expect(register.names.name("第97科") == nil)
  }
}

@Suite("关联") struct LinkTests {
  private func measure(_ number: Int, _ issue: RecordID, _ policies: [RecordID] = []) -> Measure {
    var measure = Measure()
    measure.id = RecordID(.measure, number: number)
    (measure.issue, measure.policies) = (issue, policies)
    return measure
  }

  private func issue(_ id: RecordID) -> Rectification.Issue {
    var issue = Rectification.Issue()
    issue.id = id
    return issue
  }

  @Test("措施换了问题、问题先移除后恢复，关联总按编号的次序")
  func links() throws {
    let measures = try Register([
      measure(3, "WT-001"), measure(1, "WT-001"), measure(2, "WT-002", ["ZD-001", "ZD-001"]),
      measure(4, "WT-009"),
    ])
    var ledger = Ledger(
      profile: Profile(), issues: try Register([issue("WT-001"), issue("WT-002")]),
      measures: measures)
    #expect(ledger.measureIDs(of: "WT-001") == ["CS-001", "CS-003"])
    #expect(ledger.measureIDs(of: "WT-009") == ["CS-004"])
    #expect(ledger.measureIDs(naming: "ZD-001") == ["CS-002"])
    ledger.put(measure(2, "WT-001"))
    #expect(ledger.measureIDs(of: "WT-001") == ["CS-001", "CS-002", "CS-003"])
    #expect(ledger.measureIDs(of: "WT-002") == [] && ledger.measureIDs(naming: "ZD-001") == [])
    ledger.put(issue("WT-009"))
    #expect(ledger.measureIDs(of: "WT-009") == ["CS-004"])
    ledger.remove("WT-001")
    #expect(ledger.measureIDs(of: "WT-001") == ["CS-001", "CS-002", "CS-003"])
    ledger.remove("CS-002")
    ledger.put(issue("WT-001"))
    #expect(ledger.measures(of: "WT-001").map(\Measure.id) == ["CS-001", "CS-003"])
  }
}
