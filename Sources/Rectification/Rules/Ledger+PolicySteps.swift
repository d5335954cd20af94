extension Ledger {
  /// Decides a policy's next stage: 印发 needs a number and a date, 施行 an effective date.
  func checkAdvance(_ policy: Policy, _ note: String?) throws(RuleBroken) -> Decision {
    guard let next = policy.stage.next(for: policy.change) else {
      let advice = policy.stage == .inForce ? "如需废止，请办理废止（withdraw）" : "它已走完全程"
      throw .nothingNext(policy.id, now: policy.stage.label, advice: advice)
    }
    var needs: [String] = []
    if next == .issued {
      if policy.documentNumber == nil { needs.append("发文字号（documentNumber）") }
      if policy.issuedOn == nil { needs.append("印发日期（issuedOn）") }
    }
    if next == .inForce, policy.effectiveOn == nil {
      needs.append("施行日期（effectiveOn）")
    }
    guard needs.isEmpty else { throw .policyNeeds(policy.id, next, needs) }
    if next == .issued { try checkDocumentNumber(of: policy) }
    return Decision([step(policy, to: next, "advance", note)])
  }

  /// Decides one stage back, with a reason.
  func checkBack(_ policy: Policy, _ reason: String) throws(RuleBroken) -> Decision {
    guard let previous = policy.stage.previous(for: policy.change) else {
      throw .nothingNext(policy.id, now: policy.stage.label, advice: "它之前没有阶段")
    }
    guard let reason = reason.trimmed else { throw .reasonMissing(policy.id, action: "退回") }
    return Decision(
      [step(policy, to: previous, "back", reason)], reopened(by: policy, now: previous))
  }

  /// Decides that a policy in force is repealed; the answer names the lanes that this reopens.
  func checkWithdrawal(of policy: Policy, _ reason: String) throws(RuleBroken) -> Decision {
    guard policy.stage == .inForce else {
      throw .nothingNext(policy.id, now: policy.stage.label, advice: "施行中的制度才能废止")
    }
    guard let reason = reason.trimmed else { throw .reasonMissing(policy.id, action: "废止") }
    return Decision(
      [step(policy, to: .repealed, "withdraw", reason)], reopened(by: policy, now: .repealed))
  }

  func checkDocumentNumber(of policy: Policy) throws(RuleBroken) {
    guard let number = policy.documentNumber else { return }
    guard DocumentNumber.isWellFormed(number) else {
      throw .documentNumber(policy.id, number, repaired: DocumentNumber.repaired(number))
    }
    if let other = otherPolicy(numbered: number, than: policy.id) {
      throw .documentNumberTaken(policy.id, number, by: other)
    }
  }

  /// Another policy that has a 发文字号.
  func otherPolicy(numbered number: String, than id: RecordID) -> RecordID? {
    guard let name = policies.names.name(number) else { return nil }
    return policies.places.lazy
      .filter { policies.facts(at: $0).documentNumber == name }
      .map { policies.id(at: $0) }
      .first { $0 != id }
  }

  private func step(
    _ policy: Policy, to stage: PolicyStage, _ verb: String, _ note: String?
  ) -> Edit {
    var moved = policy
    moved.stage = stage
    return Edit(op: "policy.\(verb)", from: policy, to: moved, note: note?.trimmed)
  }

  /// The issues whose 长久立 lane was complete only as long as `policy` was effective.
  private func reopened(by policy: Policy, now stage: PolicyStage) -> [Remark] {
    var moved = policy
    moved.stage = stage
    guard policy.isEffective, !moved.isEffective else { return [] }
    let issues = Set(measures(naming: policy.id).filter { $0.track == .lasting }.map(\.issue))
    let complete = issues.filter { lanes(of: $0).lasting == .complete }.sorted()
    return complete.isEmpty ? [] : [.lanesReopened(complete)]
  }
}
