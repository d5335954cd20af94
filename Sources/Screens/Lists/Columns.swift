import Cells
import Rectification

/// The columns of the three lists; where the window is narrow the lowest rank goes first.
let issueColumns: [Column<Issue>] = [
  Column("id", "编号", 7) { issue, _, _ in Span(issue.id.text) },
  Column("stage", "阶段", 7) { issue, _, _ in Span(issue.stage.label, issue.stage.style) },
  Column(
    "deadline", "时限", 11, rank: 3,
    brief: .init(width: 6) { issue, ledger, day in
      issue.deadline.briefSpan(
        daysLeft: ledger.daysLeft(issue, on: day), lamp: ledger.lamp(issue, on: day), on: day)
    }
  ) { issue, ledger, day in
    issue.deadline.span(
      daysLeft: ledger.daysLeft(issue, on: day), lamp: ledger.lamp(issue, on: day))
  },
  Column("department", "责任部门", 10, rank: 1) { issue, _, _ in Span(issue.department) },
  Column("title", "问题", 0) { issue, _, _ in Span((issue.isLegacy ? "[遗留] " : "") + issue.title) },
  Column("measures", "措施", 5, rank: 2) { issue, ledger, _ in
    let measures = ledger.measures(of: issue.id)
    return Span("\(measures.count { $0.status.isDone })/\(measures.count)")
  },
  .lane("immediate", .immediate), .lane("lasting", .lasting),
  Column("outcome", "结果", 8, rank: 0, isUsual: false) { issue, ledger, _ in
    Span(ledger.outcome(of: issue.id).label)
  },
  .further("source", "来源", 12) { $0.source.label },
  .further("section", "板块", 12) { $0.section },
  .further("mode", "整改类型", 10) { $0.mode.label },
  .further("leader", "牵头领导", 12) { $0.leader },
  .further("discovered", "查摆日期", 10) { $0.discoveredOn.description },
  .further("closed", "销号日期", 10) { $0.closedOn?.description },
  .further("cycle", "轮次", 4) { $0.cycle > 1 ? "第\($0.cycle)轮" : "" },
  .further("visibility", "公开属性", 8) { $0.visibility.label },
  .further("goal", "整改目标", 16) { $0.goal },
  .further("obstacle", "未完成原因", 16) { $0.obstacle },
]

extension Column<Issue> {
  /// How far 当下改 or 长久立 has come.
  fileprivate static func lane(_ name: String, _ track: Track) -> Column {
    Column(name, track.label, 6, rank: 0, isUsual: false) { issue, ledger, _ in
      Span(ledger.lanes(of: issue.id)[track].label)
    }
  }
}

let measureColumns: [Column<Measure>] = [
  Column("id", "编号", 7) { measure, _, _ in Span(measure.id.text) },
  Column("status", "状态", 6) { measure, _, _ in Span(measure.status.label, measure.status.style) },
  Column("track", "属性", 6, rank: 3) { measure, _, _ in Span(measure.track.label) },
  Column(
    "deadline", "时限", 11, rank: 4,
    brief: .init(width: 6) { measure, ledger, day in
      measure.deadline.briefSpan(
        daysLeft: ledger.daysLeft(measure, on: day), lamp: ledger.lamp(measure, on: day), on: day)
    }
  ) { measure, ledger, day in
    measure.deadline.span(
      daysLeft: ledger.daysLeft(measure, on: day), lamp: ledger.lamp(measure, on: day))
  },
  Column("department", "责任部门", 10, rank: 1) { measure, _, _ in Span(measure.department) },
  Column("content", "整改措施", 0) { measure, _, _ in Span(measure.content) },
  Column("issue", "问题", 7, rank: 2) { measure, _, _ in Span(measure.issue.text) },
  .further("owner", "责任人", 12) { $0.owner },
  .further("kinds", "措施类型", 12) { $0.kinds.map(\.label).joined(separator: "、") },
  .further("target", "量化指标", 12) { $0.target?.phrase },
  .further("completed", "完成日期", 10) { $0.completedOn?.description },
  .further("policies", "制度成果", 12) { $0.policies.map(\.text).joined(separator: "、") },
  .further("evidence", "佐证", 4) { $0.evidence.isEmpty ? "" : String($0.evidence.count) },
  .further("progress", "最新进展", 16) { $0.progress.last?.note },
]

let policyColumns: [Column<Policy>] = [
  Column("id", "编号", 7) { policy, _, _ in Span(policy.id.text) },
  Column("stage", "阶段", 8) { policy, _, _ in Span(policy.stage.shortLabel, policy.stage.style) },
  Column("change", "制修", 4, rank: 4) { policy, _, _ in Span(policy.change.label) },
  Column("department", "起草部门", 10, rank: 1) { policy, _, _ in Span(policy.department) },
  Column("title", "制度办法", 0) { policy, _, _ in Span("《\(policy.title)》") },
  Column("number", "发文字号", 19, rank: 2) { policy, _, _ in Span(policy.documentNumber ?? "") },
  Column("effective", "施行日期", 10, rank: 3) { policy, _, _ in
    Span(policy.effectiveOn?.description ?? "")
  },
  .further("kind", "文种", 4) { $0.kind },
  .further("issued", "印发日期", 10) { $0.issuedOn?.description },
  .further("review", "评估日期", 10) { $0.reviewOn?.description },
]
