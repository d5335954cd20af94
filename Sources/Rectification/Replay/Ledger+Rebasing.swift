extension Ledger {
  /// The edit of an event of another desk as it can be made here; throws what stands in its way.
  func rebased(_ event: Event) throws(Clash) -> Edit {
    let edit = try rebased(event.edit)
    try checkValues(of: edit)
    if event.isAnswer { try checkAnswer(edit) } else { try checkRules(edit, event) }
    return edit
  }

  /// The edit, where every field still reads as it found it or both sides can be had.
  private func rebased(_ edit: Edit) throws(Clash) -> Edit {
    let now = fields(of: edit.item)
    if edit.isAddition {
      guard now == nil else { throw .taken }
      return edit
    }
    guard !edit.keys.isEmpty else { return edit }
    guard let now else { throw .gone }
    var (rebased, clashing) = (edit, [String]())
    for key in edit.isRemoval ? (edit.was.keys + now.keys).distinct : edit.keys
    where now[key] != edit.was[key] {
      switch union(key, of: edit, with: now[key]) {
      case .reads(let value): (rebased.was[key], rebased.set[key]) = (now[key], value)
      case .clash: clashing.append(key)
      }
    }
    guard clashing.isEmpty else { throw .changed(clashing) }
    return rebased
  }

  private func union(_ key: String, of edit: Edit, with now: Value?) -> Union {
    if edit.isRemoval { return .clash }
    if growing.contains(key) {
      return union(edit.was[key]?.list ?? [], edit.set[key]?.list ?? [], now?.list ?? [])
    }
    if key == "deadline", edit.op.hasSuffix(".extend") {
      return extended(edit.was[key]?.object, edit.set[key]?.object, now?.object)
    }
    // Two desks that have written the same are of one mind; for a step its rule decides.
    if edit.op.hasSuffix(".edit"), now == edit.set[key] { return .reads(now) }
    return .clash
  }

  /// The lists that only grow: both sides' lines are kept, theirs first (sync.md).
  private var growing: Set<String> { ["progress", "evidence", "followUps"] }

  private func union(_ was: [Value], _ set: [Value], _ now: [Value]) -> Union {
    if set.starts(with: was) {
      return .reads(list: now + set[was.count...].filter { !now.contains($0) })
    }
    let gone = was.filter { !set.contains($0) }
    guard set == was.filter({ !gone.contains($0) }), gone.allSatisfy(now.contains) else {
      return .clash
    }
    return .reads(list: now.filter { !gone.contains($0) })
  }

  /// Both extensions stand on record, by their days; the later day holds, in its own words.
  private func extended(_ was: Fields?, _ set: Fields?, _ now: Fields?) -> Union {
    let (old, new) = (was?["extensions"]?.list ?? [], set?["extensions"]?.list ?? [])
    guard let set, var deadline = now, new.starts(with: old), new.count > old.count,
      let day = set["date"]?.text, let current = deadline["date"]?.text
    else { return .clash }
    var moves = deadline["extensions"]?.list ?? []
    for move in new[old.count...] where !moves.contains(move) {
      let place = moves.firstIndex { $0.lastDay > move.lastDay }
      moves.insert(move, at: place ?? moves.endIndex)
    }
    deadline["extensions"] = .list(moves)
    if day > current { (deadline["date"], deadline["text"]) = (set["date"], set["text"]) }
    return .reads(.object(deadline))
  }
}

/// What a field reads where both desks have changed it.
private enum Union {
  case reads(Value?)
  case clash

  /// A list that is left out when it is empty.
  static func reads(list: [Value]) -> Union { .reads(list.isEmpty ? nil : .list(list)) }
}

extension Value {
  /// Of an extension: until when it lets a record be done.
  fileprivate var lastDay: String { object?["to"]?.text ?? "" }
}

extension [String] {
  fileprivate var distinct: [String] {
    enumerated().filter { !prefix($0).contains($1) }.map(\.element)
  }
}
