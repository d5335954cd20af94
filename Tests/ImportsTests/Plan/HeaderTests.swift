import Rectification
import Reports
import Testing

@testable import Imports

@Suite("找表头")
struct HeaderTests {
  @Test("我们自己的每一栏都认得，并且正是那一栏")
  func ownTitles() throws {
    let book = try export(sample())
    for sheet in book.sheets {
      let layout = try #require(SheetLayout(of: sheet, []))
      #expect(layout.passedOver.isEmpty && layout.headerRow == 1 && layout.first == 1)
      #expect(
        layout.columns.map(\.heading.label.asTitle) == sheet.rows[0].cells.map { $0?.text?.asTitle }
      )
    }
  }

  @Test(
    "常用的写法",
    arguments: [
      ("问题 描述", "issue.title"), ("存在\n问题", "issue.manifestation"), ("牵头科室（单位）", "issue.department"),
      ("责任领导", "issue.leader"), ("整改落实目标", "issue.goal"), ("协办部门", "issue.supportingDepartments"),
      ("经办人", "measure.owner"), ("计划完成时间", "issue.deadline"), ("实际完成时间", "measure.completedOn"),
      ("是否完成", "measure.status"), ("整改情况", "measure.progress"), ("整改进展情况", "measure.progress"),
      ("证明材料", "measure.evidence"),
      ("任务来源：", "issue.source"), ("是否历史遗留", "issue.isLegacy"), ("备　注", "issue.remarks"),
    ])
  func synonyms(title: String, path: String) throws {
    let sheet = sheet(nil, [["序号", "整改措施", title], ["1", "开展整治", "某"]])
    let layout = try #require(SheetLayout(of: sheet, []))
    #expect(layout.columns.map(\.heading.path).contains(path))
  }

  @Test("表头上面有标题、占两行")
  func titlesAbove() throws {
    let title = "检视整改台账"
    let sheet = sheet(
      "表一",
      [
        [title, title, title, title, title], ["填报单位：某局", "", "", "", ""],
        ["序号", "问题", "整改措施", "整改措施", "责任"], ["序号", "问题", "措施内容", "完成时限", "责任部门"],
        ["1", "台账不规范", "规范台账", "年底前", "办公室"],
      ])
    let layout = try #require(SheetLayout(of: sheet, []))
    #expect(layout.headerRow == 3 && layout.first == 4)
    #expect(
      layout.columns.map(\.heading.path)
        == [
          "issue.ordinal", "issue.title", "measure.content", "measure.deadline", "issue.department",
        ])
  }

  @Test(
    "第一行记录不会当作表头的第二行；表头的行号不算上面的标题",
    arguments: [
      ([["序号", "问题", "整改措施", "状态", "变更类型"], ["1", "甲", "乙", "推进中", "延期"]], 1, 1),
      ([["序号", "问题", "整改措施", "状态", ""], ["1", "甲", "乙", "推进中", "备注"]], 1, 1),
      ([["填报单位", "", "", "2023"], ["序号", "问题", "来源", "责任部门"], ["1", "甲"]], 2, 2),
      ([["问题", "责任", "责任", "整改措施"], ["问题", "责任\n领导", "科室名", "整改措施"], ["甲"]], 1, 2),
    ])
  func firstRow(rows: [[String]], header: Int, first: Int) throws {
    let layout = try #require(SheetLayout(of: sheet(nil, rows), []))
    #expect(layout.headerRow == header && layout.first == first)
  }

  @Test("标题独占一格，表头只有一行，看不懂的仍要点名")
  func titleAlone() throws {
    let layout = try #require(
      SheetLayout(of: sheet(nil, [["台账"], ["问题", "整改措施", "奇怪的栏"], ["甲", "乙", "丙"]]), []))
    #expect(layout.headerRow == 2 && layout.first == 2)
    #expect(layout.passedOver.map(\.title) == ["奇怪的栏"])
  }

  @Test("“完成状态”有阶段和措施状态两栏时由程序算，否则是措施的状态")
  func ambiguous() throws {
    let alone = try #require(
      SheetLayout(of: sheet(nil, [["问题", "整改措施", "完成状态"], ["甲", "乙", "完成"]]), []))
    #expect(alone.columns.last?.heading.path == "measure.status")
  }

  @Test("看不懂的栏点名，--map 按文字或字母指明")
  func maps() throws {
    let book = Workbook(sheets: [
      sheet(nil, [["事由", "做法", "整改措施"], ["甲", "乙", "丙"]])
    ])
    let plain = try #require(SheetLayout(of: sheet(nil, [["问题", "做法", "整改措施"]]), []))
    #expect(plain.passedOver.map(\.letters) == ["B"] && plain.passedOver.map(\.title) == ["做法"])
    let maps = [
      ColumnMap(column: "事由", field: "issue.title"), ColumnMap(column: "b", field: "责任人"),
    ]
    let plan = try Imports.plan(book, for: emptyLedger(), ImportRequest(maps: maps), office)
    #expect(plan.entries.first?.title == "甲")
    #expect(throws: PlanFault.unknownField("issue.x")) {
      try Imports.plan(
        book, for: emptyLedger(),
        ImportRequest(maps: [ColumnMap(column: "A", field: "issue.x")]), office)
    }
    let twice = ColumnMap(column: "C", field: "issue.title")
    #expect(throws: PlanFault.mappedTwice("C")) {
      try Imports.plan(book, for: emptyLedger(), ImportRequest(maps: maps + [twice]), office)
    }
    #expect(throws: PlanFault.unknownColumn("ZZ")) {
      try Imports.plan(
        book, for: emptyLedger(),
        ImportRequest(maps: maps + [ColumnMap(column: "ZZ", field: "issue.title")]), office)
    }
    #expect(throws: PlanFault.unknownColumn("没有")) {
      try Imports.plan(
        book, for: emptyLedger(),
        ImportRequest(maps: maps + [ColumnMap(column: "没有", field: "issue.goal")]), office)
    }
  }

  @Test("一万多处读不懂的不再往下读，说明从哪里起")
  func tooManyUnreadable() throws {
    let rows = [["问题", "整改时限"]] + (1...6_000).map { ["问题\($0)", "2月30日"] }
    let broken = Workbook(sheets: [sheet("台账", rows)])
    do {
      _ = try Imports.plan(broken, for: emptyLedger(), ImportRequest(), office)
      Testing.Issue.record("planned")
    } catch {
      #expect(error.description.hasPrefix("一万多处读不懂，没有再往下读。第一处在“台账”表第 2 行："))
    }
  }

  @Test("别的表不读，都不能用的说明要找什么")
  func others() throws {
    let figures = sheet("统计", [["指标", "值"], ["问题总数", "34"]])
    #expect(throws: PlanFault.nothingUsable) {
      try Imports.plan(Workbook(sheets: [figures]), for: emptyLedger(), ImportRequest(), office)
    }
    #expect(throws: PlanFault.noSuchSheet("表二", sheets: ["统计"])) {
      try Imports.plan(
        Workbook(sheets: [figures]), for: emptyLedger(), ImportRequest(sheet: "表二"), office)
    }
    let ledger = sheet("台账", [["问题", "整改措施"], ["甲", "乙"]])
    let plan = try Imports.plan(
      Workbook(sheets: [figures, ledger]), for: emptyLedger(), ImportRequest(), office)
    #expect(plan.remarks.contains { $0.contains("工作表“统计”") })
  }
}
