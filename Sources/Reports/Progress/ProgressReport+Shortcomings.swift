import Rectification

extension ProgressReport {
  /// 四、存在的问题: what is not done, late, back or unproven; no praise.
  var shortcomings: [Block] {
    guard !issues.isEmpty else { return [] }
    let blocks = slowProgress + delays + weakRules + missingProof + missedTargets
    return [.heading(level: 1, "存在的问题")]
      + (blocks.isEmpty
        ? [.paragraph("截至\(day.chinese)，各项问题均已完成整改，未发现超期、延期、反弹和缺少佐证材料的情况。")]
        : blocks)
  }

  /// The issues whose outcome is not 已完成, the unfinished first.
  var openIssues: [Issue] {
    let outcomes = issues.map { ledger.outcome(of: $0.id) }
    return [Outcome.unfinished, .basicallyCompleted].flatMap { outcome in
      zip(issues, outcomes).filter { $0.1 == outcome }.map(\.0)
    }
  }

  private var slowProgress: [Block] {
    guard !openIssues.isEmpty else { return [] }
    let explained = openIssues.filter { $0.obstacle != nil || isLate($0) }
    let rest = openIssues.filter { $0.obstacle == nil && !isLate($0) }
    return [.heading(level: 2, "整改进度还不平衡"), .paragraph(openCounts)]
      + explained.map(reason)
      + lists(of: rest, head: \.shortcoming, each: \.named).map(Block.paragraph)
  }

  private var openCounts: String {
    let counts = figures.issues
    let all = "尚有\(openIssues.count)项问题没有完成整改"
    guard counts.unfinished > 0 else { return "\(all)，均已基本完成。" }
    guard counts.basicallyCompleted > 0 else { return "\(all)，\(unfinishedCounts("其中"))。" }
    return "\(all)，其中基本完成\(counts.basicallyCompleted)项、"
      + "未完成\(counts.unfinished)项（\(unfinishedCounts())）。"
  }

  /// 正在推进2项、尚未启动1项, with `lead` before it, or 均正在推进: what 未完成 is made of.
  private func unfinishedCounts(_ lead: String = "") -> String {
    let situations = issues.filter { ledger.outcome(of: $0.id) == .unfinished }.map(situation)
    let counts = [
      ("正在推进", Situation.underway), ("尚未启动", .notStarted), ("尚未明确整改措施", .withoutMeasures),
      ("已销号但整改措施尚未全部完成", .closedEarly),
    ].map { words, situation in (words, situations.count { $0 == situation }) }
    if let all = counts.first(where: { $0.1 == situations.count }) {
      return (all.1 == 1 ? "" : "均") + all.0
    }
    return lead + counts.filter { $0.1 > 0 }.map { "\($0)\($1)项" }.listed
  }

  func isLate(_ issue: Issue) -> Bool { ledger.lamp(issue, on: day) == .red }

  private func reason(for issue: Issue) -> Block {
    let situation = situation(of: issue).label
    let reason = issue.obstacle.map { "\($0.withoutStop)。" } ?? "责任部门尚未说明原因。"
    return .point(
      heading: "\(issue.named)。", text: "由\(issue.department)牵头，目前\(situation)。\(reason)")
  }

  private var delays: [Block] {
    let sentences = [overdueIssues, overdueMeasures, extended, rebounded].compactMap { $0 }
    guard !sentences.isEmpty else { return [] }
    let names = [
      (overdueIssues ?? overdueMeasures).map { _ in "超期" }, extended.map { _ in "延期" },
      rebounded.map { _ in "反弹" },
    ].compactMap { $0 }
    return [.heading(level: 2, "部分事项\(names.joinedWithAnd)")]
      + sentences.map(Block.paragraph)
  }

  private var overdueIssues: String? {
    list("超过时限尚未完成的问题", "项", issues.filter(isLate)) { issue in
      issue.named + lateness(ledger.daysLeft(issue, on: day))
    }
  }

  private var overdueMeasures: String? {
    let late = measures.filter { ledger.lamp($0, on: day) == .red }
    return list("超过时限尚未完成的措施", "个", late) { measure in
      measure.named + lateness(ledger.daysLeft(measure, on: day))
    }
  }

  private func lateness(_ daysLeft: Int?) -> String { daysLeft.map { "，已超期\(-$0)日" } ?? "" }

  private var extended: String? {
    let moved =
      issues.filter { !$0.deadline.extensions.isEmpty }.map { ($0.named, $0.deadline) }
      + measures.filter { !$0.deadline.extensions.isEmpty }.map { ($0.named, $0.deadline) }
    return list("经批准延期的事项", "项", moved) { name, deadline in
      name + (deadline.moves.map { "，\($0)" } ?? "")
    }
  }

  private var rebounded: String? {
    list("销号后反弹的问题", "项", issues.filter { $0.cycle > 1 }) { "\($0.named)，现为第\($0.cycle)轮整改" }
  }

  /// 长效机制: lasting measures and policies that are still to come.
  private var weakRules: [Block] {
    let lasting = figures.measures.lasting
    let pending = ledger.policies.records.filter(\.isPending)
    let sentences = [
      remainder("“长久立”措施", lasting.total, lasting.total - lasting.done, "个", "完成"),
      remainder("列入计划的制度办法", figures.policies.total, pending.count, "项", "办结"),
    ].compactMap { $0 }
    return sentences.isEmpty
      ? [] : [.heading(level: 2, "长效机制还不健全"), .paragraph(sentences.joined())]
  }

  /// `措施7个，尚有3个没有完成。`, or nothing where nothing is left.
  private func remainder(
    _ what: String, _ total: Int, _ left: Int, _ unit: String, _ verb: String
  ) -> String? {
    guard left > 0 else { return nil }
    let words = left == total ? "均未\(verb)" : "尚有\(left)\(unit)没有\(verb)"
    return "\(what)\(total)\(unit)，\(words)。"
  }

  private var missingProof: [Block] {
    let bare = measures.filter { $0.status.isDone && $0.evidence.isEmpty }
    guard let sentence = list("已完成但没有登记佐证材料的措施", "个", bare, each: \.named) else { return [] }
    return [.heading(level: 2, "佐证材料还不规范"), .paragraph(sentence)]
  }

  /// Targets that a done measure has missed, and figures that nobody knows yet.
  private var missedTargets: [Block] {
    let missed = measures.filter { measure in
      measure.status.isDone && measure.target.map { $0.actual != nil && !$0.isMet } ?? false
    }
    let sentences = [
      list("措施已完成但未达到量化指标的", "个", missed) { "\($0.named)，\($0.target?.words ?? "")" },
      list(
        "完成值未知的量化指标", "个", figures.targets.unknown.compactMap { ledger.measures[$0] }, each: \.named
      ),
    ].compactMap { $0 }
    return sentences.isEmpty
      ? [] : [.heading(level: 2, "量化指标还不完整")] + sentences.map(Block.paragraph)
  }

  /// `超期问题2项：…；…。`, or nothing of nothing.
  func list<Item>(
    _ head: String, _ unit: String, _ items: [Item], each: (Item) -> String
  ) -> String? {
    items.isEmpty ? nil : "\(head)\(items.count)\(unit)：\(items.map(each).joined(separator: "；"))。"
  }
}
