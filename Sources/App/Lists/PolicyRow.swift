import Rectification

/// A policy as `list` shows it.
struct PolicyRow: ListRow {
  let record: Policy

  static func rows(
    in ledger: Ledger, _ filter: Filter, _ order: SortOrder, on day: Day
  ) -> [PolicyRow] {
    ledger.ids(of: .policy, listedBy: filter, order, on: day).compactMap { ledger.policies[$0] }
      .map(PolicyRow.init)
  }

  /// A policy has no deadline; what counts is whether it is established (rules.md §3).
  var computed: Fields { ["established": .bool(record.isEstablished)] }

  static var columns: [ListColumn<PolicyRow>] {
    [
      ListColumn("编号") { $0.record.id.text },
      ListColumn("阶段") { $0.record.stage.label },
      ListColumn("制修废") { $0.record.change.label },
      ListColumn("文种", isBrief: false) { $0.record.kind },
      ListColumn("起草部门") { $0.record.department },
      ListColumn("发文字号") { $0.record.documentNumber },
      ListColumn("印发日期", isBrief: false) { $0.record.issuedOn?.description },
      ListColumn("施行日期", isBrief: false) { $0.record.effectiveOn?.description },
      ListColumn("评估日期", isBrief: false) { $0.record.reviewOn?.description },
      ListColumn("制度名称", isWide: true) { $0.record.title },
    ]
  }
}
