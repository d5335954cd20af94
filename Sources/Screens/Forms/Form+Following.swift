import Rectification

extension Form {
  /// Fills in what follows from what was just typed, wherever nobody has written otherwise.
  mutating func follow(_ before: Form, _ builder: FormBuilder) {
    followDeadline(before)
    switch purpose {
    case .add(let kind): followDraft(kind, before, builder)
    case .extend:
      guard let text = row(["text"]) else { return }
      rows[text].placeholder = deadlineText(["to"]) ?? ""
    case .export(let scene): followExport(scene, before, builder)
    case .edit, .count, .attach, .remove, .importFile, .item: break
    }
  }

  /// A day that is set for the first time gives the deadline its words.
  private mutating func followDeadline(_ before: Form) {
    let path = ["deadline", "date"]
    guard let place = row(["deadline", "text"]), let text = deadlineText(path),
      text != before.deadlineText(path)
    else { return }
    let words = value(place)?.text
    guard words == nil || words == Deadline().text || words == before.deadlineText(path) else {
      return
    }
    rows[place].input.area = rows[place].input.area?.replaced(by: text)
  }

  /// `2023年9月30日前`.
  private func deadlineText(_ path: [String]) -> String? {
    row(path).flatMap { value($0)?.text }.flatMap { Day($0) }.map { "\($0.chinese)前" }
  }

  /// A measure takes department and deadline of its issue, a policy its kind from its title.
  private mutating func followDraft(_ kind: RecordKind, _ before: Form, _ builder: FormBuilder) {
    let keys: [String] =
      switch kind {
      case .issue: []
      case .measure: ["issue"]
      case .policy: ["title"]
      }
    guard keys.contains(where: { value($0) != before.value($0) }) else { return }
    let given = Fields(keys.compactMap { key in value(key).map { Member(key: key, value: $0) } })
    let fresh = builder.adding(kind, given: given)
    for place in rows.indices where !kind.needs.contains(rows[place].path[0]) && !isChanged(place) {
      if let new = fresh.row(rows[place].path) { rows[place] = fresh.rows[new] }
    }
  }
}
