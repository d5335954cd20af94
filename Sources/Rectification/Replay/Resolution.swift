/// Whose side is taken in a conflict.
public enum Resolution: String, Code {
  /// What the conflict wanted is done after all, if the rules allow it now.
  case mine
  /// What stands on the ledger stays.
  case theirs

  public var label: String {
    switch self {
    case .mine: "采用本方"
    case .theirs: "采用对方"
    }
  }
}

extension Event {
  /// The `op` of an event that settles a conflict and changes nothing.
  static let settlementOp = "sync.resolve"
}

extension Ledger {
  /// The conflicts that nobody has settled yet, or whose settlement was taken back; oldest first.
  public var openConflicts: [Event] {
    let events = history.events
    // Most ledgers have never had one.
    guard let first = events.indices.first(where: { events.traits(at: $0).contains(.conflict) })
    else { return [] }
    var open: [Int: Event] = [:]
    var settled: [Int: [Event]] = [:]
    for event in events[first...] {
      for seq in event.of {
        if event.isAnswer, let conflicts = settled[seq] {
          for conflict in conflicts {
            open[conflict.seq] = event.edit.op == Direction.undo.rawValue ? conflict : nil
          }
        } else if let conflict = history.event(seq), conflict.isConflict {
          open[seq] = event.edit.op == Direction.redo.rawValue ? conflict : nil
          if !event.isAnswer, !event.isConflict { settled[event.seq, default: []].append(conflict) }
        }
      }
      if event.isConflict { open[event.seq] = event }
    }
    return open.values.sorted { $0.seq < $1.seq }
  }

  /// Decides how a conflict is settled: one step, which can be undone.
  func check(
    _ resolution: Resolution, ofConflict seq: Int, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    guard let conflict = history.event(seq), conflict.isConflict, let wanted = conflict.wanted
    else { throw .noSuchConflict(seq) }
    guard openConflicts.contains(where: { $0.seq == seq }) else { throw .conflictSettled(seq) }
    switch resolution {
    case .theirs:
      let edit = Edit(op: Event.settlementOp, item: wanted.item, set: Fields(), was: Fields())
      return Decision([edit], of: [seq])
    case .mine:
      var decision = try insisting(on: wanted, seq, occasion)
      decision.of = [seq]
      return decision
    }
  }

  /// What a conflict wanted, as a change of the ledger as it is now.
  private func insisting(
    on wanted: Edit, _ seq: Int, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    if let step = wanted.step { return try check(step, occasion) }
    var edit = wanted
    if wanted.isAddition {
      if hasRecord(wanted.item) { edit = wanted.called(history.nextID(RecordKind(of: wanted.set))) }
    } else {
      guard let now = fields(of: wanted.item) else { throw .noSuchRecord(wanted.item) }
      try requireOwned(wanted, seq, now)
      edit = wanted.replacing(now)
      guard !edit.keys.isEmpty else { throw .nothingChanged(wanted.item) }
    }
    if Direction(rawValue: edit.op) != nil { edit.op = opOfItsOwn(edit) }
    do throws(Clash) {
      try checkValues(of: edit)
      if edit.isRemoval {
        try checkAnswer(edit)
      } else if edit.item != .ledger {
        try checkRecord(after: edit)
      }
    } catch { throw error.rule(edit.item) }
    return Decision([edit])
  }

  private func hasRecord(_ id: RecordID) -> Bool { kind(of: id) != nil }

  /// What an undo or redo is called where it is done by itself.
  private func opOfItsOwn(_ edit: Edit) -> String {
    if edit.item == .ledger { return "ledger.edit" }
    let kind = kind(of: edit.item) ?? RecordKind(of: edit.set)
    return "\(kind.rawValue).\(edit.isAddition ? "add" : edit.isRemoval ? "remove" : "edit")"
  }

  /// Fields that belong to steps are not written over: there the way is the step itself.
  private func requireOwned(_ wanted: Edit, _ seq: Int, _ now: Fields) throws(RuleBroken) {
    let rows = kind(of: wanted.item)?.ownedKeys ?? []
    let overtaken = wanted.keys.filter { rows.contains($0) && now[$0] != wanted.was[$0] }
    guard overtaken.isEmpty else {
      throw .overtaken(seq, wanted.item, overtaken.map { label(of: $0, in: wanted.item) })
    }
  }
}

extension Edit {
  /// The same wish on a record that reads `now` by now.
  fileprivate func replacing(_ now: Fields) -> Edit {
    var edit = self
    for key in keys {
      var wish = set[key]
      if let lines = now[key]?.list, let mine = wish?.list, mine.starts(with: was[key]?.list ?? []),
        ["progress", "evidence", "followUps"].contains(key)
      {
        wish = .list(lines + mine[(was[key]?.list ?? []).count...].filter { !lines.contains($0) })
      }
      let isSame = wish == now[key]
      (edit.set[key], edit.was[key]) = isSame ? (nil, nil) : (wish, now[key])
    }
    return edit
  }

  /// The addition under another id.
  fileprivate func called(_ id: RecordID) -> Edit {
    var edit = self
    (edit.item, edit.set["id"]) = (id, .text(id.text))
    return edit
  }
}

extension RecordKind {
  /// The fields that only steps may change.
  fileprivate var ownedKeys: [String] {
    switch self {
    case .issue: Issue.table.filter { $0.guardian != nil }.map(\.key)
    case .measure: Measure.table.filter { $0.guardian != nil }.map(\.key)
    case .policy: Policy.table.filter { $0.guardian != nil }.map(\.key)
    }
  }
}

extension Clash {
  /// The same as a refusal of a change.
  fileprivate func rule(_ id: RecordID) -> RuleBroken {
    switch self {
    case .refused(let rule): rule
    case .misfit(let bad): .badValue(id, bad)
    case .gone, .taken, .changed: .noSuchRecord(id)
    }
  }
}
