extension Ledger {
  /// The edits that make another ledger's records of this one's, in an order in which no link leads
  /// to nothing: what somebody has changed in the files themselves.
  public func edits(to other: Ledger, note: String) -> [Edit] {
    let (old, new) = (allIDs, other.allIDs)
    let added = new.filter { kind(of: $0) == nil }.sorted { other.rank($0) > other.rank($1) }
    let removed = old.filter { other.kind(of: $0) == nil }.sorted { rank($0) < rank($1) }
    let changed = [.ledger] + old.filter { other.kind(of: $0) != nil }
    return (added + changed + removed).compactMap { id in
      let (before, after) = (fields(of: id), other.fields(of: id))
      guard before != after else { return nil }
      let kind = (kind(of: id) ?? other.kind(of: id))?.rawValue ?? RecordID.ledger.text
      let verb = before == nil ? "add" : after == nil ? "remove" : "edit"
      let edit = Edit(
        op: "\(kind).\(verb)", item: id, before: before ?? Fields(), after: after ?? Fields(),
        note: note)
      return edit.keys.isEmpty ? nil : edit
    }
  }

  /// Measures name issues and policies, and are made last and removed first.
  private func rank(_ id: RecordID) -> Int { kind(of: id) == .measure ? 0 : 1 }
}
