import Rectification

extension Ledger {
  /// 台账 in the columns that a lying A4 page has room for (domain.md §1.1: what every organ writes).
  func paperTable(on day: Day) -> Table {
    measureTable(on: day).keeping([
      "序号", "问题编号", "问题来源", "问题", "责任部门", "完成状态", "整改措施", "措施属性", "完成时限", "措施状态", "进展情况",
    ])
  }

  /// 制度清单 in such columns.
  func paperTable(of policies: [Policy]) -> Table {
    table(of: policies).keeping([
      "序号", "制度名称", "文种", "制修废", "起草部门", "阶段", "发文字号", "印发日期", "施行日期", "对应问题",
    ])
  }
}

extension Table {
  /// The table with no more than the columns of these titles.
  func keeping(_ titles: Set<String>) -> Table {
    let places = columns.indices.filter { titles.contains(columns[$0].title) }
    return Table(
      places.map { columns[$0] },
      rows: rows.map { row in places.map { row[$0] } })
  }
}
