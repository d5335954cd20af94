extension Ledger {
  /// Throws where the rules forbid here what its maker was allowed on another desk; reviewers and
  /// four eyes, too.
  func checkRules(_ edit: Edit, _ event: Event) throws(Clash) {
    guard edit.item != .ledger, !event.isConflict, edit.op != Event.settlementOp else { return }
    if let step = edit.step {
      try check(step, leadsTo: edit, Occasion(by: event.by, on: edit.day(orThatOf: event.at)))
    } else if !edit.keys.isEmpty, !edit.isGrowth {
      try checkRecord(after: edit)
    } else if kind(of: edit.item) == nil {
      throw .gone
    }
  }

  private func check(
    _ step: Change, leadsTo edit: Edit, _ occasion: Occasion
  ) throws(Clash) {
    let made: Fields?
    do throws(RuleBroken) { made = try check(step, occasion).edits.first?.set } catch {
      // An extension that is not the longest stands on record beside it.
      if case .notLater = error { return }
      throw .refused(error)
    }
    for key in ["stage", "status"] where edit.set[key] != made?[key] { throw .changed([key]) }
  }

  /// Throws where taking something back or bringing it back would leave a link to nothing, or a
  /// 发文字号 twice.
  func checkAnswer(_ edit: Edit) throws(Clash) {
    if edit.isRemoval {
      let linked = linked(to: edit.item)
      guard linked.isEmpty else { throw .refused(.stillLinked(edit.item, by: linked)) }
    }
    if edit.isAddition { try checkRecord(after: edit) }
    if let number = edit.set["documentNumber"]?.text,
      let other = otherPolicy(numbered: number, than: edit.item)
    {
      throw .refused(.documentNumberTaken(edit.item, number, by: other))
    }
  }

  /// Throws where the record that an edit leaves is not as a record has to be.
  func checkRecord(after edit: Edit) throws(Clash) {
    switch kind(ofItemIn: edit) {
    case .issue?: try checkRecord(result(issues[edit.item], edit), edit)
    case .measure?: try checkRecord(result(measures[edit.item], edit), edit)
    case .policy?: try checkRecord(result(policies[edit.item], edit), edit)
    case nil: throw .gone
    }
  }

  private func checkRecord<Record: Registered>(
    _ record: Record, _ edit: Edit
  ) throws(Clash) {
    do throws(RuleBroken) {
      try checkContents(of: record)
      if edit.op.hasSuffix(".import") { try checkState(of: record) }
    } catch { throw .refused(error) }
  }

  /// Throws where a value of the edit does not fit its field.
  func checkValues(of edit: Edit) throws(Clash) {
    if edit.item == .ledger {
      do throws(BadValue) { _ = try edited(profile, edit) } catch { throw .misfit(error) }
    }
    guard !edit.isRemoval else { return }
    switch kind(ofItemIn: edit) {
    case .issue?: _ = try result(issues[edit.item], edit)
    case .measure?: _ = try result(measures[edit.item], edit)
    case .policy?: _ = try result(policies[edit.item], edit)
    case nil: break
    }
  }

  private func kind(ofItemIn edit: Edit) -> RecordKind? {
    kind(of: edit.item) ?? (edit.isAddition ? RecordKind(of: edit.set) : nil)
  }

  private func result<Record: Registered>(
    _ record: Record?, _ edit: Edit
  ) throws(Clash) -> Record {
    do throws(BadValue) {
      guard let record else { return try Record(edit.set) }
      return try edited(record, edit)
    } catch { throw .misfit(error) }
  }
}

extension Edit {
  /// The step that the edit is the outcome of; `nil` for contents, which are checked as such.
  var step: Change? {
    let reason = note ?? ""
    switch op {
    case "measure.start": return .start(item)
    case "measure.done":
      return .done(item, on: set["completedOn"]?.day, note: note, evidence: newEvidence)
    case "measure.verify": return .verify(item)
    case "measure.halt": return .halt(item, reason: reason)
    case "measure.undone": return .undone(item, reason: reason)
    case "issue.advance", "policy.advance": return .advance(item, note: note)
    case "issue.back", "policy.back": return .back(item, reason: reason)
    case "issue.accept":
      let opinion = set["acceptance"]?.object?["opinion"]?.text
      return .accept(item, opinion: opinion ?? reason)
    case "issue.return": return .sendBack(item, opinion: reason)
    case "issue.close": return .close(item)
    case "issue.reopen": return .reopen(item, reason: reason)
    case "issue.withdraw", "policy.withdraw": return .withdraw(item, reason: reason)
    case "issue.extend", "measure.extend": return extending
    case "issue.remove", "measure.remove", "policy.remove":
      return .remove(item, reason: reason)
    default: return nil
    }
  }

  private var extending: Change? {
    guard let deadline = set["deadline"]?.object, let move = deadline["extensions"]?.list?.last,
      let made = try? Extension(move)
    else { return nil }
    return .extend(
      item, to: made.to, reason: made.reason, approvedBy: made.approvedBy,
      text: deadline["text"]?.text)
  }

  private var newEvidence: [Evidence] {
    let old = was["evidence"]?.list ?? []
    return (set["evidence"]?.list ?? []).filter { !old.contains($0) }
      .compactMap { try? Evidence($0) }
  }

  /// Whether it adds to a record, or takes back from it, what needs nothing else of it.
  fileprivate var isGrowth: Bool { op.hasSuffix(".note") || op.hasSuffix(".attach") }

  /// The day on which its maker did it: the cut-off date may have been later than the clock's.
  func day(orThatOf instant: Instant) -> Day {
    max(set["completedOn"]?.day ?? instant.day, instant.day)
  }
}

extension Value {
  fileprivate var day: Day? { text.flatMap { Day($0) } }
}
