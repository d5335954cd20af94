/// The checks of rules.md §4, a small function each, in the order of that list.
enum LedgerCheck {
  typealias Check = @Sendable (Ledger, Day) -> [Finding]

  static let all: [Check] = [
    danglingLinks, closedUnfinished, impossibleDates, doubledDocumentNumbers, negativeTargets,
    stepsNotAllowed,
    issuesWithoutMeasures, doneWithoutEvidence, malformedDocumentNumbers, unknownDepartments,
    silentlyMovedDeadlines, overdueWithoutObstacle, lastingWithoutPolicy,
    onlySymptoms, unnamedPolicies, measuresWithoutProgress,
  ]

  @Sendable static func danglingLinks(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records.flatMap { measure in
      let issue = ledger.issues.contains(measure.issue) ? [] : [measure.issue]
      let policies = measure.policies.filter { !ledger.policies.contains($0) }
      return (issue + policies).map {
        Finding(.error, "danglingLink", measure.id, "\(measure.id) 关联的 \($0) 不在台账上，请改正或补录。")
      }
    }
  }

  @Sendable static func closedUnfinished(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.records.filter { $0.stage == .closed }.flatMap { issue in
      ledger.measures(of: issue.id).filter { !$0.status.isDone && $0.status != .halted }.map {
        Finding(
          .error, "closedUnfinished", issue.id,
          "\(issue.id) 已销号，但措施 \($0.id) 为“\($0.status.label)”，请核实或重启问题。")
      }
    }
  }

  @Sendable static func impossibleDates(_ ledger: Ledger, _ day: Day) -> [Finding] {
    let issues = ledger.issues.records.flatMap { issue in
      earlier(issue.id, ("销号日期", issue.closedOn), ("查摆日期", issue.discoveredOn))
    }
    let measures = ledger.measures.records.flatMap { measure in
      earlier(
        measure.id, ("完成日期", measure.completedOn),
        ("问题查摆日期", ledger.issues[measure.issue]?.discoveredOn))
    }
    let policies = ledger.policies.records.flatMap { policy in
      earlier(policy.id, ("施行日期", policy.effectiveOn), ("印发日期", policy.issuedOn))
    }
    return issues + measures + policies
  }

  private static func earlier(
    _ id: RecordID, _ later: (name: String, day: Day?), _ first: (name: String, day: Day?)
  ) -> [Finding] {
    guard let day = later.day, let other = first.day, day < other else { return [] }
    let message = "\(id) 的\(later.name)（\(day)）早于\(first.name)（\(other)），请核对。"
    return [Finding(.error, "impossibleDates", id, message)]
  }

  @Sendable static func doubledDocumentNumbers(_ ledger: Ledger, _ day: Day) -> [Finding] {
    var first: [String: RecordID] = [:]
    return ledger.policies.records.compactMap { policy in
      guard let number = policy.documentNumber else { return nil }
      guard let other = first[number] else {
        first[number] = policy.id
        return nil
      }
      return Finding(
        .error, "doubledDocumentNumber", policy.id,
        "\(policy.id) 与 \(other) 的发文字号同为“\(number)”，请核对。")
    }
  }

  @Sendable static func negativeTargets(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records.compactMap { measure in
      guard let actual = measure.target?.actual, actual < Amount(0) else { return nil }
      return Finding(
        .error, "negativeTarget", measure.id, "\(measure.id) 的量化指标完成值为 \(actual)，不能小于 0，请改正。")
    }
  }

  /// Acceptances and closures in the journal by somebody who was not allowed to make them.
  @Sendable static func stepsNotAllowed(_ ledger: Ledger, _ day: Day) -> [Finding] {
    StepAudit(of: ledger).findings
  }
}
