import Rectification

/// An issue as `list` shows it.
struct IssueRow: ListRow {
  let record: Issue
  let lanes: Lanes
  let daysLeft: Int?
  let lamp: Lamp?

  init(_ issue: Issue, in ledger: Ledger, on day: Day) {
    record = issue
    lanes = ledger.lanes(of: issue.id)
    daysLeft = ledger.daysLeft(issue, on: day)
    lamp = ledger.lamp(issue, on: day)
  }

  static func rows(
    in ledger: Ledger, _ filter: Filter, _ order: SortOrder, on day: Day
  ) -> [IssueRow] {
    ledger.ids(of: .issue, listedBy: filter, order, on: day).compactMap { ledger.issues[$0] }
      .map { IssueRow($0, in: ledger, on: day) }
  }

  var computed: Fields {
    let own: Fields = [
      "outcome": .text(lanes.outcome.rawValue),
      "lanes": [
        "immediate": .text(lanes.immediate.rawValue), "lasting": .text(lanes.lasting.rawValue),
      ],
    ]
    return Fields(own.members + dueFields(daysLeft).members)
  }

  static var columns: [ListColumn<IssueRow>] {
    [
      ListColumn("编号") { $0.record.id.text },
      ListColumn("阶段") { $0.record.stage.label },
      ListColumn("结果") { $0.lanes.outcome.label },
      ListColumn("当下改", isBrief: false) { $0.lanes.immediate.label },
      ListColumn("长久立", isBrief: false) { $0.lanes.lasting.label },
      ListColumn("到期日") { $0.record.deadline.date?.description },
      ListColumn("剩余") { remaining($0.daysLeft, $0.lamp) },
      ListColumn("来源", isBrief: false) { $0.record.source.label },
      ListColumn("板块", isBrief: false) { $0.record.section },
      ListColumn("责任部门") { $0.record.department },
      ListColumn("问题", isWide: true) { $0.record.title },
      ListColumn("具体表现", isBrief: false) { $0.record.manifestation },
      ListColumn("整改目标", isBrief: false) { $0.record.goal },
      ListColumn("整改类型", isBrief: false) { $0.record.mode.label },
      ListColumn("历史遗留", isBrief: false) { $0.record.isLegacy ? "是" : "否" },
      ListColumn("牵头领导", isBrief: false) { $0.record.leader },
      ListColumn("整改时限", isBrief: false) { $0.record.deadline.text },
      ListColumn("未完成原因", isBrief: false) { $0.record.obstacle },
    ]
  }
}
