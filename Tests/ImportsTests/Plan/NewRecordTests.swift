import Imports
import OfficeFiles
import Rectification
import Testing

@Suite("读进现有的台账")
struct NewRecordTests {
  private let titles = [
    "序号", "问题来源", "问题类别", "问题", "责任单位", "整改措施", "措施类型", "完成时限", "完成状态", "完成时间",
    "制度成果", "佐证材料",
  ]

  private var book: Workbook {
    Workbook(sheets: [
      sheet(
        "台账",
        [
          titles,
          [
            "1", "市委巡察组反馈", "党建引领", "台账不规范", "综合科", "规范台账", "", "2023年9月底前", "已完成",
            "2023.9.20", "", "验收单",
          ],
          ["", "", "", "", "", "修订台账制度", "建章立制", "年底前，长期坚持", "整改中", "", "《台账管理办法》", ""],
          ["2", "群众反映", "作风建设", "窗口排长队", "办公室", "增设窗口", "", "待定", "未开展", "", "", ""],
          ["合计", "", "", "2"],
        ]),
      sheet("制度", [["制度名称", "进度", "责任部门"], ["《台账管理办法》", "征求意见", "综合科"]]),
    ])
  }

  @Test("空的台账：问题、措施、制度连同状态一起进来，板块和部门的清单补上")
  func firstImport() throws {
    var ledger = emptyLedger()
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.entries.map(\.verdict) == [.new, .new, .new, .new, .new, .new])
    #expect(plan.entries.map(\.needs) == [nil, nil, 1, 1, nil, 4])
    #expect(plan.remarks.contains { $0.contains("党建引领、作风建设") })
    try make(plan.changes(accepting: plan.acceptable), in: &ledger)
    #expect(ledger.profile.sections == ["政治建设", "党建引领", "作风建设"])
    #expect(ledger.profile.departments == ["办公室", "综合科"])
    let issue = try #require(ledger.issues["WT-001"])
    #expect(issue.source == .inspection && issue.stage == .correcting && issue.department == "综合科")
    #expect(issue.discoveredOn.description == "2023-09-20")
    let measures = ledger.measures(of: "WT-001")
    #expect(measures.map(\.status) == [.done, .active])
    #expect(measures.map(\.track) == [.immediate, .lasting])
    #expect(measures[0].completedOn?.description == "2023-09-20")
    #expect(measures[0].evidence.map(\.name) == ["验收单"])
    #expect(measures[0].deadline.date?.description == "2023-09-30" && measures[1].deadline.keepUp)
    #expect(measures[0].deadline.original == measures[0].deadline.date)
    #expect(measures[1].policies == ["ZD-001"])
    #expect(ledger.policies["ZD-001"]?.stage == .consulting)
    #expect(ledger.issues["WT-002"]?.stage == .registered)
    let errors = ledger.findings(on: today).filter { $0.severity == .error }
    #expect(errors == [])
    let again = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(again.entries == [], "\(again.entries)")
  }

  @Test("不在清单上的部门照样可以导入，但说一声，新增、修改都是")
  func strangeDepartment() throws {
    let book = Workbook(sheets: [
      sheet(
        nil,
        [
          ["编号", "问题来源", "问题类别", "问题", "责任部门"],
          ["WT-001", "", "", "", "外星局"],
          ["", "群众反映", "党风廉政建设", "窗口排长队", "外星局"],
          ["WT-002", "", "", "", "办公室"],
        ])
    ])
    let plan = try Imports.plan(book, for: sample(), ImportRequest(), office)
    let entries = plan.entries.filter { $0.verdict.isAcceptable && $0.item != "WT-002" }
    #expect(entries.map(\.verdict) == [.changed, .new])
    #expect(entries.allSatisfy { $0.message == "部门“外星局”不在台账的部门中，导入后请核对。" })
    #expect(plan.entries.filter { $0.item == "WT-002" }.allSatisfy { $0.message == nil })
  }

  @Test("逐行说出进度，叫停就停")
  func pace() throws {
    var told: [Double] = []
    _ = try Imports.plan(book, for: emptyLedger(), ImportRequest(), office) { told.append($0) }
    #expect(told.count >= 3 && told == told.sorted() && told.last ?? 2 <= 1)
    #expect(throws: PlanFault.stopped) {
      try Imports.plan(book, for: emptyLedger(), ImportRequest(), office) {
        (_: Double) throws(Stopped) in throw Stopped()
      }
    }
  }

  @Test("不要新的制度，措施就不与它关联；不要新的问题，它的措施也不进来")
  func chosen() throws {
    let plan = try Imports.plan(book, for: emptyLedger(), ImportRequest(), office)
    var ledger = emptyLedger()
    try make(plan.changes(accepting: [1, 2, 3, 5]), in: &ledger)
    #expect(ledger.issues.count == 1 && ledger.measures.count == 2 && ledger.policies.count == 0)
    #expect(ledger.measures["CS-002"]?.policies == [])
  }

  @Test(
    "不能进来的，说明是哪一格、为什么",
    arguments: [
      (["甲", "巡察", "政治建设", "办公室", "已销号", "乙", "整改中"], "已销号"),
      (["甲", "审计", "政治建设", "办公室", "", "乙", ""], "“审计”看不懂"),
      (["甲", "巡察", "没有的板块", "办公室", "", "乙", ""], "不在台账的清单上"),
      (["甲", "巡察", "政治建设", "", "", "乙", ""], "“责任部门”一栏是空的"),
      (["", "巡察", "政治建设", "办公室", "", "乙", ""], "不知是哪个问题"),
    ])
  func refused(row: [String], reason: String) throws {
    var ledger = emptyLedger()
    try make(
      [
        .add(
          .issue,
          [
            "title": "已有的", "source": "research", "section": "政治建设", "department": "办公室",
          ])
      ], in: &ledger)
    let book = Workbook(sheets: [
      sheet(nil, [["问题", "来源", "板块", "责任部门", "阶段", "整改措施", "措施状态"], row])
    ])
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.entries.allSatisfy { $0.verdict == .unreadable && $0.place.row == 2 })
    #expect(plan.entries.first?.message?.contains(reason) == true, "\(plan.entries)")
    #expect(plan.changes(accepting: plan.acceptable) == [])
  }

  @Test("编号属于别的一类、同名的新制度写了两次，都点明")
  func misplaced() throws {
    let ledger = try sample()
    let book = Workbook(sheets: [
      sheet("台账", [["问题编号", "问题", "整改措施"], ["CS-001", "甲", "乙"]]),
      sheet(
        "制度", [["制度名称", "责任部门"], ["《新的办法》", "办公室"], ["新的办法", "办公室"]]),
    ])
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(
      plan.entries.map(\.verdict) == [.new, .conflicting, .unreadable, .unreadable],
      "\(plan.entries)")
    #expect(plan.entries[1].message?.contains("第 2 行和第 3 行") == true)
    #expect(plan.entries[2].message?.contains("编号 CS-001 是措施的，不是问题的") == true)
  }

  private let shortTitles = ["序号", "问题", "来源", "板块", "责任部门", "整改措施", "责任人"]

  @Test(
    "不是记录的行点明行号，没有读入",
    arguments: [
      ["合  计（个）", "", "4个"], ["共计4个问题"], ["小计", "", "2"], ["备注：√为已完成"],
      ["填表人：张三", "", "", "审核人：李四"], ["一、理论学习方面"], ["（二）作风方面"],
      ["作风方面", "作风方面", "作风方面", "作风方面", "作风方面", "作风方面", "作风方面"],
      ["1", "2", "3", "4", "5", "6", "7"], ["序号", "问题", "来源", "板块", "责任部门", "整改措施", "责任人"],
    ])
  func otherRows(row: [String]) throws {
    let book = Workbook(sheets: [
      sheet(
        "台账",
        [
          shortTitles, ["1", "甲", "巡察", "政治建设", "办公室", "乙", ""], row,
          ["2", "合计数不实", "巡察", "政治建设", "办公室", "丙", ""],
        ])
    ])
    let plan = try Imports.plan(book, for: emptyLedger(), ImportRequest(), office)
    #expect(plan.entries.map(\.verdict) == [.new, .new, .new, .new], "\(plan.entries)")
    #expect(plan.remarks.contains { $0.contains("“台账”第 3 行是") })
  }

  @Test("没有读入的格子都有交代：没有表头的栏、隐藏的表、不知属于谁的行")
  func nothingLost() throws {
    var old = sheet("旧台账", [shortTitles])
    old.isHidden = true
    let book = Workbook(sheets: [
      sheet(
        "台账",
        [
          shortTitles, ["1", "甲", "巡察", "政治建设", "办公室", "乙", "", "多出来的"],
          ["2", "", "", "", "", "丙", ""], ["", "", "", "", "", "", "张三", "又一处"],
        ]), old,
    ])
    let plan = try Imports.plan(book, for: emptyLedger(), ImportRequest(), office)
    #expect(plan.entries.map(\.verdict) == [.new, .new, .new, .unreadable], "\(plan.entries)")
    #expect(plan.entries[2].title == "丙" && plan.entries[2].needs == 0)
    #expect(plan.entries[3].place.row == 4 && plan.entries[3].place.column == "G")
    #expect(plan.remarks.contains { $0.contains("H（无表头，2 格有内容）") })
    #expect(plan.remarks.contains { $0.contains("“旧台账”是隐藏的") })
  }

  @Test("时限没有年份、没有日期的，制度不认识的，各说一次；没有读入的行不改清单")
  func notes() throws {
    let titles = ["问题", "来源", "板块", "责任部门", "整改措施", "完成时限", "制度成果"]
    let rows = [
      ["甲", "巡察", "作风", "办公室", "乙", "9月底前", "《子办法》"],
      ["丙", "巡察", "作风", "办公室", "丁", "方案印发后3个月", "《丑办法》"],
      ["戊", "看不懂的来源", "乱写的板块", "乱写的部门", "己", "", ""],
    ]
    let plan = try Imports.plan(
      Workbook(sheets: [sheet(nil, [titles] + rows)]), for: emptyLedger(), ImportRequest(), office)
    for remark in ["第 2 行“9月底前”；", "第 3 行“方案印发后3个月”。", "第 2 行“《子办法》”、第 3 行“《丑办法》”"] {
      #expect(plan.remarks.filter { $0.contains(remark) }.count == 1, "\(plan.remarks)")
    }
    #expect(plan.lists.map(\.value) == [.list(["政治建设", "作风"])])
    let dated = sheet(nil, [["某局2022年整改台账"], titles] + rows)
    let past = try Imports.plan(
      Workbook(sheets: [dated]), for: emptyLedger(), ImportRequest(), office)
    #expect(past.entries[1].newcomer?.fields["deadline"]?.object?["date"] == "2022-09-30")
    #expect(!past.remarks.contains { $0.contains("没有写年份") })
  }

  @Test("一格写了几个部门的，第一个牵头，其余配合；办理的结果说明没有读入")
  func severalDepartments() throws {
    let book = Workbook(sheets: [
      sheet(
        nil,
        [
          ["问题", "来源", "板块", "责任部门", "整改措施", "延期说明", "验收情况"],
          ["甲", "巡察", "政治建设", "综合科\n人事科、办公室", "乙", "原定6月", "合格"],
        ])
    ])
    var ledger = emptyLedger()
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.remarks.contains { $0.contains("第 2 行“延期：原定6月”、第 2 行“验收：合格”") })
    try make(plan.changes(accepting: plan.acceptable), in: &ledger)
    let issue = try #require(ledger.issues["WT-001"])
    #expect(issue.department == "综合科" && issue.supportingDepartments == ["人事科", "办公室"])
    #expect(ledger.measures["CS-001"]?.department == "综合科")
    #expect(ledger.profile.departments == ["办公室", "综合科", "人事科"])
    let again = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(again.entries.allSatisfy { $0.verdict == .conflicting && $0.fields == [] })
  }

  @Test("没有整改措施一栏的台账：时限和进展归问题，其余的栏点名")
  func withoutMeasures() throws {
    let book = Workbook(sheets: [
      sheet(
        nil,
        [
          ["序号", "存在问题", "来源", "板块", "责任单位", "整改情况", "责任人", "完成时限", "完成情况"],
          ["1", "会议偏多", "调研", "政治建设", "办公室", "已精简", "王五", "2023年9月30日", "已完成"],
        ])
    ])
    let plan = try Imports.plan(book, for: emptyLedger(), ImportRequest(), office)
    let fields = try #require(plan.entries.first?.newcomer?.fields)
    #expect(plan.entries.count == 1 && fields["remarks"] == "已精简")
    #expect(fields["deadline"]?.object?["date"] == "2023-09-30")
    #expect(plan.remarks.contains { $0.contains("G（责任人）、I（完成情况）") })
  }

  @Test("同一问题的两行说法不同，是冲突，两行都点明")
  func disagreement() throws {
    let ledger = try sample()
    let title = try #require(ledger.issues["WT-001"]?.title)
    let book = Workbook(sheets: [
      sheet(nil, [["问题", "整改目标", "整改措施"], [title, "甲", "新做法一"], [title, "乙", "新做法二"]])
    ])
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    let entry = try #require(plan.entries.first)
    #expect(entry.verdict == .conflicting && entry.item == "WT-001" && entry.place.column == "B")
    #expect(entry.message?.contains("第 2 行") == true && entry.message?.contains("第 3 行") == true)
  }

  @Test("编号写了两次、已经移除、从未有过")
  func ids() throws {
    var ledger = try sample()
    let policy: Fields = ["title": "临时办法", "department": "办公室"]
    try make([.add(.policy, policy), .remove("ZD-024", reason: "重复")], in: &ledger)
    let gone = Workbook(sheets: [
      sheet(nil, [["编号", "制度名称", "文种"], ["ZD-024", "临时办法", "办法"]])
    ])
    let removed = try Imports.plan(gone, for: ledger, ImportRequest(), office).entries
    #expect(removed.map(\.verdict) == [.conflicting])
    #expect(removed.first?.message?.contains("由 hr 于 2023-12-31 移除") == true)
    let row = ["WT-001", "CS-001", try #require(ledger.measures["CS-001"]?.content)]
    let book = Workbook(sheets: [sheet(nil, [["问题编号", "措施编号", "整改措施"], row, row])])
    let plan = try Imports.plan(book, for: ledger, ImportRequest(), office)
    #expect(plan.entries.map(\.verdict) == [.conflicting] && plan.entries[0].item == "CS-001")
    let strange = Workbook(sheets: [
      sheet(
        nil,
        [["问题编号", "问题", "来源", "板块", "责任部门"], ["W-900", "新的问题", "巡察", "政治建设", "办公室"]])
    ])
    let new = try Imports.plan(strange, for: ledger, ImportRequest(), office)
    #expect(new.entries.map(\.verdict) == [.new] && new.entries[0].item == nil)
    #expect(new.remarks.contains { $0.contains("另编号") })
  }
}
