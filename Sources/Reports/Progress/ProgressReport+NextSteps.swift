import Rectification

/// How many days ahead the report looks for what falls due.
private let outlook = 30

extension ProgressReport {
  /// 五、下一步打算: what the unfinished issues' departments plan, what falls due, 回头看.
  var nextSteps: [Block] {
    guard !issues.isEmpty else { return [] }
    let blocks = plans + dueSoon + reviews
    return [.heading(level: 1, "下一步打算")]
      + (blocks.isEmpty ? [.paragraph("各项问题均已完成整改，下一步加强日常监督检查，防止问题反弹。")] : blocks)
  }

  /// Point by point where there is a plan or the deadline is past; the rest goes on as it is.
  private var plans: [Block] {
    guard !openIssues.isEmpty else { return [] }
    let planned = openIssues.filter { $0.nextStep != nil || isLate($0) }
    let rest = openIssues.filter { $0.nextStep == nil && !isLate($0) }
    let sentences = lists(of: rest, head: \.nextStep) { issue in
      "\(issue.named)，\(issue.deadline.text.withoutStop)"
    }
    return [.heading(level: 2, "推进未完成事项")] + planned.map(plan) + sentences.map(Block.paragraph)
  }

  private func plan(for issue: Issue) -> Block {
    let deadline = issue.deadline.text.withoutStop + (isLate(issue) ? "，已超期" : "")
    return .point(
      heading: "\(issue.named)。",
      text: "\(step(for: issue))（\(issue.department)牵头，时限：\(deadline)）。")
  }

  private func step(for issue: Issue) -> String {
    if let step = issue.nextStep { return step.withoutStop }
    let open = ledger.measures(of: issue.id).filter { $0.status != .halted && !$0.status.isDone }
    let work = open.isEmpty ? "补齐尚未施行的制度成果" : "完成\(open.map(\.named).listed)"
    switch situation(of: issue) {
    case .closedEarly: return "复核销号情况，尽快处理未完成的措施和制度成果"
    case .withoutMeasures: return "尽快明确整改措施"
    case .notStarted, .lastingNotStarted: return "尽快启动并\(work)"
    case .completed, .basicallyCompleted, .underway:
      return open.isEmpty ? work : "尽快\(work)"
    }
  }

  /// What falls due: first what 总体情况 counts as 临期, then the rest of the outlook.
  private var dueSoon: [Block] {
    let near = max(0, ledger.profile.alerts.yellow)
    let later = near < outlook ? due(near + 1...outlook, "\(near + 1)至\(outlook)日内到期的") : []
    let sentences = due(0...near, "\(near)日内到期的") + later
    return sentences.isEmpty
      ? [] : [.heading(level: 2, "抓好近期到期事项")] + sentences.map(Block.paragraph)
  }

  /// The unfinished issues and measures with so many days left.
  private func due(_ daysLeft: ClosedRange<Int>, _ head: String) -> [String] {
    let dueIssues = issues.filter { ledger.daysLeft($0, on: day).map(daysLeft.contains) ?? false }
    let dueMeasures = measures.filter {
      ledger.daysLeft($0, on: day).map(daysLeft.contains) ?? false
    }
    return [
      list("\(head)问题", "项", dueIssues) { $0.named + $0.deadline.dueDay },
      list("\(head)措施", "个", dueMeasures) { $0.named + $0.deadline.dueDay },
    ].compactMap { $0 }
  }

  /// 回头看 that is planned and not done, the nearest first.
  private var reviews: [Block] {
    let planned = issues.flatMap { issue in
      issue.followUps.filter { $0.doneOn == nil }.map { (on: $0.plannedOn, issue: issue) }
    }
    guard !planned.isEmpty else { return [] }
    let sentences = [
      list("已到计划日期尚未开展的", "项", planned.filter { $0.on < day }) {
        "\($0.issue.named)，原计划\($0.on.chinese)"
      },
      list("计划开展“回头看”的问题", "项", planned.filter { $0.on >= day }.sorted { $0.on < $1.on }) {
        "\($0.issue.named)，\($0.on.chinese)"
      },
    ].compactMap { $0 }
    return [.heading(level: 2, "开展整改“回头看”")] + sentences.map(Block.paragraph)
  }
}

extension Deadline {
  fileprivate var dueDay: String { date.map { "，\($0.chinese)到期" } ?? "" }
}
