import Rectification

extension Ledger {
  /// A part of the ledger: some of its records, and the events of these and of what `hasRemoved`
  /// says once belonged to them.
  func part(
    issues: [Issue], measures: [Measure], policies: [Policy],
    hasRemoved: (RecordID) -> Bool
  ) throws(BadValue) -> Ledger {
    var part = Ledger(
      profile: profile, issues: try Register(issues), measures: try Register(measures),
      policies: try Register(policies))
    for event in history.events {
      let item = event.edit.item
      if item == .ledger || part.kind(of: item) != nil || hasRemoved(item) { part.recall(event) }
    }
    return part
  }

  /// The part that was chosen: issues with all their measures, measures with their issues, both with
  /// the policies they name, and policies by themselves.
  func narrowed(to chosen: [RecordID]) throws(BadValue) -> Ledger {
    let chosen = Set(chosen)
    let measures = measures.records.filter {
      chosen.contains($0.id) || chosen.contains($0.issue)
    }
    let wanted = chosen.union(measures.map(\.issue)).union(measures.flatMap(\.policies))
    return try part(
      issues: issues.records.filter { wanted.contains($0.id) }, measures: measures,
      policies: policies.records.filter { wanted.contains($0.id) },
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
