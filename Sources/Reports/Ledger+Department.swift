import Rectification

extension Ledger {
  /// The part of the ledger that a department answers for: the issues it leads, their measures,
  /// the policies that these name or that it drafts for nobody else, and the events of all these.
  func narrowed(to department: String) throws(BadValue) -> Ledger {
    let issues = issues.records.filter { $0.department == department }
    let led = Set(issues.map(\.id))
    let measures = measures.records.filter { led.contains($0.issue) }
    let named = Set(measures.flatMap(\.policies))
    let policies = policies.records.filter {
      named.contains($0.id) || $0.department == department && self.measures(naming: $0.id).isEmpty
    }
    let removed = removedRecords(of: department)
    return try part(
      issues: issues, measures: measures, policies: policies, hasRemoved: removed.contains)
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
