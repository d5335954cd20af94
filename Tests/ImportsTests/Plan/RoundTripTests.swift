import Imports
import Rectification
import Testing

@Suite("导出的台账回来")
struct RoundTripTests {
  @Test("没有动过的，什么也不改", arguments: [true, false])
  func untouched(isOurs: Bool) throws {
    let ledger = try sample()
    let book = try export(ledger, revision: isOurs ? ledger.history.last : nil)
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.entries == [])
    #expect(!plan.remarks.contains { $0.contains("看不懂") })
  }

  @Test("动过的几处，正是所列的修改", arguments: 0..<20)
  func edits(seed: Int) throws {
    let ledger = try sample()
    var book = try export(ledger, revision: ledger.history.last)
    var random = Congruence(state: UInt64(seed))
    var expected: Set<String> = []
    for _ in 0..<5 {
      let (title, key) = try #require(editable.randomElement(using: &random))
      let column = try book.column(title)
      let row = Int.random(in: 1..<book.sheets[0].rows.count, using: &random)
      let ids = try book.column(key.hasPrefix("m") ? "措施编号" : "问题编号")
      let id = book.sheets[0].rows[row].cells[ids]
      guard case .text(let id)? = id else { continue }
      let text = "改动\(seed)"
      for place in book.sheets[0].rows.indices.dropFirst()
      where book.sheets[0].rows[place].cells.contains(.text(id)) {
        var cells = book.sheets[0].rows[place].cells
        while cells.count <= column { cells.append(nil) }
        cells[column] = .text(text)
        book.sheets[0].rows[place].cells = cells
      }
      expected.insert("\(id) \(key.split(separator: ":")[1]) \(text)")
    }
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    let found = plan.entries.flatMap { entry in
      entry.fields.map { "\(entry.item?.text ?? "") \($0.key) \($0.to?.text ?? "")" }
    }
    #expect(Set(found) == expected && plan.entries.allSatisfy { $0.verdict == .changed })
  }

  private var editable: [(String, String)] {
    [
      ("问题", "i:title"), ("具体表现", "i:manifestation"), ("原因分析", "i:rootCause"),
      ("整改目标", "i:goal"), ("牵头领导", "i:leader"), ("责任部门", "i:department"),
      ("未完成原因", "i:obstacle"), ("下一步打算", "i:nextStep"), ("备注", "i:remarks"),
      ("来源描述", "i:sourceReference"), ("整改措施", "m:content"), ("措施责任部门", "m:department"),
      ("责任人", "m:owner"),
    ]
  }

  @Test(
    "由步骤掌握的、由程序生成的，不能在表中改",
    arguments: [
      ("阶段", "已建账", "advance"), ("轮次", "7", "reopen"), ("销号日期", "2023-12-30", "close"),
      ("措施状态", "中止", "halt"), ("完成日期", "2022-01-02", "done"), ("到期日", "2029-01-01", "extend"),
      ("整改时限", "2029年1月底前", "extend"), ("完成状态", "无", "done"), ("验收", "某某通过", "accept"),
      ("进展情况", "又有进展", "note"), ("佐证材料", "照片", "attach"), ("措施延期", "延了", "extend"),
    ])
  func owned(title: String, text: String, command: String) throws {
    let ledger = try sample()
    var book = try export(ledger, revision: ledger.history.last)
    let (column, id) = (try book.column(title), try book.column("问题编号"))
    let issue = book.sheets[0].rows[1].cells[id]
    for place in book.sheets[0].rows.indices where book.sheets[0].rows[place].cells[id] == issue {
      book.sheets[0].rows[place].cells[column] = .text(text)
    }
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(!plan.entries.isEmpty)
    for entry in plan.entries {
      #expect(entry.verdict == .conflicting && entry.message?.contains(command) == true)
    }
  }

  @Test("导出以后台账也改了的，是冲突，说明何人何时；改成一样的不算")
  func bothChanged() throws {
    var ledger = try sample()
    let revision = ledger.history.last
    var book = try export(ledger, revision: revision)
    let (goal, leader) = (try book.column("整改目标"), try book.column("牵头领导"))
    let id = try book.column("问题编号")
    for place in book.sheets[0].rows.indices
    where book.sheets[0].rows[place].cells[id] == .text("WT-001") {
      book.sheets[0].rows[place].cells[goal] = .text("表中的目标")
      book.sheets[0].rows[place].cells[leader] = .text("局长")
    }
    try make(
      [
        .edit("WT-001", [Assignment(path: ["goal"], value: "台账的目标")]),
        .edit("WT-001", [Assignment(path: ["leader"], value: "局长")]),
        .edit("WT-002", [Assignment(path: ["goal"], value: "只有台账改了")]),
      ], in: &ledger)
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    let entry = try #require(plan.entries.first)
    #expect(plan.entries.count == 1 && entry.verdict == .conflicting && entry.item == "WT-001")
    #expect(entry.message?.contains("由 hr 于 2023-12-31 10:00") == true)
    #expect(entry.place.column != nil)
  }

  @Test("没有的留痕、不认得的格式，不当作版本", arguments: [-1, 0, 1_000_000, Int.max])
  func revisions(revision: Int) throws {
    let ledger = try sample()
    let plan = try Imports.plan(
      export(ledger, revision: revision), for: ledger, ImportRequest(), office)
    #expect(plan.remarks[0].contains("不在这本台账里") == (revision != 0))
    let newer = try export(ledger, revision: revision, format: "zhenggai.ledger.2")
    #expect(
      try Imports.plan(newer, for: ledger, ImportRequest(), office).remarks[0]
        .contains("不是本程序导出"))
  }

  @Test("另一本台账导出的，编号不算数：问题作为新的，不覆盖同号的")
  func foreign() throws {
    let ledger = try sample()
    var other = emptyLedger(sections: ledger.profile.sections)
    let issue: Fields = [
      "title": "别处的问题", "source": "research", "section": .text(ledger.profile.sections[0]),
      "department": "办公室",
    ]
    try make([.add(.issue, issue)], by: "别处", in: &other)
    let book = try export(other, revision: other.history.last)
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.remarks.contains { $0.contains("另一本台账") })
    #expect(plan.entries.map(\.verdict) == [.new], "\(plan.entries)")
    let unsigned = try Imports.plan(export(other), for: ledger, ImportRequest(), office)
    #expect(unsigned.entries.map(\.verdict) == [.conflicting])
    #expect(unsigned.entries.first?.message?.contains("编号 WT-001 相同而问题不同") == true)
  }

  @Test("清空的一格去掉可有可无的内容；必填的读不懂")
  func emptied() throws {
    let ledger = try sample()
    var book = try export(ledger, revision: ledger.history.last)
    let issue = try #require(ledger.issues.records.first { $0.rootCause != nil })
    let id = try book.column("问题编号")
    for title in ["原因分析", "整改目标"] {
      let column = try book.column(title)
      for place in book.sheets[0].rows.indices
      where book.sheets[0].rows[place].cells[id] == .text(issue.id.text) {
        book.sheets[0].rows[place].cells[column] = nil
      }
    }
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.entries.map(\.verdict) == [.changed, .unreadable])
    #expect(
      plan.entries[0].fields.map(\.key) == ["rootCause"] && plan.entries[0].fields[0].to == nil)
  }
}

/// Numbers that are the same on every machine.
struct Congruence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
