import Rectification

/// A measure as `list` shows it.
struct MeasureRow: ListRow {
  let record: Measure
  let daysLeft: Int?
  let lamp: Lamp?

  init(_ measure: Measure, in ledger: Ledger, on day: Day) {
    record = measure
    daysLeft = ledger.daysLeft(measure, on: day)
    lamp = ledger.lamp(measure, on: day)
  }

  static func rows(
    in ledger: Ledger, _ filter: Filter, _ order: SortOrder, on day: Day
  ) -> [MeasureRow] {
    ledger.ids(of: .measure, listedBy: filter, order, on: day).compactMap { ledger.measures[$0] }
      .map { MeasureRow($0, in: ledger, on: day) }
  }

  var computed: Fields { dueFields(daysLeft) }

  static var columns: [ListColumn<MeasureRow>] {
    [
      ListColumn("编号") { $0.record.id.text },
      ListColumn("问题") { $0.record.issue.text },
      ListColumn("属性") { $0.record.track.label },
      ListColumn("状态") { $0.record.status.label },
      ListColumn("到期日") { $0.record.deadline.date?.description },
      ListColumn("剩余") { remaining($0.daysLeft, $0.lamp) },
      ListColumn("责任部门") { $0.record.department },
      ListColumn("责任人", isBrief: false) { $0.record.owner },
      ListColumn("整改措施", isWide: true) { $0.record.content },
      ListColumn("措施类型", isBrief: false) { $0.record.kinds.map(\.label).joined(separator: "、") },
      ListColumn("完成时限", isBrief: false) { $0.record.deadline.text },
      ListColumn("完成日期", isBrief: false) { $0.record.completedOn?.description },
      ListColumn("量化指标", isBrief: false) { $0.record.target?.phrase },
      ListColumn("制度成果", isBrief: false) {
        $0.record.policies.map(\.text).joined(separator: "、")
      },
    ]
  }
}
