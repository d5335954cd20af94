import Rectification

/// An issue or a measure that is overdue or due soon: what a 督办单 is about (rules.md §3, red and
/// yellow).
struct DueMatter {
  let id: RecordID
  /// The issue itself, or that of the measure.
  let issue: RecordID
  let department: String
  let name: String
  let deadline: Deadline
  let daysLeft: Int
  let lamp: Lamp
  /// How far it has come, in a word.
  let state: String
  let demand: String
  let fields: Fields

  var isOverdue: Bool { lamp == .red }

  /// ● 超期11日, ▲ 剩余8日.
  var warning: String {
    let days =
      switch daysLeft {
      case ..<0: "超期\(-daysLeft)日"
      case 0: "当日到期"
      default: "剩余\(daysLeft)日"
      }
    return "\(lamp.sign) \(days)"
  }

  /// The record in the ledger's own field names, with what is computed of it.
  var value: Value {
    let computed: Fields = ["overdue": .bool(isOverdue), "daysLeft": .count(daysLeft)]
    return .object(Fields(fields.members + [Member(key: "computed", value: .object(computed))]))
  }
}

extension Ledger {
  /// All there is on `day`, the most urgent first, an issue before its measures.
  func dueMatters(on day: Day) -> [DueMatter] {
    let matters =
      issues.records.compactMap { matter($0, on: day) }
      + measures.records.compactMap { matter($0, on: day) }
    return matters.sorted { ($0.daysLeft, $0.issue) < ($1.daysLeft, $1.issue) }
  }

  private func matter(_ issue: Issue, on day: Day) -> DueMatter? {
    guard let daysLeft = daysLeft(issue, on: day), let lamp = urgency(daysLeft) else { return nil }
    let outcome = outcome(of: issue.id)
    return DueMatter(
      id: issue.id, issue: issue.id, department: issue.department,
      name: "问题：\(issue.title.withoutStop)", deadline: issue.deadline, daysLeft: daysLeft,
      lamp: lamp, state: "\(outcome.label)（\(issue.stage.label)）",
      demand: lamp == .yellow
        ? "按期完成整改" : outcome == .basicallyCompleted ? "抓紧完成“长久立”措施" : "抓紧完成整改",
      fields: issue.fields)
  }

  private func matter(_ measure: Measure, on day: Day) -> DueMatter? {
    guard let daysLeft = daysLeft(measure, on: day), let lamp = urgency(daysLeft) else {
      return nil
    }
    let begin = measure.status == .notStarted ? "立即启动，" : ""
    return DueMatter(
      id: measure.id, issue: measure.issue, department: measure.department,
      name: "措施：\(measure.content.withoutStop)（\(measure.issue)）", deadline: measure.deadline,
      daysLeft: daysLeft, lamp: lamp, state: measure.status.label,
      demand: begin + (lamp == .yellow ? "按期完成" : "抓紧办结"), fields: measure.fields)
  }

  /// Red or yellow; green is time enough.
  private func urgency(_ daysLeft: Int) -> Lamp? {
    profile.alerts.lamp(daysLeft: daysLeft).flatMap { $0 == .green ? nil : $0 }
  }
}
