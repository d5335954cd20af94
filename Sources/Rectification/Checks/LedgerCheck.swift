/// The checks of rules.md §4, a small function each, in the order of that list.
enum LedgerCheck {
  typealias Check = @Sendable (Ledger, Day) -> [Finding]

  static let all: [Check] = [
    danglingLinks, closedUnfinished, impossibleDates, doubledDocumentNumbers, negativeTargets,
    stepsNotAllowed,
    issuesWithoutMeasures, doneWithoutEvidence, malformedDocumentNumbers, unknownDepartments,
    silentlyMovedDeadlines, overdueWithoutObstacle, lastingWithoutPolicy,
    unsettledConflicts,
    onlySymptoms, unnamedPolicies, measuresWithoutProgress,
  ]

  @Sendable static func danglingLinks(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.places.flatMap { place in
      let (id, facts) = (ledger.measures.id(at: place), ledger.measures.facts(at: place))
      let issue = ledger.issues.contains(facts.issue) ? [] : [facts.issue]
      let policies = facts.policies.filter { !ledger.policies.contains($0) }
      return (issue + policies).map {
        Finding(.error, "danglingLink", id, "\(id) 关联的 \($0) 不在台账上，请改正或补录。")
      }
    }
  }

  @Sendable static func closedUnfinished(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.issues.places.flatMap { place -> [Finding] in
      guard ledger.issues.facts(at: place).stage == .closed else { return [] }
      let id = ledger.issues.id(at: place)
      return ledger.measureIDs(of: id).compactMap { measure in
        guard let status = ledger.measures.facts(of: measure)?.status, !status.isDone,
          status != .halted
        else { return nil }
        return Finding(
          .error, "closedUnfinished", id,
          "\(id) 已销号，但措施 \(measure) 为“\(status.label)”，请核实或重启问题。")
      }
    }
  }

  @Sendable static func impossibleDates(_ ledger: Ledger, _ day: Day) -> [Finding] {
    let issues = ledger.issues.places.flatMap { place in
      let facts = ledger.issues.facts(at: place)
      return earlier(
        ledger.issues.id(at: place), ("销号日期", facts.closedOn), ("查摆日期", facts.discoveredOn))
    }
    let measures = ledger.measures.places.flatMap { place in
      let facts = ledger.measures.facts(at: place)
      return earlier(
        ledger.measures.id(at: place), ("完成日期", facts.completedOn),
        ("问题查摆日期", ledger.issues.facts(of: facts.issue)?.discoveredOn))
    }
    let policies = ledger.policies.places.flatMap { place in
      let facts = ledger.policies.facts(at: place)
      return earlier(
        ledger.policies.id(at: place), ("施行日期", facts.effectiveOn), ("印发日期", facts.issuedOn))
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
    var first: [Name: RecordID] = [:]
    return ledger.policies.places.compactMap { place in
      let id = ledger.policies.id(at: place)
      guard let number = ledger.policies.facts(at: place).documentNumber else { return nil }
      guard let other = first[number] else {
        first[number] = id
        return nil
      }
      return Finding(
        .error, "doubledDocumentNumber", id,
        "\(id) 与 \(other) 的发文字号同为“\(ledger.policies.names[number])”，请核对。")
    }
  }

  @Sendable static func negativeTargets(_ ledger: Ledger, _ day: Day) -> [Finding] {
    ledger.measures.records { $0.target != nil }.compactMap { measure in
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
