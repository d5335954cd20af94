/// Something unfinished that is overdue or due soon.
public struct Pending: Hashable, Sendable {
  public let id: RecordID
  public let kind: RecordKind
  public let daysLeft: Int
  public let lamp: Lamp
}

extension Ledger {
  /// What has a lamp on `day`, the most pressing first, equal ones in the order of their ids; no
  /// more than `most`.
  public func pending(on day: Day, most: Int = .max) -> [Pending] {
    let days = Set(tally.issuesDue.days + tally.measuresDue.days).sorted()
    var pending: [Pending] = []
    for due in days where pending.count < most {
      guard let lamp = profile.alerts.lamp(daysLeft: due - day) else { break }
      var found = tally.issuesDue.slots(on: due).map { slot in
        Pending(id: issues.id(inSlot: slot), kind: .issue, daysLeft: due - day, lamp: lamp)
      }
      found += tally.measuresDue.slots(on: due).map { slot in
        Pending(id: measures.id(inSlot: slot), kind: .measure, daysLeft: due - day, lamp: lamp)
      }
      pending += found.sorted { $0.id < $1.id }
    }
    return Array(pending.prefix(most))
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
