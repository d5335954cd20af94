extension Ledger {
  /// Decides new contents of fields; those that a step or a gate owns are refused (rules.md §1).
  func checkEdit(
    _ id: RecordID, _ assignments: [Assignment], _ occasion: Occasion
  ) throws(RuleBroken) -> Decision {
    if id == .ledger { return try editProfile(assignments) }
    if let issue = issues[id] { return try edited(issue, assignments) }
    if let measure = measures[id] { return try edited(measure, assignments) }
    if let policy = policies[id] { return try edited(policy, assignments) }
    throw .noSuchRecord(id)
  }

  private func edited<Record: Registered>(
    _ record: Record, _ assignments: [Assignment]
  ) throws(RuleBroken) -> Decision {
    let changed = try assigned(record, record.id, assignments)
    try checkOwned(record, changed)
    let settled = settled(changed)
    try checkContents(of: settled)
    let edit = Edit(op: "\(Record.kind.rawValue).edit", from: record, to: settled)
    guard !edit.keys.isEmpty else { throw .nothingChanged(record.id) }
    return Decision([edit])
  }

  private func editProfile(_ assignments: [Assignment]) throws(RuleBroken) -> Decision {
    let changed = try assigned(profile, .ledger, assignments)
    let edit = Edit(
      op: "ledger.edit", item: .ledger, before: profile.fields, after: changed.fields, note: nil)
    guard !edit.keys.isEmpty else { throw .nothingChanged(.ledger) }
    return Decision([edit])
  }

  private func assigned<Record: Fielded>(
    _ record: Record, _ id: RecordID, _ assignments: [Assignment]
  ) throws(RuleBroken) -> Record {
    var record = record
    // Field by field, since an object may be whole only with several of its members.
    var values: [(key: String, value: Value?)] = []
    for assignment in assignments {
      guard let key = assignment.path.first, let field = Record.field(key) else {
        let known = Record.table.filter { $0.guardian == nil }.map(\.key)
        throw .unknownField(id, assignment.path.joined(separator: "."), known: known)
      }
      if let command = field.guardian {
        throw .ownedField(id, field: key, label: field.label, command: command)
      }
      let place = values.firstIndex { $0.key == key }
      let old = place.map { values[$0].value } ?? record[key] ?? Record.blank(key)
      let new = replaced(old, at: assignment.path.dropFirst(), with: assignment.value)
      if let place { values[place].value = new } else { values.append((key, new)) }
    }
    for (key, value) in values {
      do throws(BadValue) { try record.set(key, to: value) } catch { throw .badValue(id, error) }
    }
    return record
  }

  /// Refuses a change of what belongs to a command in a deadline.
  private func checkOwned<Record: Registered>(
    _ old: Record, _ new: Record
  ) throws(RuleBroken) {
    guard let old = old as? any Dated, let new = new as? any Dated else { return }
    try checkDeadline(old.id, old.deadline.fields, new.deadline.fields)
  }

  /// A deadline's day may be set once; from then on it moves by `extend`.
  private func checkDeadline(
    _ id: RecordID, _ old: Fields, _ new: Fields
  ) throws(RuleBroken) {
    for field in Deadline.table where old[field.key] != new[field.key] {
      guard let command = field.guardian else { continue }
      if field.key != "date" || old["date"] != nil {
        throw .ownedField(
          id, field: "deadline.\(field.key)", label: field.label, command: command)
      }
    }
  }

  /// What holds for the contents of a record, whoever wrote them.
  func checkContents<Record: Registered>(of record: Record) throws(RuleBroken) {
    for field in Record.table where field.isRequired {
      if case .text(let text)? = field.write(record), text.trimmed == nil {
        throw .textMissing(record.id, what: field.label)
      }
    }
    switch record {
    case let issue as Issue: try checkIssueContents(issue)
    case let measure as Measure: try checkMeasureContents(measure)
    case let policy as Policy: try checkPolicyContents(policy)
    default: break
    }
  }

  private func checkIssueContents(_ issue: Issue) throws(RuleBroken) {
    if !profile.sections.contains(issue.section), issues[issue.id]?.section != issue.section {
      throw .notOnList(what: "板块", issue.section, allowed: profile.sections)
    }
  }

  private func checkMeasureContents(_ measure: Measure) throws(RuleBroken) {
    guard issues.contains(measure.issue) else { throw .noSuchRecord(measure.issue) }
    for policy in measure.policies where !policies.contains(policy) {
      throw .noSuchRecord(policy)
    }
    if let actual = measure.target?.actual, actual < Amount(0) {
      throw .belowZero(measure.id, actual.description)
    }
  }

  private func checkPolicyContents(_ policy: Policy) throws(RuleBroken) {
    if policy.title.contains(where: { "《》".contains($0) }),
      policies[policy.id]?.title != policy.title
    {
      throw .malformed(policy.id, what: "制度名称“\(policy.title)”", advice: "不写书名号《》，程序会自己加上")
    }
    if policy.title.hasSuffix("通知"), policies[policy.id] == nil {
      throw .malformed(
        policy.id, what: "“\(policy.title)”", advice: "是通知，不算制度办法；请用 attach 登记为措施的佐证材料")
    }
    guard Policy.kinds.contains(policy.kind) || policies[policy.id]?.kind == policy.kind else {
      throw .notOnList(what: "文种", policy.kind, allowed: Policy.kinds)
    }
    if policies[policy.id]?.documentNumber != policy.documentNumber {
      try checkDocumentNumber(of: policy)
    }
    if let issued = policy.issuedOn, let effective = policy.effectiveOn, effective < issued {
      throw .dateOrder(
        policy.id, what: "施行日期", effective, than: "印发日期", issued, isLater: false)
    }
  }
}

extension Fielded {
  /// What an object reads before its first member is set: a figure is unknown at first.
  fileprivate static func blank(_ key: String) -> Value? {
    key == "target" ? ["actual": .null] : nil
  }
}

/// `value` with what stands at `path` replaced; objects on the way are made where they are missing.
private func replaced(
  _ value: Value?, at path: ArraySlice<String>, with replacement: Value?
) -> Value? {
  guard let key = path.first else { return replacement }
  var fields = value?.object ?? Fields()
  fields[key] = replaced(fields[key], at: path.dropFirst(), with: replacement)
  return .object(fields)
}
