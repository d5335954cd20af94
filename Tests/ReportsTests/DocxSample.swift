import Rectification
import Reports

/// Sixty characters of text, so that lines can be counted.
let sentence = String(repeating: "整改工作取得阶段性成效干部群众反映良好", count: 4).prefix(60)

/// A document with every block that there is, and a landscape annex.
let everyBlock = Document([
  .title("关于市××局党委“不忘初心、牢记使命”主题教育检视问题整改工作进展情况的报告"),
  .reference("×督〔2023〕12号"),
  .recipient("市委“不忘初心、牢记使命”主题教育领导小组办公室"),
  .paragraph("根据安排，坚持“当下改”与“长久立”相结合——共梳理问题12项。\n截至2023年12月31日，完成率57.9%。"),
  .heading(level: 1, "整改工作总体情况"),
  .heading(level: 2, "加强组织领导"),
  .heading(level: 3, "坚持以上率下"),
  .heading(level: 4, "带头领办"),
  .paragraph(String(sentence)),
  .table(sourceTable),
  .note("完成率按问题计算。"),
  .chart(
    Chart(
      .bars, "分来源整改进展", ["党的建设", "选人用人", "意识形态", "以往巡视反馈未改到位的问题"],
      [
        Chart.Series("已完成", [5, 3, 0, 8]), Chart.Series("推进中", [2, 2, 1, 0]),
        Chart.Series("未启动", [1, 0, 1, 3]),
      ])),
  .chart(
    Chart(
      .doughnut, "整改措施状态", ["已完成", "推进中", "未启动", "已超期"],
      [Chart.Series("措施", [12, 6, 3, 1])])),
  .point(heading: "关于“学习不深入”问题的整改。", text: String(sentence + sentence)),
  .paragraph(String(sentence + sentence)),
  .attachments([
    "问题整改台账", "制度办法清单", "市××局党委关于进一步加强和改进新时代机关党的建设工作的若干措施责任分工表",
  ]),
  .signature("中共市××局委员会", cutOff),
  .annex(number: 1, title: "问题整改台账", isLandscape: true),
  .table(ledgerTable),
  .annex(number: 2, title: "销号申请单"),
  .form(closureForm),
])

let sourceTable = Table(
  [Column("问题来源"), Column("问题数", .right), Column("已完成", .right), Column("完成率", .right)],
  rows: [
    ["党的建设", "7", "5", "71.4%"], ["选人用人", "5", "3", "60.0%"], ["意识形态", "2", "0", "0.0%"],
    ["合计", "14", "8", "57.1%"],
  ])

let ledgerTable = Table(
  [
    Column("序号", .right, isShared: true), Column("问题", isWide: true, isShared: true),
    Column("问题来源", isShared: true), Column("整改措施", isWide: true), Column("责任部门"),
    Column("整改时限"), Column("措施状态"), Column("进展情况", isWide: true),
  ],
  rows: (1...12).flatMap { issue in (1...(1 + issue % 3)).map { ledgerRow(issue, $0) } })

private func ledgerRow(_ issue: Int, _ measure: Int) -> [String] {
  [
    String(issue), "第\(issue)项：落实责任制不够到位，对舆情研判不及时。", issue.isMultiple(of: 2) ? "巡视反馈" : "",
    "修订完善应急处置预案，每季度开展一次专题研究（\(measure)）。", "办公室、人事科、机关党委", "2023年12月31日",
    measure == 1 ? "已完成" : "", "2023年9月1日：" + sentence,
  ]
}

let closureForm = Form([
  [.init("问题编号", "WT-001"), .init("责任部门", "办公室")],
  [.init("问题", String(sentence))],
  [.init("整改措施及完成情况", "1.\(sentence)\n2.\(sentence)")],
  [.init("责任部门意见", "已完成整改，申请销号。", room: 2, isSigned: true)],
  [.init("整改办意见", "", room: 3, isSigned: true)],
])

/// As wide as the whole ledger.
let wideTable = Table(
  (1...42).map { Column("第\($0)栏", isWide: $0 % 3 == 0, isShared: $0 < 20) },
  rows: (1...6).map { row in (1...42).map { wideCell(row, $0) } })

private func wideCell(_ row: Int, _ column: Int) -> String {
  if column.isMultiple(of: 7) { return "" }
  return column < 20 ? "第\(row / 2)项第\(column)栏" : "内容\(row)之\(column)"
}
