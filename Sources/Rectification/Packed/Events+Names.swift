extension Events {
  /// What events are told apart by, by a name each.
  public enum Aspect: Sendable {
    /// Who made it: `office@desk3`.
    case person
    /// What was done: `issue.advance`.
    case op
    /// The id of the record.
    case item
  }

  /// A test of events by a name, which is asked about each name once and not about each event.
  public func test(
    _ aspect: Aspect, _ isWanted: (String) -> Bool
  ) -> (_ place: Int) -> Bool {
    let wanted = names(aspect).texts.map(isWanted)
    return { wanted[number(aspect, at: $0)] }
  }

  /// How many events there are of each name.
  public func counts(_ aspect: Aspect) -> [(name: String, count: Int)] {
    let texts = names(aspect).texts
    var counts = [Int](repeating: 0, count: texts.count)
    for place in indices { counts[number(aspect, at: place)] += 1 }
    // A name that only an event had that is gone is none.
    return zip(texts, counts).filter { $0.1 > 0 }
  }

  private func names(_ aspect: Aspect) -> Names {
    switch aspect {
    case .person: people
    case .op: ops
    case .item: items
    }
  }

  private func number(_ aspect: Aspect, at place: Int) -> Int {
    let facts = facts(at: place)
    switch aspect {
    case .person: return Int(facts.by.number)
    case .op: return Int(facts.op.number)
    case .item: return Int(facts.item.number)
    }
  }
}
