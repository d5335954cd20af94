import Rectification

extension ProgressReport {
  /// 二、分项进展: the issues of each section, one after the other.
  var issueByIssue: [Block] {
    guard !issues.isEmpty else { return [] }
    return [.heading(level: 1, "分项进展")]
      + figures.bySection.flatMap { group in
        [.heading(level: 2, group.label), .paragraph(summary(of: group))]
          + issues.filter { $0.section == group.key }.map(point)
      }
  }

  private func summary(of group: Group) -> String {
    let counts = outcomes(
      completed: group.completed, basicallyCompleted: group.basicallyCompleted,
      unfinished: group.unfinished, of: group.total)
    return "本板块共有问题\(group.total)项，\(counts)，完成率\(group.completionRate)。"
  }

  private func point(_ issue: Issue) -> Block {
    let title = issue.title.withoutStop
    let work = ledger.measures(of: issue.id)
    let sentences = work.enumerated().map { place, measure in
      (work.count > 1 ? "\(chineseNumeral(place + 1))是" : "") + sentence(on: measure)
    }
    return .point(
      heading: "关于\(title.quoted)\(title.hasSuffix("问题") ? "" : "问题")的整改。",
      text: state(of: issue) + sentences.joined())
  }
}

extension ProgressReport {
  /// 该问题已完成整改并销号, and the like: what the lanes and the stage come to.
  func state(of issue: Issue) -> String {
    let situation = situation(of: issue)
    let words =
      issue.cycle > 1
      ? "销号后出现反弹，\(round(of: issue, situation))" : verdict(on: issue, situation)
    return "该问题\(words)\(delay(of: issue))。"
  }

  /// 正在开展第2轮整改, or what that round has come to.
  private func round(of issue: Issue, _ situation: Situation) -> String {
    switch situation {
    case .underway: "正在开展第\(issue.cycle)轮整改"
    case .notStarted: "第\(issue.cycle)轮整改尚未启动"
    case .withoutMeasures: "第\(issue.cycle)轮整改尚未明确整改措施"
    case .completed, .basicallyCompleted, .lastingNotStarted, .closedEarly:
      "经第\(issue.cycle)轮整改，\(verdict(on: issue, situation))"
    }
  }

  private func verdict(on issue: Issue, _ situation: Situation) -> String {
    let keepUp = issue.deadline.keepUp
    switch situation {
    case .completed: return situation.label + closure(of: issue) + (keepUp ? "，将长期坚持" : "")
    case .basicallyCompleted: return situation.label + (keepUp ? "，并持续推进、长期坚持" : "，并持续推进")
    case .withoutMeasures where !ledger.measures(of: issue.id).isEmpty:
      return "的整改措施已全部中止，尚未明确新的整改措施"
    case .lastingNotStarted, .underway, .notStarted, .withoutMeasures, .closedEarly:
      return situation.label
    }
  }

  private func closure(of issue: Issue) -> String { issue.stage == .closed ? "并销号" : "" }

  private func delay(of issue: Issue) -> String {
    let overdue = ledger.lamp(issue, on: day) == .red ? "，已超过整改时限" : ""
    guard let date = issue.deadline.date, let first = issue.deadline.extensions.first,
      ledger.outcome(of: issue.id) != .completed
    else { return overdue }
    let original = issue.deadline.original ?? first.from
    return "，整改时限经批准由\(original.chinese)延至\(date.chinese)" + overdue
  }

  /// What was to be done, and the facts of how it went.
  func sentence(on measure: Measure) -> String {
    let facts = [status(of: measure)] + ledger.policies(of: measure).map { $0.clause(on: day) }
    return ([measure.content.withoutStop] + facts).joined(separator: "，") + "。" + news(of: measure)
  }

  /// 已于2023年8月30日完成（目标6次，实际6次）.
  private func status(of measure: Measure) -> String {
    let target = measure.target.map { "（\($0.words)）" } ?? ""
    switch measure.status {
    case .done, .verified:
      return (measure.completedOn.map { "已于\($0.chinese)完成" } ?? "已完成") + target
    case .active: return "正在推进\(target)，\(plan(for: measure))"
    case .notStarted: return "尚未启动\(target)，\(plan(for: measure))"
    case .halted: return "已中止"
    }
  }

  private func plan(for measure: Measure) -> String {
    guard let date = measure.deadline.date else {
      return measure.deadline.text == "待定" ? "时限待定" : "时限为\(measure.deadline.text.quoted)"
    }
    return date < day ? "已超过\(date.chinese)的时限" : "计划于\(date.chinese)前完成"
  }

  /// The last thing reported of unfinished work, where its policies do not say enough.
  private func news(of measure: Measure) -> String {
    let policies = ledger.policies(of: measure)
    guard !measure.status.isDone, measure.status != .halted, let last = measure.progress.last,
      policies.isEmpty || !policies.allSatisfy(\.isEstablished)
    else { return "" }
    return "目前，\(last.note.withoutStop)。"
  }
}

extension Policy {
  /// 《…》（×党发〔2023〕5号）已于2023年8月1日施行, or which stage it is in; what is yet to come on
  /// `day` is not told as done.
  func clause(on day: Day) -> String {
    switch stage {
    case .inForce:
      effectiveOn.map { $0 > day ? promulgation(on: day) : "\(named)已于\($0.chinese)施行" }
        ?? "\(named)已施行"
    case .issued: promulgation(on: day)
    case .repealed: "\(named)已废止"
    default: "\(named)处于\(stage.label)阶段"
    }
  }

  /// 《…》已于2023年12月10日印发，自2024年1月1日起施行.
  private func promulgation(on day: Day) -> String {
    let issued = issuedOn.map { $0 > day ? "印发日期为\($0.chinese)" : "已于\($0.chinese)印发" }
    return named + (issued ?? "已印发") + (effectiveOn.map { "，自\($0.chinese)起施行" } ?? "")
  }
}
