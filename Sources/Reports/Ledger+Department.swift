import Rectification

extension Ledger {
  /// The part of the ledger that a department answers for: the issues it leads, their measures,
  /// the policies that these name or that it drafts for nobody else, and the events of all these.
  func narrowed(to department: String) -> Ledger {
    let led = Set(issues.places.filter { issues.department(at: $0) == department }.map(issues.id))
    let measures = measures.filter {
      self.measures.facts(of: $0).map { led.contains($0.issue) } ?? false
    }
    let named = Set(measures.places.flatMap { measures.facts(at: $0).policies })
    let drafted = Set(
      policies.places.filter { policies.department(at: $0) == department }.map(policies.id))
    let removed = removedRecords(of: department)
    return part(
      issues: led.contains, measures: measures.contains,
      policies: {
        named.contains($0) || drafted.contains($0) && measureIDs(naming: $0).isEmpty
      }, hasRemoved: removed.contains)
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
