extension Ledger {
  /// Decides a step of a measure (rules.md §1).
  func checkMeasure(
    _ id: RecordID, _ step: MeasureStep, _ occasion: Occasion, note: String? = nil,
    completedOn: Day? = nil, evidence: [Evidence] = []
  ) throws(RuleBroken) -> Decision {
    let measure = try requireMeasure(id, step.label)
    guard step.from.contains(measure.status) else {
      throw .wrongStatus(id, step, now: measure.status)
    }
    let note = note?.trimmed
    if step.needsReason, note == nil { throw .reasonMissing(id, action: step.label) }
    var moved = measure
    moved.status = step.to
    switch step {
    case .done:
      moved.completedOn = try completionDay(of: measure, completedOn ?? occasion.day, occasion)
      moved.evidence += evidence
      try checkPolicies(of: measure)
    case .undone: moved.completedOn = nil
    case .verify: try checkVerifier(of: measure, occasion)
    case .start, .halt: break
    }
    let edit = Edit(op: "measure.\(step.rawValue)", from: measure, to: moved, note: note)
    return Decision([edit], remarks(after: step, of: moved))
  }

  private func checkPolicies(of measure: Measure) throws(RuleBroken) {
    guard measure.track == .lasting else { return }
    let missing = policiesMissing(for: measure)
    if !missing.isEmpty { throw .policiesNotInForce(measure.id, standing(missing)) }
  }

  private func completionDay(
    of measure: Measure, _ day: Day, _ occasion: Occasion
  ) throws(RuleBroken) -> Day {
    if day > occasion.day {
      throw .dateOrder(measure.id, what: "完成日期", day, than: "今天", occasion.day, isLater: true)
    }
    if let found = issues[measure.issue]?.discoveredOn, day < found {
      throw .dateOrder(measure.id, what: "完成日期", day, than: "问题查摆日期", found, isLater: false)
    }
    return day
  }

  /// Reviewers verify; without a list, anybody but the one who reported the work (format.md).
  private func checkVerifier(of measure: Measure, _ occasion: Occasion) throws(RuleBroken) {
    guard isReviewer(occasion.person) else {
      throw .notReviewer(
        measure.id, action: "核实", person: occasion.person, reviewers: profile.reviewers)
    }
    if profile.reviewers.isEmpty, history.reporter(of: measure.id) == occasion.person {
      throw .ownReport(measure.id, person: occasion.person)
    }
  }

  private func remarks(after step: MeasureStep, of moved: Measure) -> [Remark] {
    guard let issue = issues[moved.issue] else { return [] }
    if issue.stage == .closed { return moved.status.isDone ? [] : [.issueIsClosed(issue.id)] }
    guard step == .done, [.correcting, .institutionalizing].contains(issue.stage) else { return [] }
    let measures = measures(of: issue.id).map { $0.id == moved.id ? moved : $0 }
    let isReady = measures.filter { $0.status != .halted }.allSatisfy { measure in
      measure.status.isDone && !measure.evidence.isEmpty
        && (issue.obstacle?.trimmed != nil || measure.target?.isMet != false)
    }
    return isReady ? [.readyToSubmit(issue.id)] : []
  }
}
