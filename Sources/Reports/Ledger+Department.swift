import Rectification

extension Ledger {
  /// The part of the ledger that a department answers for: the issues it leads, their measures,
  /// the policies that these name or that it drafts for nobody else, and the events of all these.
  func narrowed(to department: String) throws(BadValue) -> Ledger {
    let issues = try Register(issues.records.filter { $0.department == department })
    let measures = try Register(measures.records.filter { issues.contains($0.issue) })
    let named = Set(measures.records.flatMap(\.policies))
    let policies = try Register(
      policies.records.filter {
        named.contains($0.id) || $0.department == department && self.measures(naming: $0.id).isEmpty
      })
    var part = Ledger(profile: profile, issues: issues, measures: measures, policies: policies)
    let removed = removedRecords(of: department)
    for event in history.events {
      let item = event.edit.item
      if item == .ledger || part.kind(of: item) != nil || removed.contains(item) {
        part.recall(event)
      }
    }
    return part
  }

  /// Records that were the department's, and are no longer there.
  private func removedRecords(of department: String) -> Set<RecordID> {
    let removals = history.events.map(\.edit).filter { $0.isRemoval && kind(of: $0.item) == nil }
    var removed = Set(removals.filter { $0.was["department"]?.text == department }.map(\.item))
    for edit in removals {
      guard let issue = edit.was["issue"]?.text.flatMap(RecordID.init) else { continue }
      if removed.contains(issue) || issues[issue]?.department == department {
        removed.insert(edit.item)
      } else {
        removed.remove(edit.item)
      }
    }
    return removed
  }
}
