/// A gate that is shut for an issue, and why.
public struct ShutGate: Hashable, Sendable {
  public let gate: IssueGate
  let detail: [String]

  /// What is not fulfilled, without advice: 完成标准未达到（…）.
  public var fault: String { gate.fault(detail) }
}

extension Ledger {
  /// The gates between an issue and 已销号 that are shut, in the order of the way (rules.md §1), as
  /// they stand for somebody who may close it; none where it is closed or withdrawn.
  public func shutGates(beforeClosing issue: Issue) -> [ShutGate] {
    let person = Occasion(by: profile.reviewers.first ?? "", on: issue.discoveredOn)
    var shut: [ShutGate] = []
    for gate in issue.stage.stepsToClosing.flatMap(\.gates)
    where !shut.contains(where: { $0.gate == gate }) {
      if let detail = obstruction(gate, issue, note: nil, person) {
        shut.append(ShutGate(gate: gate, detail: detail))
      }
    }
    return shut
  }
}

extension IssueStage {
  /// The steps that every issue has still to take from here until it is closed.
  fileprivate var stepsToClosing: [IssueStep] {
    switch self {
    case .registered, .correcting, .institutionalizing: [.correct, .submit, .close]
    case .verifying: [.close]
    case .closed, .withdrawn: []
    }
  }
}
