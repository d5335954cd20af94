/// The journal in memory: its events, and what the rules need to know of them.
public struct History: Sendable {
  public private(set) var events = Events()
  /// The highest number that an id of a kind ever had: an id is never used again.
  private var highest: [RecordKind: Int] = [:]

  public init() {}

  /// The `seq` of the last event, 0 where there is none.
  public var last: Int { events.last?.seq ?? 0 }

  /// When its first event was made and by whom, which never changes and tells one ledger from
  /// another; `nil` where there is none.
  public var birth: String? { events.first.map { "\($0.at) \($0.by)" } }

  /// The event with a `seq`, which counts from 1 without holes (format.md).
  public func event(_ seq: Int) -> Event? {
    if events.indices.contains(seq - 1), events[seq - 1].seq == seq { return events[seq - 1] }
    return events.last { $0.seq == seq }
  }

  /// The events of one record, oldest first.
  public func events(of id: RecordID) -> some RandomAccessCollection<Event> {
    let places: [Int] = events.places(of: id).reversed()
    return places.lazy.map { [events] in events[$0] }
  }

  /// Takes in an event, in the order of the journal.
  public mutating func append(_ event: Event) {
    if event.edit.isAddition || event.edit.isRemoval || event.isConflict {
      reserve([event.edit.item])
    }
    events.append(event)
  }

  /// Takes in the first events of all.
  mutating func begin(with events: Events) {
    self.events = events
    for place in events.indices
    where !events.traits(at: place).isDisjoint(with: [.addition, .removal, .conflict]) {
      reserve([RecordID(stringLiteral: events.items[events.facts(at: place).item])])
    }
  }

  /// The same history without its last event.
  mutating func removeLast() {
    if !events.isEmpty { events.removeLast() }
  }

  mutating func reserve(_ ids: [RecordID]) {
    for id in ids {
      guard let kind = RecordKind.allCases.first(where: { id.text.hasPrefix($0.prefix + "-") }),
        let number = id.number
      else { continue }
      highest[kind] = max(highest[kind] ?? 0, number)
    }
  }

  /// The id for the next new record of `kind`.
  func nextID(_ kind: RecordKind) -> RecordID { RecordID(kind, number: (highest[kind] ?? 0) + 1) }

  /// Who reported a measure done last, as far as the journal tells.
  public func reporter(of measure: RecordID) -> String? { lastReporter(of: [measure]) }

  /// Who reported the last of `measures` done, as far as the journal tells.
  public func lastReporter(of measures: [RecordID]) -> String? {
    let reports = measures.compactMap { measure in
      events.places(of: measure).first { events.traits(at: $0).contains(.report) }
    }
    return reports.max().map { account(of: events.people[events.facts(at: $0).by]) }
  }

  /// The last event of somebody other than `person` that touched a field of a record; where there
  /// is none, the last of their own.
  public func lastEvent(
    touching key: String, of id: RecordID, notBy person: String
  ) -> Event? {
    let touching = events(of: id).filter { $0.edit.keys.contains(key) }
    return touching.last { account(of: $0.by) != person } ?? touching.last
  }
}
