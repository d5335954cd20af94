import Rectification
import Testing

@testable import Reports

/// The same figure reads the same in prose, in tables, in CSV and in JSON.
@Suite("数字前后一致")
struct AgreementTests {
  let ledger: Ledger
  let report: Document
  let figures: Figures

  init() throws {
    ledger = try smallLedger()
    report = ProgressReport(ledger, on: cutOff).document
    figures = ledger.figures(on: cutOff)
  }

  private var prose: String {
    report.blocks.map { block in
      if case .paragraph(let text) = block { text } else { "" }
    }.joined()
  }

  private var groupTables: [Table] {
    report.blocks.compactMap { block in
      if case .table(let table) = block, table.rows.last?.first == "合计" { table } else { nil }
    }
  }

  @Test("分组表的合计等于各行之和，也等于总数")
  func groups() {
    #expect(groupTables.count == 3)
    let counts = figures.issues
    for table in groupTables {
      let numbers = table.rows.map { $0[1...4].compactMap { Int($0) } }
      let sums = (0..<4).map { column in numbers.dropLast().map { $0[column] }.reduce(0, +) }
      #expect(sums == numbers.last)
      #expect(
        sums == [counts.total, counts.completed, counts.basicallyCompleted, counts.unfinished])
      #expect(table.rows.last?.last == counts.completionRate.description)
    }
    #expect(counts.completed + counts.basicallyCompleted + counts.unfinished == counts.total)
  }

  @Test("正文里的数字就是计算出的数字")
  func paragraphs() {
    #expect(prose.contains("共有问题\(figures.issues.total)项"))
    #expect(prose.contains("完成率\(figures.issues.completionRate)"))
    #expect(prose.contains("共有整改措施\(figures.measures.total)个"))
    #expect(prose.contains("已建立完善\(figures.policies.established)项"))
    #expect(prose.contains("完成值未知\(figures.targets.unknown.count)个（CS-003）"))
  }

  @Test("临期的问题和措施逐项列出，与计数一致")
  func dueSoon() {
    #expect(prose.contains("10日内到期的问题1项、10日内到期的措施1个"))
    #expect(prose.contains("10日内到期的问题1项：“窗口服务|拖延推诿”（WT-002）"))
    #expect(prose.contains("10日内到期的措施1个：“开展专项整治”（CS-003）"))
    #expect(prose.contains("11至30日内到期的问题1项：“=考勤管理不严”（WT-007）"))
  }

  @Test("分项进展逐项列出全部问题")
  func points() {
    let issues = report.blocks.count { block in
      if case .point(let heading, _) = block { heading.hasPrefix("关于") } else { false }
    }
    #expect(issues == figures.issues.total)
  }

  @Test("CSV 与 JSON 是同一组数字")
  func files() {
    let rows = Dictionary(
      figures.table.rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    #expect(rows["问题总数"] == String(figures.issues.total))
    #expect(rows["措施完成率"] == figures.measures.rate.description)
    #expect(rows["建立完善制度"] == String(figures.policies.established))
    let value = figures.value(with: nil)
    #expect(value == figures.value)
    #expect(value.object?["issues"]?.object?["total"] == .count(figures.issues.total))
  }

  @Test("台账的 JSON 不含已撤销的问题及其措施")
  func ledgerRecords() {
    let value = ledger.value(on: cutOff).object
    #expect(value?["issues"]?.list?.count == figures.issues.total)
    #expect(value?["measures"]?.list?.count == figures.measures.total)
  }

  @Test("对比表的每个变化都由点名的清单说明", arguments: ["2023-04-01", "2023-12-01", "2023-12-31"])
  func period(since: String) throws {
    let comparison = try Comparison(of: ledger, since: day(since), until: cutOff)
    let (before, after) = (comparison.before, comparison.after)
    let (gained, lost) = (comparison.gained, comparison.lost)
    func explain(_ figure: KeyPath<Figures, Int>, _ list: KeyPath<Counted, [RecordID]>) {
      let change = gained[keyPath: list].count - lost[keyPath: list].count
      #expect(after[keyPath: figure] - before[keyPath: figure] == change)
    }
    explain(\.issues.total, \.issues)
    explain(\.issues.completed, \.completed)
    explain(\.issues.basicallyCompleted, \.basicallyCompleted)
    explain(\.issues.closed, \.closed)
    explain(\.issues.overdue, \.overdue)
    explain(\.measures.total, \.measures)
    explain(\.measures.done, \.measuresDone)
    explain(\.measures.overdue, \.overdueMeasures)
    explain(\.policies.total, \.policies)
    explain(\.policies.established, \.established)
  }

  @Test("台账每个措施一行，已撤销的不列")
  func ledgerRows() {
    let table = ledger.measureTable(on: cutOff)
    #expect(Set(table.rows.map { $0[1] }).count == figures.issues.total)
    let place = table.columns.firstIndex { $0.title == "措施编号" } ?? 0
    #expect(table.rows.count { !$0[place].isEmpty } == figures.measures.total)
  }
}
