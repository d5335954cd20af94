/// Where an issue stands between being put on the ledger and being closed.
public enum IssueStage: String, Code {
  case registered, correcting, institutionalizing, verifying, closed, withdrawn

  public var label: String {
    switch self {
    case .registered: "已建账"
    case .correcting: "当下改"
    case .institutionalizing: "长久立"
    case .verifying: "待验收"
    case .closed: "已销号"
    case .withdrawn: "已撤销"
    }
  }

  /// The stages of the ordinary way, in order.
  public static let path: [IssueStage] = [
    .registered, .correcting, .institutionalizing, .verifying, .closed,
  ]
}

/// A step of an issue from one stage to another.
public enum IssueStep: String, CaseIterable, Sendable {
  case correct, institutionalize, submit, close, stepBack, sendBack, reopen, withdraw

  public var label: String {
    switch self {
    case .correct: "进入“当下改”"
    case .institutionalize: "转入“长久立”"
    case .submit: "提交验收"
    case .close: "销号"
    case .stepBack: "退回上一阶段"
    case .sendBack: "验收退回"
    case .reopen: "反弹重启"
    case .withdraw: "撤销该问题"
    }
  }

  /// The stages from which the step can be taken (rules.md §1).
  public var from: [IssueStage] {
    switch self {
    case .correct: [.registered]
    case .institutionalize: [.correcting]
    case .submit: [.correcting, .institutionalizing]
    case .close: [.verifying]
    case .stepBack: [.correcting, .institutionalizing]
    case .sendBack: [.verifying]
    case .reopen: [.closed]
    case .withdraw: [.registered, .correcting, .institutionalizing, .verifying]
    }
  }

  /// What has to hold before the step, in the order in which it is asked.
  public var gates: [IssueGate] {
    switch self {
    case .correct: [.hasMeasure]
    case .institutionalize: [.immediateComplete, .hasLastingLane]
    case .submit:
      [.hasWork, .immediateComplete, .lastingComplete, .everyDoneMeasureProven, .targetsMet]
    case .close:
      [
        .accepted, .otherThanReporter, .acceptorIsReviewer, .closerIsReviewer, .opinionWritten,
        .criteriaMet, .feedbackGiven, .nothingUnfinished, .hasWork,
      ]
    case .stepBack, .reopen, .withdraw: [.reasonGiven]
    case .sendBack: [.demandGiven]
    }
  }

  /// The part of an event's `op` after the dot.
  var verb: String {
    switch self {
    case .correct, .institutionalize, .submit: "advance"
    case .close: "close"
    case .stepBack: "back"
    case .sendBack: "return"
    case .reopen: "reopen"
    case .withdraw: "withdraw"
    }
  }
}

/// A named condition of a step; its sentence is made in `RuleBroken`.
public enum IssueGate: String, CaseIterable, Sendable {
  case hasMeasure, hasWork, immediateComplete, hasLastingLane, lastingComplete
  case everyDoneMeasureProven, targetsMet
  case accepted, otherThanReporter, acceptorIsReviewer, closerIsReviewer, opinionWritten
  case criteriaMet, feedbackGiven, nothingUnfinished
  case reasonGiven, demandGiven
}
