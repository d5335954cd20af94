import Rectification

extension RuleBroken {
  /// The command that leads to what a refusal asks for.
  var command: Command? {
    switch self {
    case .gate(_, _, let gate, _):
      switch gate {
      case .hasMeasure, .hasWork, .hasLastingLane, .immediateComplete, .lastingComplete,
        .everyDoneMeasureProven, .targetsMet, .nothingUnfinished:
        .linked
      case .criteriaMet, .feedbackGiven: .edit
      case .accepted, .opinionWritten, .otherThanReporter: .choose
      case .acceptorIsReviewer, .closerIsReviewer, .reasonGiven, .demandGiven: nil
      }
    case .policyNeeds, .documentNumber, .documentNumberTaken: .edit
    case .policiesNotInForce: .linked
    case .wrongStage, .wrongStatus, .nothingNext: .choose
    case .notForKind(_, .issue, _, _): .linked
    default: nil
    }
  }
}

extension Command {
  /// What pressing the key does, at the end of a refusal.
  var hintOfRefusal: String {
    switch self {
    case .linked: "看关联的记录"
    case .edit: "填写"
    default: "看可办的事"
    }
  }
}
