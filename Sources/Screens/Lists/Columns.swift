import Cells
import Rectification

/// The columns of the three lists; where the window is narrow the lowest rank goes first.
let issueColumns: [Column<Issue>] = [
  Column("编号", 7) { issue, _, _ in Span(issue.id.text) },
  Column("阶段", 7) { issue, _, _ in Span(issue.stage.label, issue.stage.style) },
  Column("时限", 11, rank: 3) { issue, ledger, day in
    issue.deadline.span(
      daysLeft: ledger.daysLeft(issue, on: day), lamp: ledger.lamp(issue, on: day))
  },
  Column("责任部门", 10, rank: 1) { issue, _, _ in Span(issue.department) },
  Column("问题", 0) { issue, _, _ in Span((issue.isLegacy ? "[遗留] " : "") + issue.title) },
  Column("措施", 5, rank: 2) { issue, ledger, _ in
    let measures = ledger.measures(of: issue.id)
    return Span("\(measures.count { $0.status.isDone })/\(measures.count)")
  },
]

let measureColumns: [Column<Measure>] = [
  Column("编号", 7) { measure, _, _ in Span(measure.id.text) },
  Column("状态", 6) { measure, _, _ in Span(measure.status.label, measure.status.style) },
  Column("属性", 6, rank: 4) { measure, _, _ in Span(measure.track.label) },
  Column("时限", 11, rank: 3) { measure, ledger, day in
    measure.deadline.span(
      daysLeft: ledger.daysLeft(measure, on: day), lamp: ledger.lamp(measure, on: day))
  },
  Column("责任部门", 10, rank: 1) { measure, _, _ in Span(measure.department) },
  Column("整改措施", 0) { measure, _, _ in Span(measure.content) },
  Column("问题", 7, rank: 2) { measure, _, _ in Span(measure.issue.text) },
]

let policyColumns: [Column<Policy>] = [
  Column("编号", 7) { policy, _, _ in Span(policy.id.text) },
  Column("阶段", 8) { policy, _, _ in Span(policy.stage.shortLabel, policy.stage.style) },
  Column("制修", 4, rank: 4) { policy, _, _ in Span(policy.change.label) },
  Column("起草部门", 10, rank: 1) { policy, _, _ in Span(policy.department) },
  Column("制度办法", 0) { policy, _, _ in Span("《\(policy.title)》") },
  Column("发文字号", 18, rank: 2) { policy, _, _ in Span(policy.documentNumber ?? "") },
  Column("施行日期", 10, rank: 3) { policy, _, _ in Span(policy.effectiveOn?.description ?? "") },
]
