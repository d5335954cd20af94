/// Something that counts and is unfinished.
public struct Unfinished: Hashable, Sendable {
  public let id: RecordID
  public let kind: RecordKind
  /// The day of its deadline.
  public let deadline: Day?
  /// 长期坚持: whether it goes on for good.
  public let isKeptUp: Bool
}

extension Ledger {
  /// What counts and is unfinished: issues, then measures, each in the order of the ids.
  public var unfinished: [Unfinished] {
    var found: [Unfinished] = []
    for place in issues.places {
      let slot = issues.slot(at: place)
      let facts = issues.facts(inSlot: slot)
      guard facts.stage != .withdrawn, lanes(ofSlot: slot).outcome != .completed else { continue }
      found.append(
        Unfinished(
          id: issues.id(at: place), kind: .issue, deadline: facts.deadline,
          isKeptUp: facts.isKeptUp))
    }
    for place in measures.places {
      let facts = measures.facts(at: place)
      guard isUnfinished(facts), issues.contains(facts.issue) else { continue }
      found.append(
        Unfinished(
          id: measures.id(at: place), kind: .measure, deadline: facts.deadline,
          isKeptUp: facts.isKeptUp))
    }
    return found
  }
}
