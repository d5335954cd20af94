import Cells
import Rectification

extension Ledger {
  /// The lines of an issue's card: what it is, whose, and what it waits for; five at most, or three
  /// of a flat one.
  func card(
    _ issue: Issue, _ grouping: BoardGrouping, _ occasion: Occasion, width: Int, isFlat: Bool
  ) -> [[Span]] {
    let due = issue.deadline.span(
      daysLeft: daysLeft(issue, on: occasion.day), lamp: lamp(issue, on: occasion.day))
    let stage = grouping == .stage ? [] : [Span(issue.stage.label + " ", issue.stage.style)]
    let department = grouping == .department ? [] : [Span(issue.department.sanitized)]
    let head = [Span("\(issue.id) "), due]
    let state = [Span(state(of: issue, occasion), Style(isDim: true))]
    let title = issue.title.sanitized
    guard !isFlat else {
      return [head + [Span("  ")] + stage + department, [Span(title.truncated(to: width))], state]
    }
    return [head, stage + department] + lines(of: title, width).map { [Span($0)] } + [state]
  }

  /// A title on two lines at most.
  private func lines(of title: String, _ width: Int) -> [String] {
    let lines = title.wrapped(to: width)
    return [lines[0], lines.dropFirst().joined().truncated(to: width)].filter { !$0.isEmpty }
  }

  /// `措施 1/2 待长久立`, or when it was closed.
  private func state(of issue: Issue, _ occasion: Occasion) -> String {
    if issue.stage == .closed { return issue.closedOn.map { "\($0) 销号" } ?? issue.stage.label }
    let measures = measures(of: issue.id)
    let done = measures.count { $0.status.isDone }
    return "措施 \(done)/\(measures.count) \(waiting(issue, occasion))"
  }

  /// What keeps an issue where it stands, or the step that it is ready for.
  private func waiting(_ issue: Issue, _ occasion: Occasion) -> String {
    do throws(RuleBroken) {
      _ = try check(.advance(issue.id, note: nil), occasion)
      return nextStep(of: issue)?.readiness ?? ""
    } catch {
      if case .gate(_, _, let gate, _) = error { return gate.wait }
      return ""
    }
  }
}

extension IssueStep {
  /// That nothing is in its way, for a card.
  fileprivate var readiness: String {
    switch self {
    case .correct: "可进当下改"
    case .institutionalize: "可转长久立"
    case .submit: "可提交验收"
    case .close: "可销号"
    case .stepBack, .sendBack, .reopen, .withdraw: ""
    }
  }
}

extension IssueGate {
  /// What a shut gate waits for, in five characters for a card.
  fileprivate var wait: String {
    switch self {
    case .hasMeasure, .hasWork: "待定措施"
    case .immediateComplete: "待当下改"
    case .hasLastingLane, .lastingComplete: "待长久立"
    case .everyDoneMeasureProven: "待补佐证"
    case .targetsMet: "待达指标"
    case .accepted: "待验收"
    case .otherThanReporter: "待他人验收"
    case .acceptorIsReviewer, .closerIsReviewer: "待验收人员"
    case .opinionWritten: "待验收意见"
    case .criteriaMet: "待达标准"
    case .feedbackGiven: "待群众反馈"
    case .nothingUnfinished: "待措施办结"
    case .reasonGiven, .demandGiven: ""
    }
  }
}
