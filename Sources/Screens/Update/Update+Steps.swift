import Rectification

extension Model {
  /// The steps that can be taken from where a record stands, each with what keeps it shut.
  mutating func openSteps(_ ids: [RecordID]) {
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
