extension Ledger {
  /// Makes an edit that `check` has let through.
  public mutating func apply(_ edit: Edit) {
    do throws(BadValue) { try replay(edit) } catch {
      preconditionFailure("an edit that was checked does not fit its record: \(error)")
    }
  }

  /// Takes in an event that is new to this ledger: its edit, and its place in the history.
  public mutating func take(_ event: Event) throws(BadValue) {
    try replay(event.edit)
    history.append(event)
  }

  /// Takes in an event that a file does not hold yet. A field that no longer reads as the event
  /// found it was edited by hand meanwhile, and what stands in the file wins (format.md).
  public mutating func catchUp(with event: Event) throws(BadValue) {
    try checkFit(of: event.edit)
    if let edit = untouchedPart(of: event.edit) { try replay(edit) }
    history.append(event)
  }

  /// Begins the history with events that the files already hold.
  public mutating func recall(_ events: Events) { history.begin(with: events) }

  /// Takes an event into the history alone, where the files already hold what it did.
  public mutating func recall(_ event: Event) { history.append(event) }

  /// Undoes the last event, as if it had not happened.
  public mutating func unwind() throws(BadValue) {
    guard let event = history.events.last else { return }
    try replay(event.edit.inverse(op: event.edit.op))
    history.removeLast()
  }

  /// The ledger as it was at the end of `day`: walks back from the last event while its day is
  /// later (format.md).
  public func asOf(_ day: Day) throws(BadValue) -> Ledger {
    var past = self
    while let event = past.history.events.last, event.at.day > day { try past.unwind() }
    return past
  }

  /// Makes an edit from a journal; throws where a value does not fit its field.
  ///
  /// Values are set, never counted up, so that an edit that is already in the files does no harm.
  public mutating func replay(_ edit: Edit) throws(BadValue) {
    if edit.item == .ledger {
      profile = try edited(profile, edit)
    } else if edit.isRemoval {
      remove(edit.item)
    } else if let issue = issues[edit.item] {
      put(try edited(issue, edit))
    } else if let measure = measures[edit.item] {
      put(try edited(measure, edit))
    } else if let policy = policies[edit.item] {
      put(try edited(policy, edit))
    } else if edit.isAddition {
      try add(edit.set)
    }
  }

  /// Throws where a value of the edit does not fit its field, whether it will be taken in or not.
  private func checkFit(of edit: Edit) throws(BadValue) {
    guard !edit.isRemoval else { return }
    if let issue = issues[edit.item] {
      _ = try edited(issue, edit)
    } else if let measure = measures[edit.item] {
      _ = try edited(measure, edit)
    } else if let policy = policies[edit.item] {
      _ = try edited(policy, edit)
    }
  }

  /// The part of an edit whose fields read as it found them.
  private func untouchedPart(of edit: Edit) -> Edit? {
    let now = fields(of: edit.item)
    if edit.isAddition { return now == nil ? edit : nil }
    if edit.isRemoval { return now == nil || now == edit.was ? edit : nil }
    guard let now else { return nil }
    var edit = edit
    for key in edit.keys where now[key] != edit.was[key] {
      edit.set[key] = nil
      edit.was[key] = nil
    }
    return edit.keys.isEmpty ? nil : edit
  }

  /// Puts a whole new record in the list that its fields belong to.
  private mutating func add(_ fields: Fields) throws(BadValue) {
    switch RecordKind(of: fields) {
    case .issue: put(try Issue(fields))
    case .measure: put(try Measure(fields))
    case .policy: put(try Policy(fields))
    }
  }
}

func edited<Record: Fielded>(_ record: Record, _ edit: Edit) throws(BadValue) -> Record {
  var record = record
  for key in edit.was.keys where edit.set[key] == nil { try record.set(key, to: nil) }
  for member in edit.set.members { try record.set(member.key, to: member.value) }
  return record
}

extension RecordKind {
  /// Told from the fields, since an `op` may be one that this version does not know (format.md).
  public init(of fields: Fields) {
    if fields["track"] != nil || fields["content"] != nil {
      self = .measure
    } else if fields["manifestation"] != nil || fields["source"] != nil {
      self = .issue
    } else {
      self = .policy
    }
  }
}
