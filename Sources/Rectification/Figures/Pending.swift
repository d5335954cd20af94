/// Something unfinished that is overdue or due soon.
public struct Pending: Hashable, Sendable {
  public let id: RecordID
  public let kind: RecordKind
  public let daysLeft: Int
  public let lamp: Lamp
}

extension Ledger {
  /// What has a lamp on `day`, the most pressing first, equal ones in the order of their ids.
  public func pending(on day: Day) -> [Pending] {
    var ofIssues: [Pending] = []
    for place in issues.places {
      let slot = issues.slot(at: place)
      guard let left = daysLeft(issues.facts(inSlot: slot), slot, on: day),
        let lamp = profile.alerts.lamp(daysLeft: left)
      else { continue }
      ofIssues.append(Pending(id: issues.id(at: place), kind: .issue, daysLeft: left, lamp: lamp))
    }
    var ofMeasures: [Pending] = []
    for place in measures.places {
      guard let left = daysLeft(measures.facts(at: place), on: day),
        let lamp = profile.alerts.lamp(daysLeft: left)
      else { continue }
      ofMeasures.append(
        Pending(id: measures.id(at: place), kind: .measure, daysLeft: left, lamp: lamp))
    }
    return merged(mostPressingFirst(ofIssues), mostPressingFirst(ofMeasures))
  }

  /// The title of an issue or policy, the content of a measure.
  public func title(of id: RecordID) -> String? {
    issues.title(of: id) ?? measures.title(of: id) ?? policies.title(of: id)
  }
}

extension Register {
  /// The title of an issue or policy, the content of a measure.
  public func title(of id: RecordID) -> String? { slot(of: id).map { title(inSlot: $0) } }
}

/// The records come in the order of their ids: where the days are equal, the place decides.
private func mostPressingFirst(_ pending: [Pending]) -> [Pending] {
  pending.indices.map { Int64(pending[$0].daysLeft) << 32 | Int64($0) }.sorted()
    .map { pending[Int($0 & 0xFFFF_FFFF)] }
}

private func merged(_ left: [Pending], _ right: [Pending]) -> [Pending] {
  var all: [Pending] = []
  all.reserveCapacity(left.count + right.count)
  var rest = right[...]
  for one in left {
    while let other = rest.first, (other.daysLeft, other.id) < (one.daysLeft, one.id) {
      all.append(rest.removeFirst())
    }
    all.append(one)
  }
  return all + rest
}
