extension Ledger {
  /// Decides a longer deadline: a reason, somebody who approved it, and a later day.
  func checkExtension(
    _ id: RecordID, _ day: Day, _ reason: String, _ approver: String, _ text: String?,
    _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    guard let reason = reason.trimmed else { throw .reasonMissing(id, action: "延期") }
    guard let approver = approver.trimmed else {
      throw .textMissing(id, what: "批准人（--approved-by）")
    }
    func extended(_ deadline: Deadline) throws(RuleBroken) -> Deadline {
      guard let current = deadline.date else { throw .noDate(id) }
      guard day > current else { throw .notLater(id, from: current, to: day) }
      var move = Extension()
      (move.from, move.to, move.reason) = (current, day, reason)
      (move.approvedBy, move.approvedOn) = (approver, occasion.day)
      return deadline.extended(by: move, text: text?.trimmed)
    }
    if let measure = measures[id] {
      var moved = measure
      moved.deadline = try extended(measure.deadline)
      return Decision([Edit(op: "measure.extend", from: measure, to: moved)])
    }
    let issue = try requireIssue(id, "延期")
    guard issue.stage != .closed, issue.stage != .withdrawn else {
      throw .nothingNext(id, now: issue.stage.label, advice: "已经办结的问题不需要延期")
    }
    var moved = issue
    moved.deadline = try extended(issue.deadline)
    return Decision([Edit(op: "issue.extend", from: issue, to: moved)])
  }

  /// Decides a progress note: a dated line on a measure, an event of its own on anything else.
  func checkNote(
    _ id: RecordID, _ text: String, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    guard let text = text.trimmed else { throw .textMissing(id, what: "进展内容") }
    guard let measure = measures[id] else {
      guard let kind = kind(of: id) else { throw .noSuchRecord(id) }
      let op = "\(kind.rawValue).note"
      return Decision([Edit(op: op, item: id, set: Fields(), was: Fields(), note: text)])
    }
    var noted = measure
    var line = Progress()
    (line.on, line.by, line.note) = (occasion.day, occasion.person, text)
    noted.progress.append(line)
    return Decision([Edit(op: "measure.note", from: measure, to: noted)])
  }

  /// Decides a count towards a measure's target; an unknown figure is set by it.
  func checkCount(_ id: RecordID, _ amount: Amount) throws(RuleBroken) -> Decision {
    let measure = try requireMeasure(id, "计数")
    guard let target = measure.target else { throw .noTarget(id) }
    let sum = (target.actual ?? Amount(0)) + amount
    guard sum >= Amount(0) else { throw .belowZero(id, sum.description) }
    guard sum.isInRange else { throw .outOfRange(id) }
    var counted = measure
    counted.target?.actual = sum
    let edit = Edit(op: "measure.count", from: measure, to: counted)
    guard !edit.keys.isEmpty else { throw .nothingChanged(id) }
    return Decision([edit])
  }

  /// Decides that evidence is put on record.
  func checkAttachment(_ id: RecordID, _ evidence: [Evidence]) throws(RuleBroken) -> Decision {
    let measure = try requireMeasure(id, "登记佐证材料")
    var attached = measure
    attached.evidence += evidence.filter { !measure.evidence.contains($0) }
    let edit = Edit(op: "measure.attach", from: measure, to: attached)
    guard !edit.keys.isEmpty else { throw .nothingChanged(id) }
    return Decision([edit])
  }

  /// Decides a removal; what is still linked has to go first.
  func checkRemoval(_ id: RecordID, _ reason: String) throws(RuleBroken) -> Decision {
    guard let kind = kind(of: id) else { throw .noSuchRecord(id) }
    guard let reason = reason.trimmed else { throw .reasonMissing(id, action: "移除") }
    let linked = self.linked(to: id)
    guard linked.isEmpty else { throw .stillLinked(id, by: linked) }
    let op = "\(kind.rawValue).remove"
    let was = fields(of: id) ?? Fields()
    return Decision([Edit(op: op, item: id, set: Fields(), was: was, note: reason)])
  }

  /// The records that could not stand without `id`.
  func linked(to id: RecordID) -> [RecordID] {
    (measures(of: id) + measures(naming: id)).map(\.id)
  }
}
