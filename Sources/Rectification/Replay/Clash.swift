/// What keeps an event of one desk from being made on top of another's.
enum Clash: Error, Hashable {
  /// The record is no longer there.
  case gone
  /// There is a record with the id of the one that came back.
  case taken
  /// Fields that no longer read as the event found them.
  case changed([String])
  /// A rule that forbids it now.
  case refused(RuleBroken)
  case misfit(BadValue)
}

extension Ledger {
  /// What a field of a record reads, for people.
  public func words(for key: String, of id: RecordID) -> String? {
    let wording =
      id == .ledger
      ? Wording(key, in: Profile.self)
      : Wording(key, of: kind(of: id) ?? RecordKind(lettersOf: id))
    return fields(of: id)?[key].map(wording.show)
  }
}

extension Event {
  /// The `op` of an event that could not be made on top of another desk's.
  static let conflictOp = "sync.conflict"

  /// Whether it changes nothing, and keeps what somebody wanted.
  public var isConflict: Bool { edit.op == Event.conflictOp }

  /// What a conflict would have done.
  public internal(set) var wanted: Edit? {
    get {
      guard let fields = others["wanted"]?.object, let op = fields["op"]?.text else { return nil }
      return Edit(
        op: op, item: edit.item, set: fields["set"]?.object ?? Fields(),
        was: fields["was"]?.object ?? Fields(), note: fields["note"]?.text)
    }
    set {
      others["wanted"] = newValue.map { edit in
        var fields: Fields = [
          "op": .text(edit.op), "set": .object(edit.set), "was": .object(edit.was),
        ]
        fields["note"] = edit.note.map(Value.text)
        return .object(fields)
      }
    }
  }

  /// The conflict that stands in the journal for the event.
  func conflict(_ clash: Clash, _ ledger: Ledger) -> Event {
    var conflict = self
    conflict.wanted = edit
    conflict.edit = Edit(
      op: Event.conflictOp, item: edit.item, set: Fields(), was: Fields(),
      note: sentence(for: clash, ledger))
    // What settled a conflict hands it on to this one; an answer has answered nothing.
    if isAnswer { conflict.of = [] }
    return conflict
  }

  /// `未采用“修改”（标题：甲 → 乙）：标题已由 hr@desk2 改为“丙”`.
  private func sentence(for clash: Clash, _ ledger: Ledger) -> String {
    let what = summary.isEmpty ? "" : "（\(summary)）"
    return "未采用“\(action)”\(what)：\(reason(clash, ledger))"
  }

  private func reason(_ clash: Clash, _ ledger: Ledger) -> String {
    switch clash {
    case .gone: return "\(edit.item) 已被移除"
    case .taken: return "已另有编号为 \(edit.item) 的记录"
    case .changed(let keys):
      return keys.map { key in
        let other = ledger.history.lastEvent(
          touching: key, of: edit.item, notBy: account(of: by))
        let now = ledger.words(for: key, of: edit.item)
        return "\(ledger.label(of: key, in: edit.item))已\(other.map { "由 \($0.by) " } ?? "")"
          + (now.map { "改为“\($0)”" } ?? "去掉")
      }.joined(separator: "，")
    case .refused(let rule):
      let sentence = rule.description
      return sentence.last == "。" ? String(sentence.dropLast()) : sentence
    case .misfit(let bad): return bad.description
    }
  }
}
