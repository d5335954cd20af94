import Rectification

extension Model {
  /// How many records may change without a question.
  static let mostWithoutQuestion = 10

  /// The records that a change is for.
  var targets: [RecordID] {
    if detail.isFocused, let link = linkUnderCursor { return [link] }
    return list?.targets ?? [target].compactMap { $0 }
  }

  /// Whether nothing can be changed here; says why.
  mutating func isReadOnly() -> Bool {
    if let guest {
      say(.refused, guest)
    } else if let past {
      say(.refused, "正在看 \(past.day) 的台账，\(wayBack)")
    }
    return !canChange
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
    let prompt = Prompt(label: "\(whose) \(draft.label)", purpose: .change(draft, ids))
    overlay = .prompt(abandoned?.purpose == prompt.purpose ? abandoned ?? prompt : prompt)
    abandoned = nil
  }

  /// A measure of a closed issue is touched with open eyes.
  private func closedWarning(_ id: RecordID) -> String {
    guard let issue = ledger.measures[id]?.issue, ledger.issues[issue]?.stage == .closed else {
      return ""
    }
    return "（所属问题 \(issue) 已销号）"
  }

  /// Takes back or brings back a step; one of many records or of an earlier day only after a
  /// question, since whoever presses the key may not think of it.
  mutating func stepBack(_ direction: Direction) -> [Effect] {
    guard !isReadOnly() else { return [] }
    let events = ledger.history.next(direction, for: person)
    guard let event = events.first,
      event.at.day < day || events.count > Model.mostWithoutQuestion
    else { return [.step(direction)] }
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
}
