extension RecordKind {
  /// The fields without which there is no new record (commands.md).
  public var needs: [String] {
    switch self {
    case .issue: ["title", "source", "section", "department"]
    case .measure: ["issue", "track", "content"]
    case .policy: ["title", "department"]
    }
  }
}

extension Ledger {
  /// Decides a new record: what must be given is asked for, the rest is filled in (commands.md).
  func checkAddition(
    _ kind: RecordKind, _ given: Fields, _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    let id = history.nextID(kind)
    if given["id"] != nil {
      throw .ownedField(id, field: "id", label: "编号", command: "程序给出的编号")
    }
    switch kind {
    case .issue: return try addition(newIssue(id, occasion), given)
    case .measure: return try addition(newMeasure(id, given), given)
    case .policy: return try addition(newPolicy(id, given), given)
    }
  }

  /// What a new record would read where only `given` is known: what has to be asked for, and what
  /// follows from that, is left out.
  public func draft(_ kind: RecordKind, _ given: Fields, _ occasion: Occasion) -> Fields {
    let id = history.nextID(kind)
    var fields =
      switch kind {
      case .issue: newIssue(id, occasion).fields
      case .measure: newMeasure(id, given).fields
      case .policy: newPolicy(id, given).fields
      }
    fields.members.removeAll { kind.needs.contains($0.key) || $0.value == "" }
    for member in given.members { fields[member.key] = member.value }
    return fields
  }

  private func addition<Record: Registered>(
    _ blank: Record, _ given: Fields
  ) throws(RuleBroken) -> Decision {
    let record = try filled(blank, with: given) { field throws(RuleBroken) in
      guard let guardian = field.guardian, !Record.kind.needs.contains(field.key) else { return }
      throw .ownedField(blank.id, field: field.key, label: field.label, command: guardian)
    }
    if let dated = record as? any Dated { try checkNew(dated.deadline, of: record.id) }
    try checkContents(of: record)
    let filled = Record.table.filter { field in
      field.isRequired && field.guardian == nil && given[field.key] == nil
    }
    let remarks = filled.isEmpty ? [] : [Remark.filledIn(record.id, filled.map(\.label))]
    let edit = Edit(op: "\(Record.kind.rawValue).add", from: nil, to: record)
    return Decision([edit], remarks)
  }

  /// `blank` with what is given, and with what follows from it; `allow` throws for a field that may
  /// not be set.
  func filled<Record: Registered>(
    _ blank: Record, with given: Fields,
    allow: (Field<Record>) throws(RuleBroken) -> Void = { _ in }
  ) throws(RuleBroken) -> Record {
    for key in Record.kind.needs where given[key]?.text?.trimmed == nil {
      throw .requiredField(
        Record.kind, label: Record.field(key)?.label ?? key, option: "--\(key)")
    }
    var record = blank
    for member in given.members {
      guard let field = Record.field(member.key) else {
        throw .unknownField(record.id, member.key, known: Record.table.map(\.key))
      }
      try allow(field)
      do { try record.set(member.key, to: member.value) } catch {
        throw .badValue(record.id, error)
      }
    }
    return completed(record)
  }

  /// A new deadline begins with its first day, and without extensions.
  private func checkNew(_ deadline: Deadline, of id: RecordID) throws(RuleBroken) {
    for key in ["original", "extensions"] {
      let isOwn =
        key == "original" ? deadline.original != deadline.date : !deadline.extensions.isEmpty
      guard isOwn, let field = Deadline.field(key) else { continue }
      throw .ownedField(id, field: "deadline.\(key)", label: field.label, command: "extend")
    }
  }

  func newIssue(_ id: RecordID, _ occasion: Occasion) -> Issue {
    var issue = Issue()
    issue.id = id
    issue.goal = "待补"
    issue.leader = "待补"
    issue.discoveredOn = occasion.day
    return issue
  }

  /// A measure takes department and deadline of its issue.
  func newMeasure(_ id: RecordID, _ given: Fields) -> Measure {
    var measure = Measure()
    measure.id = id
    measure.owner = "待补"
    if let text = given["issue"]?.text, let issue = RecordID(text).flatMap({ issues[$0] }) {
      measure.department = issue.department
      measure.deadline.text = issue.deadline.text
      measure.deadline.date = issue.deadline.date
      measure.deadline.original = issue.deadline.date
      measure.deadline.keepUp = issue.deadline.keepUp
    }
    return measure
  }

  func newPolicy(_ id: RecordID, _ given: Fields) -> Policy {
    var policy = Policy()
    policy.id = id
    policy.kind = given["title"]?.text.flatMap(Policy.kind(ofTitle:)) ?? "制度"
    return policy
  }

  /// Fills in what follows from what was given.
  private func completed<Record: Registered>(_ record: Record) -> Record {
    var record = settled(record)
    if var issue = record as? Issue, issue.manifestation.isEmpty {
      issue.manifestation = issue.title
      record = issue as? Record ?? record
    }
    return record
  }

  /// The record with what follows from its deadline's first day.
  func settled<Record: Registered>(_ record: Record) -> Record {
    guard var dated = record as? any Dated else { return record }
    dated.deadline.settleOriginal()
    return dated as? Record ?? record
  }
}
