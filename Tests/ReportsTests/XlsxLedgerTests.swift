import Foundation
import Oracles
import Reports
import Testing

@testable import Rectification

@Suite("台账工作簿")
struct XlsxLedgerTests {
  /// One conversion for all.
  private static let exported = Result { try Exported(.ledger, of: strainedLedger()) }
  private static let sheets = Result { try exported.get().sheets() }

  private func ledgerSheet() throws -> SeenSheet { try #require(Self.sheets.get().first) }

  @Test("五张工作表，“系统”隐藏，记有格式、版本、截至日期")
  func sheets() throws {
    let sheets = try Self.sheets.get()
    #expect(sheets.map(\.name) == ["台账", "制度", "统计", "留痕", "系统"])
    #expect(sheets.map(\.state) == ["visible", "visible", "visible", "visible", "hidden"])
    let system = try #require(sheets.last)
    let entries = (1...5).map { [system.text("A\($0)"), system.text("B\($0)")] }
    let last = try strainedLedger().history.last
    #expect(
      entries == [
        ["format", "zhenggai.ledger.1"], ["revision", "\(last)"], ["asOf", "2023-12-31"],
        ["title", "“A&B”2024检视整改台账"],
        ["birth", try strainedLedger().history.birth],
      ])
    #expect(sheets[2].charts == 1)
  }

  @Test("部门导出的版本仍是整个台账的")
  func narrowed() throws {
    let ledger = try smallLedger()
    let sheets = try Exported(.ledger, of: ledger, department: "人事科").sheets()
    #expect(sheets.last?.text("B2") == "\(ledger.history.last)")
    #expect(sheets.first?.text("B4") == "WT-002")
  }

  @Test("一行一条措施：问题的单元格合并，值在每一行都有")
  func merges() throws {
    let sheet = try ledgerSheet()
    #expect(sheet.merges.contains("B4:B5") && sheet.merges.contains("B12:B41"))
    #expect(!sheet.merges.contains { $0.hasPrefix("B6") })
    for row in 4...5 { #expect(sheet.cell("问题编号", row) == .text("WT-001")) }
    for row in 12...41 {
      #expect(sheet.cell("问题编号", row) == .text("WT-100"))
      #expect(sheet.cell("具体表现", row) == sheet.cell("具体表现", 12))
      #expect(sheet.cell("措施编号", row) == .text("CS-\(row + 88)"))
    }
    #expect(sheet.cell("措施编号", 11) == nil && sheet.cell("问题编号", 11) == .text("WT-007"))
  }

  @Test("日期是日期，数字是数字，从不越界")
  func values() throws {
    let sheet = try ledgerSheet()
    #expect(sheet.cell("序号", 4) == .number(1))
    #expect(sheet.cell("到期日", 4) == .number(45_260))
    let due = try #require(sheet.column("到期日"))
    #expect(sheet.formats["\(due)4"] == "yyyy-mm-dd")
    #expect(sheet.cell("整改时限", 4) == .text("2023年11月30日前"))
    #expect(sheet.heights.allSatisfy { ($0 ?? 15) <= 409 })
    #expect(!sheet.cells.values.contains(.text("FORMULA")))
  }

  @Test("古怪的文字不成为公式，不弄坏文件")
  func texts() throws {
    try Self.exported.get().checkParts()
    let sheet = try ledgerSheet()
    for row in 12...41 {
      let strange = strangeTexts[(row + 88) % strangeTexts.count]
      #expect(sheet.cell("责任人", row) == .text(strange.stored))
    }
    #expect(sheet.footer == [" “A&&B”2024检视整改台账", "第 &P 页，共 &N 页"].map { $0.trimmed })
  }

  @Test("过长的文字在整字处截断，并且说明；换行都是一样的", arguments: [("", 32_767), ("甲", 32_766)])
  func longTexts(start: String, length: Int) throws {
    var endless = issue("WT-001", start + String(repeating: "😀", count: 20_000))
    endless.remarks = "甲\r\n乙\r丙"
    let ledger = Ledger(profile: try smallLedger().profile, issues: try Register([endless]))
    let sheet = try #require(try Exported(.ledger, of: ledger).sheets().first)
    let title = try #require(sheet.cell("问题", 4)).description
    #expect(title.utf16.count == length && title.hasSuffix("😀…（超长，已截断）"))
    #expect(sheet.cell("备注", 4) == .text("甲\n乙\n丙"))
  }

  @Test("冻结、筛选、打印标题、打印区域、A3 横向、折叠次要的栏")
  func paper() throws {
    let sheet = try ledgerSheet()
    #expect(sheet.panes == "C4" && sheet.titles == "$3:$3" && sheet.filter == "A3:AV41")
    #expect(sheet.area == "'台账'!$A$1:$AV$41")
    #expect(sheet.orientation == "landscape" && sheet.paper == 8)
    #expect(sheet.hidden.contains(try #require(sheet.column("到期日"))))
    #expect(!sheet.hidden.contains(try #require(sheet.column("整改措施"))))
  }

  @Test(
    "每个固定的选项都有下拉列表，只警告不阻止",
    arguments: [
      ("问题来源", IssueSource.allCases.map(\.label)), ("板块", ["政治建设", "党风廉政建设"]),
      ("历史遗留", ["是", "否"]), ("整改类型", RectificationMode.allCases.map(\.label)),
      ("责任部门", ["办公室", "人事科"]), ("阶段", IssueStage.allCases.map(\.label)),
      ("群众满意度", Satisfaction.allCases.map(\.label)), ("公开属性", Visibility.allCases.map(\.label)),
      ("措施属性", Track.allCases.map(\.label)), ("措施责任部门", ["办公室", "人事科"]),
      ("措施状态", MeasureStatus.allCases.map(\.label)),
    ])
  func lists(title: String, choices: [String]) throws {
    let sheet = try ledgerSheet()
    let column = try #require(sheet.column(title))
    let list = try #require(sheet.lists.first { $0[0]?.hasPrefix("\(column)4:\(column)") == true })
    #expect(list[2] == "warning")
    // 系统!$D$2:$D$4
    let range = try #require(list[1]).split(separator: "$").map(String.init)
    let system = try #require(try Self.sheets.get().last)
    let rows = try #require(Int(range[2].filter(\.isNumber)))...(try #require(Int(range[4])))
    #expect(rows.map { system.text("\(range[1])\($0)") } == choices)
  }

  @Test("红黄绿按截至日期和状态，先问是否完成")
  func rules() throws {
    let sheet = try ledgerSheet()
    let column = try #require(sheet.column("措施预警"))
    let (due, state) = (try #require(sheet.column("措施到期日")), try #require(sheet.column("措施状态")))
    let rules = sheet.rules.filter { $0[0] == "\(column)4:\(column)542" }
    #expect(rules.map { $0[2] } == ["FFC6EFCE", "FFFFC7CE", "FFFFEB9C"])
    #expect(rules[0][1] == "OR($\(state)4=\"已完成\",$\(state)4=\"已核实\")")
    #expect(
      rules[1][1] == "AND($\(due)4<>\"\",$\(state)4<>\"中止\",$\(due)4<DATE(2023,12,31))")
  }

  @Test("LibreOffice 能打印；另存为 xlsx 后，每个单元格的值都在，合并之下的也在")
  func office() throws {
    let exported = try Self.exported.get()
    let again = try seen(LibreOffice.convert(exported.path, to: "xlsx:Calc MS Excel 2007 XML"))
    for (before, after) in zip(try Self.sheets.get(), again) {
      #expect(before.name == after.name && before.merges == after.merges)
      #expect(before.state == after.state && before.lists.count == after.lists.count)
      let lost = before.cells.filter { $0.value.plain != after.cells[$0.key]?.plain }
      #expect(lost.isEmpty, "\(before.name): \(lost.prefix(3))")
    }
    let pdf = try LibreOffice.convert(exported.path, to: "pdf")
    let lines = try LibreOffice.lines(ofPage: 1, of: pdf)
    #expect(lines.contains { $0.contains("第 1 页") })
    #expect(try LibreOffice.lines(ofPage: 2, of: pdf).contains { $0.contains("问题编号") })
  }
}

extension SeenSheet.Raw {
  /// Excel's escapes are resolved by whoever reads the file, and the last digits are everybody's own.
  fileprivate var plain: String {
    switch self {
    case .text(let text): text.replacingOccurrences(of: "_x005F_", with: "_")
    case .number(let number): String(format: "%.9f", number)
    }
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
