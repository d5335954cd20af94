import Rectification

extension Ledger {
  /// A part of the ledger: some of its records, and the events of these and of what `hasRemoved`
  /// says once belonged to them.
  func part(
    issues isIssue: (RecordID) -> Bool, measures isMeasure: (RecordID) -> Bool,
    policies isPolicy: (RecordID) -> Bool, hasRemoved: (RecordID) -> Bool
  ) -> Ledger {
    var part = Ledger(
      profile: profile, issues: issues.filter(isIssue), measures: measures.filter(isMeasure),
      policies: policies.filter(isPolicy))
    for event in history.events {
      let item = event.edit.item
      if item == .ledger || part.kind(of: item) != nil || hasRemoved(item) { part.recall(event) }
    }
    return part
  }

  /// The part that was chosen: issues with all their measures, measures with their issues, both with
  /// the policies they name, and policies by themselves.
  func narrowed(to chosen: [RecordID]) -> Ledger {
    let chosen = Set(chosen)
    var wanted = chosen
    for place in measures.places {
      let (id, measure) = (measures.id(at: place), measures.facts(at: place))
      guard chosen.contains(id) || chosen.contains(measure.issue) else { continue }
      wanted.formUnion([id, measure.issue] + measure.policies)
    }
    return part(
      issues: wanted.contains, measures: wanted.contains, policies: wanted.contains,
      hasRemoved: { chosen.contains($0) && kind(of: $0) == nil })
  }

  /// 仅统计所选的5项问题、2个措施: what a report on a choice says of itself.
  func scope(of chosen: [RecordID]) -> String {
    let kinds = chosen.map(kind)
    let counts = [(RecordKind.issue, "项问题"), (.measure, "个措施"), (.policy, "项制度")]
      .compactMap { kind, words in
        let count = kinds.count { $0 == kind }
        return count == 0 ? nil : "\(count)\(words)"
      }
    return "仅统计所选的\(counts.isEmpty ? "\(chosen.count)条记录" : counts.listed)"
  }
}
