/// The warning lamp of something unfinished that has a day (超期 · 临期), never by colour alone.
public enum Lamp: String, Code {
  case red, yellow, green

  public var label: String {
    switch self {
    case .red: "超期"
    case .yellow: "临期"
    case .green: "将到期"
    }
  }

  /// ● 红 ▲ 黄 ○ 绿.
  public var sign: String {
    switch self {
    case .red: "●"
    case .yellow: "▲"
    case .green: "○"
    }
  }
}

extension Alerts {
  /// The lamp for something with `daysLeft` to its deadline; `nil` where there is time enough.
  public func lamp(daysLeft: Int) -> Lamp? {
    switch daysLeft {
    case ..<0: .red
    case 0...yellow: .yellow
    case 0...max(green, yellow): .green
    default: nil
    }
  }
}

extension Ledger {
  /// Whether the issue counts and its outcome is not 已完成.
  public func isUnfinished(_ issue: Issue) -> Bool {
    issue.stage != .withdrawn && outcome(of: issue.id) != .completed
  }

  /// Whether the measure is neither done nor halted; those of withdrawn issues are left alone.
  public func isUnfinished(_ measure: Measure) -> Bool {
    !measure.status.isDone && measure.status != .halted
      && issues.facts(of: measure.issue)?.stage != .withdrawn
  }

  /// Days from `day` to the deadline of an unfinished issue (rules.md §3).
  public func daysLeft(_ issue: Issue, on day: Day) -> Int? {
    isUnfinished(issue) ? issue.deadline.date.map { $0 - day } : nil
  }

  /// Days from `day` to the deadline of an unfinished measure.
  public func daysLeft(_ measure: Measure, on day: Day) -> Int? {
    isUnfinished(measure) ? measure.deadline.date.map { $0 - day } : nil
  }

  /// The same of an issue by its facts.
  func daysLeft(_ issue: IssueFacts, _ slot: Int, on day: Day) -> Int? {
    guard let date = issue.deadline, issue.stage != .withdrawn,
      lanes(ofSlot: slot).outcome != .completed
    else { return nil }
    return date - day
  }

  /// The same of a measure by its facts.
  func daysLeft(_ measure: MeasureFacts, on day: Day) -> Int? {
    isUnfinished(measure) ? measure.deadline.map { $0 - day } : nil
  }

  func isUnfinished(_ measure: MeasureFacts) -> Bool {
    !measure.status.isDone && measure.status != .halted
      && issues.facts(of: measure.issue)?.stage != .withdrawn
  }

  public func lamp(_ issue: Issue, on day: Day) -> Lamp? {
    daysLeft(issue, on: day).flatMap(profile.alerts.lamp)
  }

  public func lamp(_ measure: Measure, on day: Day) -> Lamp? {
    daysLeft(measure, on: day).flatMap(profile.alerts.lamp)
  }

  /// The lamp of the issue that stands at a place.
  public func lamp(ofIssueAt place: Int, on day: Day) -> Lamp? {
    let slot = issues.slot(at: place)
    return daysLeft(issues.facts(inSlot: slot), slot, on: day).flatMap(profile.alerts.lamp)
  }
}
