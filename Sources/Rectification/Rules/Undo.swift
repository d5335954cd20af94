/// Edits that are written together and undone as one.
public struct Step: Hashable, Sendable {
  /// One edit of the step; `of` names the events that an undo or redo answers.
  public struct Entry: Hashable, Sendable {
    public var edit: Edit
    public var of: [Int]

    public init(_ edit: Edit, of: [Int] = []) { (self.edit, self.of) = (edit, of) }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }
}

/// The two ways through one's own steps.
public enum Direction: String, Sendable {
  case undo, redo

  public var label: String {
    switch self {
    case .undo: "撤销"
    case .redo: "重做"
    }
  }
}

/// Why a step cannot be taken back or brought back.
public enum UndoRefused: Error, Hashable, Sendable {
  case nothing(Direction, person: String)
  case changedSince(Direction, RecordID, label: String, by: String, at: Instant?)
  case stillLinked(RecordID, [RecordID])
  case documentNumberTaken(Direction, RecordID, String, by: RecordID)
}

extension UndoRefused: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothing(let direction, let person): "\(person) 没有可\(direction.label)的操作。"
    case .changedSince(let direction, let id, let label, let by, let at):
      "不能\(direction.label)：\(id) 的\(label)此后已由 \(by)"
        + (at.map { " 于 \($0.day) \($0.clock) " } ?? " ") + "改动，请核对后直接修改。"
    case .documentNumberTaken(let direction, let id, let number, let other):
      "不能\(direction.label)：\(id) 的发文字号“\(number)”已由 \(other) 使用，请先核对字号。"
    case .stillLinked(let id, let others):
      "不能移除 \(id)：\(others.map(\.text).joined(separator: "、")) 仍与它关联，请先处理这些记录。"
    }
  }
}

extension History {
  /// The events of the step that `person` would undo or redo next, oldest first.
  public func next(_ direction: Direction, for person: String) -> [Event] {
    var (done, undone): ([Int], [Int]) = ([], [])
    var index = 0
    while index < events.count {
      let step = events[index].step ?? events[index].seq
      var end = index + 1
      while end < events.count, events[end].step == step { end += 1 }
      if account(of: events[index].by) == person { follow(index, &done, &undone) }
      index = end
    }
    guard let first = (direction == .undo ? done : undone).last else { return [] }
    let step = events[first].step ?? events[first].seq
    return Array(events[first...].prefix { $0.seq == events[first].seq || $0.step == step })
  }

  /// Moves a step between what can be undone and what can be redone.
  private func follow(_ index: Int, _ done: inout [Int], _ undone: inout [Int]) {
    guard events[index].isAnswer else {
      done.append(index)
      undone = []
      return
    }
    let answered = Set(events[index].of)
    func isAnswered(_ place: Int) -> Bool {
      answered.contains(events[place].seq)
        || events[place].step.map { step in
          events[place...].prefix { $0.step == step }.contains { answered.contains($0.seq) }
        } ?? false
    }
    if events[index].edit.op == Direction.redo.rawValue {
      done += undone.filter(isAnswered)
      undone.removeAll(where: isAnswered)
    } else {
      undone += done.filter(isAnswered)
      done.removeAll(where: isAnswered)
    }
  }
}

extension Ledger {
  /// Decides what taking back or bringing back one's last step comes to; refuses it whole where a
  /// field no longer reads as the step left it (commands.md).
  public func check(
    _ direction: Direction, _ occasion: Occasion
  ) throws(UndoRefused) -> Step {
    let events = history.next(direction, for: occasion.person)
    guard !events.isEmpty else { throw .nothing(direction, person: occasion.person) }
    var step = Step([])
    var seen: [RecordID: Fields?] = [:]
    for event in direction == .undo ? events.reversed() : events {
      let edit =
        direction == .undo
        ? event.edit.inverse(op: direction.rawValue)
        : Edit(
          op: direction.rawValue, item: event.edit.item, set: event.edit.set, was: event.edit.was)
      let now = seen[edit.item] ?? fields(of: edit.item)
      if let key = firstMismatch(edit, now) {
        throw changedSince(direction, edit.item, key, occasion)
      }
      seen[edit.item] = .some(edit.result(on: now))
      step.entries.append(Step.Entry(edit, of: [event.seq]))
    }
    try checkLinks(after: step)
    try checkDocumentNumbers(after: step, direction)
    return step
  }

  /// A field of the edit that does not read as it should before it.
  private func firstMismatch(_ edit: Edit, _ now: Fields?) -> String? {
    if edit.isAddition { return now == nil ? nil : "id" }
    return edit.keys.first { edit.was[$0] != now?[$0] }
  }

  private func changedSince(
    _ direction: Direction, _ id: RecordID, _ key: String, _ occasion: Occasion
  ) -> UndoRefused {
    let event = history.lastEvent(touching: key, of: id, notBy: occasion.person)
    return .changedSince(
      direction, id, label: label(of: key, in: id), by: event?.by ?? "他人", at: event?.at)
  }

  /// A number that came back must not have been given to another policy meanwhile.
  private func checkDocumentNumbers(
    after step: Step, _ direction: Direction
  ) throws(UndoRefused) {
    for edit in step.entries.map(\.edit) {
      guard let number = edit.set["documentNumber"]?.text else { continue }
      if let other = otherPolicy(numbered: number, than: edit.item) {
        throw .documentNumberTaken(direction, edit.item, number, by: other)
      }
    }
  }

  private func checkLinks(after step: Step) throws(UndoRefused) {
    let removed = Set(step.entries.filter(\.edit.isRemoval).map(\.edit.item))
    for id in removed {
      let others = linked(to: id).filter { !removed.contains($0) }
      if !others.isEmpty { throw .stillLinked(id, others) }
    }
  }
}

extension Edit {
  /// What a record's fields read after the edit.
  fileprivate func result(on now: Fields?) -> Fields? {
    if isRemoval { return nil }
    var fields = now ?? Fields()
    for key in was.keys where set[key] == nil { fields[key] = nil }
    for member in set.members { fields[member.key] = member.value }
    return fields
  }
}
