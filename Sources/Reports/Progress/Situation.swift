import Rectification

/// Where an issue stands, in the words that every part of a report shares; a finer reading of the
/// three outcomes.
enum Situation: CaseIterable {
  case completed
  /// 当下改 is complete, 长久立 is on its way.
  case basicallyCompleted
  /// 当下改 is complete, 长久立 has not begun.
  case lastingNotStarted
  case underway
  case notStarted
  /// It has no measures, or all of them are halted.
  case withoutMeasures
  /// 已销号, although the lanes are not complete.
  case closedEarly

  init(stage: IssueStage, lanes: Lanes) {
    switch lanes.outcome {
    case .completed: self = .completed
    case _ where stage == .closed: self = .closedEarly
    case .basicallyCompleted:
      self = lanes.lasting == .notStarted ? .lastingNotStarted : .basicallyCompleted
    case .unfinished:
      let needed = [lanes.immediate, lanes.lasting].filter { $0 != .notNeeded }
      self = needed.contains { $0 != .notStarted } ? .underway : .notStarted
      if needed.isEmpty { self = .withoutMeasures }
    }
  }
}

extension Situation {
  /// What an unfinished issue is said to be at present.
  var label: String {
    switch self {
    case .completed: "已完成整改"
    case .basicallyCompleted: "已基本完成整改"
    case .lastingNotStarted: "已基本完成整改，“长久立”措施尚未启动"
    case .underway: "正在整改"
    case .notStarted: "尚未启动整改"
    case .withoutMeasures: "尚未明确整改措施"
    case .closedEarly: "已销号，但整改措施和制度成果尚未全部完成"
    }
  }

  /// How 存在的问题 heads a list of such issues that are not late and not explained.
  var shortcoming: String? {
    switch self {
    case .completed: nil
    case .basicallyCompleted: "未超过整改时限、基本完成并持续推进的问题"
    case .lastingNotStarted: "未超过整改时限、“长久立”措施尚未启动的问题"
    case .underway: "未超过整改时限、正在推进的问题"
    case .notStarted: "未超过整改时限、尚未启动的问题"
    case .withoutMeasures: "未超过整改时限、尚未明确整改措施的问题"
    case .closedEarly: "已销号但整改措施和制度成果尚未全部完成的问题"
    }
  }

  /// How 下一步打算 heads a list of such issues that have no plan of their own.
  var nextStep: String? {
    switch self {
    case .completed: nil
    case .lastingNotStarted: "需要尽快启动“长久立”措施的问题"
    case .basicallyCompleted: "按时限继续推进“长久立”措施的问题"
    case .underway: "按时限继续推进的问题"
    case .notStarted: "需要尽快启动整改的问题"
    case .withoutMeasures: "需要尽快明确整改措施的问题"
    case .closedEarly: "需要复核销号情况的问题"
    }
  }
}

extension ProgressReport {
  func situation(of issue: Issue) -> Situation {
    Situation(stage: issue.stage, lanes: ledger.lanes(of: issue.id))
  }

  /// A sentence for each situation that `head` names, with the issues that are in it.
  func lists(
    of issues: [Issue], head: (Situation) -> String?, each: (Issue) -> String
  ) -> [String] {
    let sorted = Dictionary(grouping: issues, by: situation)
    return Situation.allCases.compactMap { situation in
      head(situation).flatMap { list($0, "项", sorted[situation] ?? [], each: each) }
    }
  }
}
