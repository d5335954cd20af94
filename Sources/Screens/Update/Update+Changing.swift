import Cells
import Rectification

extension Model {
  /// How many records may change without a question.
  private static let mostWithoutQuestion = 10

  /// The records that a change is for.
  var targets: [RecordID] {
    if detail.isFocused, let link = linkUnderCursor { return [link] }
    return list?.targets ?? [target].compactMap { $0 }
  }

  /// Whether a past state is looked at; says so.
  mutating func isReadOnly() -> Bool {
    guard let past else { return false }
    say(.refused, "正在看 \(past.day) 的台账，\(wayBack)")
    return true
  }

  /// Changes the records that are given, else those that the cursor or the selection means.
  mutating func change(_ command: Command, _ given: [RecordID]? = nil) -> [Effect] {
    let ids = given ?? targets
    guard !isReadOnly() else { return [] }
    guard !ids.isEmpty else {
      say(.refused, "没有选中的记录，请先移到一条记录上。")
      return []
    }
    switch command {
    case .done: return toggleDone(ids)
    case .forward: return commit(ids.map(forward), "推进一个阶段")
    case .backward: return takeBack(ids)
    case .note: ask(.note, ids)
    case .choose: openSteps(ids)
    default: break
    }
    return []
  }

  /// Those that are not done are marked; where all are, they are taken back, with a reason.
  private mutating func toggleDone(_ ids: [RecordID]) -> [Effect] {
    let open = ids.filter { ledger.measures[$0]?.status.isDone != true }
    if open.isEmpty {
      ask(.undone, ids)
      return []
    }
    return commit(open.map { .done($0, on: nil, note: nil, evidence: []) }, "标为已完成")
  }

  /// One stage on: what that is for a measure follows from where it stands.
  private func forward(_ id: RecordID) -> Change {
    guard let measure = ledger.measures[id] else { return .advance(id, note: nil) }
    switch measure.status {
    case .notStarted, .halted: return .start(id)
    case .active: return .done(id, on: nil, note: nil, evidence: [])
    case .done, .verified: return .verify(id)
    }
  }

  private mutating func takeBack(_ ids: [RecordID]) -> [Effect] {
    if ids.allSatisfy({ ledger.measures.contains($0) }) {
      ask(.undone, ids)
    } else if ids.contains(where: { ledger.issues[$0]?.stage == .verifying }) {
      ask(.sendBack, ids)
    } else {
      ask(.back, ids)
    }
    return []
  }

  /// Asks for the words that a change needs, unless it is refused whatever they are.
  mutating func ask(_ draft: Draft, _ ids: [RecordID]) {
    if ids.count == 1, let id = ids.first {
      let trial = draft.change(id, "试办的理由，足够十个字以上")
      do throws(RuleBroken) { _ = try ledger.check(trial, occasion) } catch {
        return refuse(error)
      }
    }
    let whose = ids.count == 1 ? ids[0].text + closedWarning(ids[0]) : "\(ids.count) 项"
    overlay = .prompt(
      Prompt(label: "\(whose) \(draft.label)", purpose: .change(draft, ids)))
  }

  /// A measure of a closed issue is touched with open eyes.
  private func closedWarning(_ id: RecordID) -> String {
    guard let issue = ledger.measures[id]?.issue, ledger.issues[issue]?.stage == .closed else {
      return ""
    }
    return "（所属问题 \(issue) 已销号）"
  }

  /// Takes back or brings back a step; one of an earlier day only after a question, since whoever
  /// presses the key may not think of it.
  mutating func stepBack(_ direction: Direction) -> [Effect] {
    guard !isReadOnly() else { return [] }
    let events = ledger.history.next(direction, for: person)
    guard let event = events.first, event.at.day < day else { return [.step(direction)] }
    let more = events.count > 1 ? "等 \(events.count) 项" : ""
    overlay = .question(
      Question(
        text:
          "要\(direction.label) \(event.at.day) 的“\(event.action)” \(event.edit.item)\(more)：\(event.summary)？",
        effect: .step(direction)))
    return []
  }

  /// Makes changes: one is checked here and now, many are tried one by one by the store.
  mutating func commit(_ changes: [Change], _ action: String) -> [Effect] {
    if changes.count == 1, let change = changes.first {
      do throws(RuleBroken) { _ = try ledger.check(change, occasion) } catch {
        refuse(error)
        return []
      }
    }
    if changes.count > Model.mostWithoutQuestion {
      overlay = .question(
        Question(text: "要把 \(changes.count) 项一次\(action)吗？", effect: .commit(changes)))
      return []
    }
    return [.commit(changes)]
  }

  mutating func refuse(_ error: RuleBroken) {
    let way = error.command.map { ($0, keyLabel($0)) }
    let hint = way.map { $1.isEmpty ? "" : "（按 \($1) \($0.hintOfRefusal)）" } ?? ""
    refuse(error.description.forScreen + hint)
  }

  /// Says why not; a question that was answered comes back with the answer, so that no word is lost.
  mutating func refuse(_ reason: String) {
    if refuseForm(reason) { return }
    guard var prompt = unanswered else { return say(.refused, reason) }
    prompt.problem = reason
    overlay = .prompt(prompt)
  }

  /// The steps that can be taken from where a record stands, each with what keeps it shut.
  private mutating func openSteps(_ ids: [RecordID]) {
    guard let first = ids.first else { return }
    let items = steps(from: first, ids)
    overlay = .menu(
      Menu(title: ids.count == 1 ? "\(first) 办理" : "\(ids.count) 项办理", items: items))
  }

  /// What can be done next with a record; the same is done with all `ids`.
  func steps(from id: RecordID, _ ids: [RecordID]) -> [Menu.Item] {
    if let issue = ledger.issues[id] { return steps(of: issue, ids) }
    if let measure = ledger.measures[id] { return steps(of: measure, ids) }
    return ledger.policies[id].map { steps(of: $0, ids) } ?? []
  }

  private func steps(of issue: Issue, _ ids: [RecordID]) -> [Menu.Item] {
    var items: [Menu.Item] = []
    let isAccepted = issue.acceptance?.conclusion == .accepted
    if let next = ledger.nextStep(of: issue) {
      items.append(item(next.label, ids.map { .advance($0, note: nil) }))
    }
    if issue.stage == .verifying {
      let accept = Menu.Item(label: isAccepted ? "重新验收" : "验收通过", choice: .write(.accept, ids))
      items.insert(accept, at: isAccepted ? items.count : 0)
    }
    for step in IssueStep.allCases where step.from.contains(issue.stage) {
      switch step {
      case .stepBack: items.append(Menu.Item(label: step.label, choice: .write(.back, ids)))
      case .sendBack: items.append(Menu.Item(label: step.label, choice: .write(.sendBack, ids)))
      case .reopen: items.append(Menu.Item(label: step.label, choice: .write(.reopen, ids)))
      case .withdraw: items.append(Menu.Item(label: step.label, choice: .write(.withdraw, ids)))
      case .correct, .institutionalize, .submit, .close: break
      }
    }
    return items
  }

  private func steps(of measure: Measure, _ ids: [RecordID]) -> [Menu.Item] {
    MeasureStep.allCases.filter { $0.from.contains(measure.status) }.map { step in
      switch step {
      case .start: item(step.label, ids.map { .start($0) })
      case .done: item(step.label, ids.map { .done($0, on: nil, note: nil, evidence: []) })
      case .verify: item(step.label, ids.map { .verify($0) })
      case .halt: Menu.Item(label: step.label, choice: .write(.halt, ids))
      case .undone: Menu.Item(label: step.label, choice: .write(.undone, ids))
      }
    }
  }

  private func steps(of policy: Policy, _ ids: [RecordID]) -> [Menu.Item] {
    var items: [Menu.Item] = []
    if let next = policy.stage.next(for: policy.change) {
      items.append(item("推进到“\(next.label)”", ids.map { .advance($0, note: nil) }))
    }
    if policy.stage.previous(for: policy.change) != nil {
      items.append(Menu.Item(label: "退回上一阶段", choice: .write(.back, ids)))
    }
    if policy.stage == .inForce {
      items.append(Menu.Item(label: "废止", choice: .write(.withdraw, ids)))
    }
    return items
  }

  /// A step that needs no words, with the sentence that refuses it where one does.
  private func item(_ label: String, _ changes: [Change]) -> Menu.Item {
    var detail = ""
    if changes.count == 1, let change = changes.first {
      do throws(RuleBroken) { _ = try ledger.check(change, occasion) } catch {
        detail = error.description.forScreen
      }
    }
    return Menu.Item(label: label, detail: detail, choice: .make(changes))
  }
}

extension RuleBroken {
  /// The command that leads to what a refusal asks for.
  var command: Command? {
    switch self {
    case .gate(_, _, let gate, _):
      switch gate {
      case .hasMeasure, .hasWork, .hasLastingLane, .immediateComplete, .lastingComplete,
        .everyDoneMeasureProven, .targetsMet, .nothingUnfinished:
        .linked
      case .criteriaMet, .feedbackGiven: .edit
      case .accepted, .opinionWritten, .otherThanReporter: .choose
      case .acceptorIsReviewer, .closerIsReviewer, .reasonGiven, .demandGiven: nil
      }
    case .policyNeeds, .documentNumber, .documentNumberTaken: .edit
    case .policiesNotInForce: .linked
    case .wrongStage, .wrongStatus, .nothingNext: .choose
    case .notForKind(_, .issue, _, _): .linked
    default: nil
    }
  }
}

extension Command {
  /// What pressing the key does, at the end of a refusal.
  fileprivate var hintOfRefusal: String {
    switch self {
    case .linked: "看关联的记录"
    case .edit: "填写"
    default: "看可办的事"
    }
  }
}
