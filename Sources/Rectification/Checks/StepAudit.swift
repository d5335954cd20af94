/// Walks the journal and finds steps that were not allowed to the one who made them.
struct StepAudit {
  private(set) var findings: [Finding] = []
  private var reviewers: [String]
  private var measures: [RecordID: Set<RecordID>] = [:]
  private var reporters: [RecordID: (person: String, seq: Int)] = [:]
  private let events: [Int: Event]
  /// Whether the last verdict on an issue was that it is accepted.
  private var accepted: [RecordID: Bool] = [:]

  init(of ledger: Ledger) {
    events = Dictionary(ledger.history.events.map { ($0.seq, $0) }) { first, _ in first }
    reviewers = StepAudit.firstReviewers(of: ledger)
    for event in ledger.history.events { follow(event) }
  }

  /// The list as it was before the first event that changed it.
  private static func firstReviewers(of ledger: Ledger) -> [String] {
    let change = ledger.history.events(of: .ledger).first { $0.edit.keys.contains("reviewers") }
    return change.map { names($0.edit.was["reviewers"]) } ?? ledger.profile.reviewers
  }

  private static func names(_ value: Value?) -> [String] {
    (value?.list ?? []).compactMap(\.text).map(account(of:))
  }

  private mutating func follow(_ event: Event) {
    let (edit, person) = (event.edit, account(of: event.by))
    // Before the list changes: a restore may bring back another.
    checkAnswer(event, person)
    if edit.item == .ledger, edit.keys.contains("reviewers") {
      reviewers = StepAudit.names(edit.set["reviewers"])
    }
    if edit.isAddition, let issue = edit.set["issue"]?.text {
      measures[RecordID(stringLiteral: issue), default: []].insert(edit.item)
    }
    defer { noteAcceptance(edit) }
    guard !isAnswer(event), !isRestoration(event), !edit.isAddition else { return }
    if edit.set["status"] == .text(MeasureStatus.done.rawValue) {
      reporters[edit.item] = (person, event.seq)
    }
    if edit.set["acceptance"]?.object?["conclusion"] == .text(Conclusion.accepted.rawValue) {
      checkAcceptance(event, person)
    }
    if edit.set["status"] == .text(MeasureStatus.verified.rawValue) {
      checkVerification(event, person)
    }
    if edit.set["stage"] == .text(IssueStage.closed.rawValue) { checkClosure(event, person) }
  }

  /// Whether an undo or redo is one: of the same person's events, and doing just that.
  private func isAnswer(_ event: Event) -> Bool {
    !event.of.isEmpty
      && event.of.allSatisfy { seq in
        guard let step = events[seq], account(of: step.by) == account(of: event.by),
          step.edit.item == event.edit.item
        else { return false }
        let (set, was) = (event.edit.set, event.edit.was)
        return (set, was) == (step.edit.was, step.edit.set)
          || (set, was) == (step.edit.set, step.edit.was)
      }
  }

  /// Whether a restore brings fields back to what they read before the events that it takes back.
  private func isRestoration(_ event: Event) -> Bool {
    let answered = event.of.compactMap { events[$0] }
    guard event.isRestoration, !answered.isEmpty, answered.count == event.of.count,
      answered.allSatisfy({ $0.seq < event.seq && $0.edit.item == event.edit.item })
    else { return false }
    return event.edit.keys.allSatisfy { key in
      answered.first { $0.edit.keys.contains(key) }?.edit.was[key] == event.edit.set[key]
    }
  }

  /// An undo is for one's own steps, a restore for reviewers; of one over several records the first
  /// event stands for all.
  private mutating func checkAnswer(_ event: Event, _ person: String) {
    guard (event.step ?? event.seq) == event.seq else { return }
    if event.isRestoration { return check(event, person, "恢复") }
    guard event.isAnswer else { return }
    let others = event.of.compactMap { events[$0] }.filter { account(of: $0.by) != person }
    guard let other = others.first else { return }
    report(event, "\(person) \(event.action)了 \(account(of: other.by)) 的第 \(other.seq) 条")
  }

  private mutating func noteAcceptance(_ edit: Edit) {
    guard edit.item != .ledger, edit.keys.contains("acceptance") else { return }
    accepted[edit.item] =
      edit.set["acceptance"]?.object?["conclusion"] == .text(Conclusion.accepted.rawValue)
  }

  private mutating func checkAcceptance(_ event: Event, _ person: String) {
    check(event, person, "验收")
    let reports = (measures[event.edit.item] ?? []).compactMap { reporters[$0] }
    if reports.max(by: { $0.seq < $1.seq })?.person == person {
      report(event, "\(person) 验收了本人报告完成的 \(event.edit.item)")
    }
  }

  private mutating func checkVerification(_ event: Event, _ person: String) {
    check(event, person, "核实")
    if reviewers.isEmpty, reporters[event.edit.item]?.person == person {
      report(event, "\(person) 核实了本人报告完成的 \(event.edit.item)")
    }
  }

  private mutating func checkClosure(_ event: Event, _ person: String) {
    check(event, person, "销号")
    if accepted[event.edit.item] != true {
      report(event, "\(event.edit.item) 未经验收通过就由 \(person) 销号")
    }
  }

  private mutating func check(_ event: Event, _ person: String, _ action: String) {
    guard !reviewers.isEmpty, !reviewers.contains(person) else { return }
    report(event, "\(person) 不在验收销号人员之列，却办理了 \(event.edit.item) 的\(action)")
  }

  private mutating func report(_ event: Event, _ what: String) {
    findings.append(
      Finding(
        .error, "stepNotAllowed", event.edit.item,
        "留痕第 \(event.seq) 条（\(event.at.day)）：\(what)，请核实。"))
  }
}
