extension Ledger {
  /// Decides what `change` comes to; throws what forbids it, and changes nothing.
  public func check(_ change: Change, _ occasion: Occasion) throws(RuleBroken) -> Decision {
    switch change {
    case .add(let kind, let fields): try checkAddition(kind, fields, occasion)
    case .edit(let id, let assignments): try checkEdit(id, assignments, occasion)
    case .remove(let id, let reason): try checkRemoval(id, reason)
    case .start(let id): try checkMeasure(id, .start, occasion)
    case .done(let id, let day, let note, let evidence):
      try checkMeasure(id, .done, occasion, note: note, completedOn: day, evidence: evidence)
    case .verify(let id): try checkMeasure(id, .verify, occasion)
    case .halt(let id, let reason): try checkMeasure(id, .halt, occasion, note: reason)
    case .undone(let id, let reason): try checkMeasure(id, .undone, occasion, note: reason)
    case .advance(let id, let note): try checkAdvance(id, note, occasion)
    case .back(let id, let reason): try checkBack(id, reason, occasion)
    case .accept(let id, let opinion): try checkAcceptance(id, opinion, occasion)
    case .sendBack(let id, let opinion):
      try checkIssue(id, .sendBack, note: opinion, occasion)
    case .close(let id): try checkIssue(id, .close, note: nil, occasion)
    case .reopen(let id, let reason): try checkIssue(id, .reopen, note: reason, occasion)
    case .withdraw(let id, let reason): try checkWithdrawal(id, reason, occasion)
    case .extend(let id, let day, let reason, let approver, let text):
      try checkExtension(id, day, reason, approver, text, occasion)
    case .note(let id, let text): try checkNote(id, text, occasion)
    case .count(let id, let amount): try checkCount(id, amount)
    case .attach(let id, let evidence): try checkAttachment(id, evidence)
    case .adopt(let records): try checkAdoption(of: records, occasion)
    case .resolve(let seq, let resolution): try check(resolution, ofConflict: seq, occasion)
    }
  }

  func requireIssue(_ id: RecordID, _ action: String) throws(RuleBroken) -> Issue {
    if let issue = issues[id] { return issue }
    throw wrongKind(id, action)
  }

  func requireMeasure(_ id: RecordID, _ action: String) throws(RuleBroken) -> Measure {
    if let measure = measures[id] { return measure }
    throw wrongKind(id, action)
  }

  func wrongKind(_ id: RecordID, _ action: String) -> RuleBroken {
    switch kind(of: id) {
    case nil: .noSuchRecord(id)
    case .issue:
      .notForKind(id, .issue, action: action, instead: "请对它的措施办理（show \(id)）")
    case .measure:
      .notForKind(id, .measure, action: action, instead: "措施请启动、标为已完成、核实（start、done、verify）")
    case .policy:
      .notForKind(id, .policy, action: action, instead: "制度请推进或退回（advance、back），内容请修改（edit）")
    }
  }

  private func checkAdvance(
    _ id: RecordID, _ note: String?, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    if let policy = policies[id] { return try checkAdvance(policy, note) }
    let issue = try requireIssue(id, "推进")
    guard let step = nextStep(of: issue) else {
      let advice = issue.stage == .closed ? "如有反弹，请重启（reopen）" : "撤销的问题不再推进，误撤的请撤销那一步（undo）"
      throw .nothingNext(id, now: issue.stage.label, advice: advice)
    }
    return try checkIssue(id, step, note: note, occasion)
  }

  private func checkBack(
    _ id: RecordID, _ reason: String, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    if let policy = policies[id] { return try checkBack(policy, reason) }
    let issue = try requireIssue(id, "退回")
    switch issue.stage {
    case .correcting, .institutionalizing:
      return try checkIssue(id, .stepBack, note: reason, occasion)
    case .verifying: return try checkIssue(id, .sendBack, note: reason, occasion)
    case .closed:
      throw .nothingNext(id, now: issue.stage.label, advice: "如有反弹，请重启（reopen）")
    case .registered, .withdrawn:
      throw .nothingNext(id, now: issue.stage.label, advice: "它之前没有阶段")
    }
  }

  private func checkWithdrawal(
    _ id: RecordID, _ reason: String, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    if let policy = policies[id] { return try checkWithdrawal(of: policy, reason) }
    return try checkIssue(id, .withdraw, note: reason, occasion)
  }
}

extension String {
  /// The text without white space at its ends; `nil` where nothing is left to be seen.
  var trimmed: String? {
    var kept = drop { $0.isWhitespace }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept.contains(where: \.isVisible) ? String(kept) : nil
  }
}

extension Character {
  /// Whether there is something to see: no white space, no zero-width or control character.
  var isVisible: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate,
        .unassigned:
        false
      default: true
      }
    }
  }
}
