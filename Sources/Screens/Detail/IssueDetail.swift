import Cells
import Rectification

extension Ledger {
  func describe(_ issue: Issue, _ day: Day, _ builder: inout DetailBuilder) {
    let lanes = lanes(of: issue.id)
    builder.add(label: "阶段", path(of: issue, separator: builder.width < 64 ? "→" : " → "))
    builder.add(
      "两改",
      "当下改 \(lanes.immediate.label) · 长久立 \(lanes.lasting.label) · \(lanes.outcome.label)"
        + (issue.cycle > 1 ? " · 第 \(issue.cycle) 轮（反弹）" : ""))
    builder.add("时限", deadline(issue.deadline, daysLeft(issue, on: day), lamp(issue, on: day)))
    builder.add("措施", links: measures(of: issue.id).map { (id: $0.id, spans: spans($0, day)) })
    builder.add("制度", links: policies(of: issue).map { (id: $0.id, spans: spans($0)) })
    builder.add("表现", issue.manifestation)
    builder.add("原因", issue.rootCause)
    builder.add("目标", issue.goal)
    for (row, criterion) in issue.criteria.enumerated() {
      builder.add(row == 0 ? "标准" : "", (criterion.met ? "[x] " : "[ ] ") + criterion.text)
    }
    builder.add("责任", responsible(issue))
    builder.add(
      "来源", [issue.source.label, issue.sourceReference].compactMap { $0 }.joined(separator: "："))
    builder.add(
      "归类",
      "\(issue.section) · \(issue.mode.label)\(issue.isLegacy ? " · 历史遗留" : "") · \(issue.visibility.label)"
    )
    builder.add("查摆", issue.discoveredOn.description)
    builder.add("难点", issue.obstacle, Style(ink: .yellow))
    builder.add("下一步", issue.nextStep)
    builder.add("反馈", issue.feedback.map { "\($0.on) \($0.satisfaction.label)" })
    builder.add(
      "验收", issue.acceptance.map { "\($0.conclusion.label) \($0.by) \($0.on) \($0.opinion ?? "")" })
    builder.add("销号", issue.closedOn?.description)
    for visit in issue.followUps {
      builder.add("回头看", followUp(visit))
    }
    builder.add("备注", issue.remarks)
  }

  /// `已建账 → [当下改] → 长久立 → 待验收 → 已销号`.
  private func path(of issue: Issue, separator: String) -> [Span] {
    guard issue.stage != .withdrawn else { return [Span(issue.stage.label, issue.stage.style)] }
    return IssueStage.path.enumerated().flatMap { place, stage in
      let isHere = stage == issue.stage
      return [Span(place == 0 ? "" : separator)]
        + [Span(isHere ? "[\(stage.label)]" : stage.label, isHere ? stage.style.bold : .plain)]
    }
  }

  private func policies(of issue: Issue) -> [Policy] {
    Set(measures(of: issue.id).flatMap(\.policies)).sorted().compactMap { policies[$0] }
  }

  private func responsible(_ issue: Issue) -> String {
    let supporting = issue.supportingDepartments.joined(separator: "、")
    return "\(issue.department)（牵头 \(issue.leader)）"
      + (supporting.isEmpty ? "" : " 配合 \(supporting)")
  }

  private func followUp(_ visit: FollowUp) -> String {
    let done = visit.doneOn.map { "，\($0) 已看" } ?? ""
    return "计划 \(visit.plannedOn)\(done) \(visit.result?.label ?? "") \(visit.note ?? "")"
  }

  /// The words people wrote, the day they mean, the lamp and every extension.
  func deadline(_ deadline: Deadline, _ daysLeft: Int?, _ lamp: Lamp?) -> String {
    let date = deadline.date.map { deadline.text.contains($0.description) ? "" : "（\($0)）" } ?? ""
    let warning = lamp == nil ? "" : " " + deadline.span(daysLeft: daysLeft, lamp: lamp).text
    let moves = deadline.extensions.map { "\($0.from) 延至 \($0.to)，\($0.approvedBy)批准：\($0.reason)" }
    return ([deadline.text + date + warning] + moves).joined(separator: "；")
  }

  /// A measure on one line of another record's detail.
  func spans(_ measure: Measure, _ day: Day) -> [Span] {
    let due = measure.deadline.span(
      daysLeft: daysLeft(measure, on: day), lamp: lamp(measure, on: day))
    let state =
      measure.status.isDone
      ? Span(
        "\(measure.completedOn?.description ?? "") \(measure.status.label)", measure.status.style)
      : measure.status == .halted ? Span(measure.status.label, measure.status.style) : due
    return [
      Span("\(measure.status.box) ", measure.status.style),
      Span("\(measure.id) \(measure.track.label) "), state, Span(" \(measure.content)"),
    ]
  }

  /// A policy on one line of another record's detail.
  func spans(_ policy: Policy) -> [Span] {
    [
      Span("\(policy.id) "), Span(policy.stage.label, policy.stage.style),
      Span(" 《\(policy.title)》\(policy.change.label) \(policy.documentNumber ?? "")"),
    ]
  }
}
