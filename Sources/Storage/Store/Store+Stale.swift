import Rectification

/// The fields of a record that somebody wants to change.
struct Wish {
  let item: RecordID
  let keys: Set<String>
  /// Events that came after what the user saw, but were known before the lock was taken.
  let late: [Event]
}

extension Store {
  /// What `changes` come to on the ledger as the user saw it; nothing, where it is still so.
  func wishes(
    _ changes: [Change], _ occasion: Occasion, seen: Int?, _ ledger: Ledger
  ) throws(StorageError) -> [Wish] {
    let seen = seen ?? ledger.history.last
    let late = ledger.history.events.reversed().prefix { $0.seq > seen }.reversed()
    let hasNews = try hasNews()
    guard hasNews || !late.isEmpty else { return [] }
    var past = ledger
    for _ in late { try? past.unwind() }
    return changes.flatMap { change -> [Wish] in
      let edits = (try? past.check(change, occasion))?.edits ?? []
      return edits.filter { !$0.isAddition }.map { edit in
        Wish(item: edit.item, keys: change.contested(edit.keys), late: Array(late))
      }
    }
  }

  /// Refuses changes of fields that somebody else has changed meanwhile.
  func refuseStale(
    _ wishes: [Wish], _ news: [Event], _ ledger: Ledger
  ) throws(StorageError) {
    for wish in wishes {
      for event in (wish.late + news).reversed() where event.edit.item == wish.item {
        guard let key = event.edit.keys.first(where: wish.keys.contains) else { continue }
        throw .stale(
          wish.item, label: ledger.label(of: key, in: wish.item), by: event.by, at: event.at)
      }
    }
  }
}

extension Change {
  /// Of the fields it touches, those that nobody else may have touched meanwhile. A step adds its
  /// line to whatever list there is; an edit or a removal is about the list as it was seen.
  fileprivate func contested(_ keys: [String]) -> Set<String> {
    switch self {
    case .edit, .remove: Set(keys)
    default: Set(keys).subtracting(["progress", "evidence", "extensions", "followUps"])
    }
  }
}
