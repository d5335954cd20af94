/// An event as a line of a journal, with the hash that the line is sealed with; an empty one where
/// it has not stood in any.
public struct SealedEvent: Hashable, Sendable {
  public let event: Event
  public let hash: String

  public init(_ event: Event, hash: String) { (self.event, self.hash) = (event, hash) }
}

/// A new record whose id was taken meanwhile, and the id that it got instead.
public struct Renaming: Hashable, Sendable {
  public let from: RecordID
  public let to: RecordID

  public init(from: RecordID, to: RecordID) { (self.from, self.to) = (from, to) }
}

/// The events of one desk, made again on top of what another desk has done (sync.md).
///
/// Each is applied, kept as a conflict, or left out since the other journal has it already; none
/// is lost. The same events on the same ledger always come to the same.
public struct Replay: Sendable {
  /// The other ledger with what was replayed.
  public private(set) var ledger: Ledger
  /// What follows the other journal, in its order: events applied, and conflicts.
  public private(set) var events: [Event] = []
  public private(set) var renamed: [Renaming] = []
  /// How many events the other journal had already.
  public private(set) var dropped = 0
  /// Where an event of the tail stands now, by its old `seq`.
  private var places: [Int: Int] = [:]
  private var steps: [Int: Int] = [:]
  private var ids: [RecordID: RecordID] = [:]
  /// Ids of new records of the tail, which no other record may get.
  private var claimed: Set<RecordID> = []

  /// Replays `tail` on `ledger`, which has taken in `theirs` behind the common beginning.
  public init(of tail: [SealedEvent], onto ledger: Ledger, knowing theirs: [SealedEvent]) {
    self.ledger = ledger
    var known: [String: Event] = [:]
    for other in theirs {
      known[other.hash] = other.event
      if let origin = other.event.origin { known[origin] = other.event }
    }
    var own: [SealedEvent] = []
    for sealed in tail {
      let twin = known[sealed.hash] ?? sealed.event.origin.flatMap { known[$0] }
      if let twin { drop(sealed.event, for: twin) } else { own.append(sealed) }
    }
    plan(own)
    for sealed in own { take(sealed) }
  }

  /// How many of the replayed events are conflicts.
  public var conflicts: [Event] { events.filter(\.isConflict) }

  /// The other journal has the event: its links lead there.
  private mutating func drop(_ event: Event, for twin: Event) {
    dropped += 1
    places[event.seq] = twin.seq
    if event.edit.item != twin.edit.item { ids[event.edit.item] = twin.edit.item }
  }

  /// Every event that is left gets one place, so that all of them are known beforehand.
  private mutating func plan(_ own: [SealedEvent]) {
    let last = ledger.history.last
    var sizes: [Int: Int] = [:]
    for (place, sealed) in own.enumerated() {
      let event = sealed.event
      places[event.seq] = last + place + 1
      if event.edit.isAddition { claimed.insert(event.edit.item) }
      guard let step = event.step else { continue }
      sizes[step, default: 0] += 1
      steps[step] = steps[step] ?? last + place + 1
    }
    // `step` is for several: one that is left by itself loses it.
    for (step, size) in sizes where size == 1 { steps[step] = nil }
  }

  private mutating func take(_ sealed: SealedEvent) {
    var event = moved(sealed)
    let isOfConflict = event.of.contains { ledger.history.event($0)?.isConflict == true }
    if event.isAnswer, isOfConflict {
      // What it takes back was never done; the conflict itself is taken back.
      (event.edit.set, event.edit.was) = (Fields(), Fields())
    } else {
      do throws(Clash) { event.edit = try ledger.rebased(event) } catch {
        event = event.conflict(error, ledger)
      }
    }
    do throws(BadValue) { try ledger.take(event) } catch {
      event = event.conflict(.misfit(error), ledger)
      ledger.recall(event)
    }
    events.append(event)
  }

  /// The event in its new place, with all that it refers to.
  private mutating func moved(_ sealed: SealedEvent) -> Event {
    var event = sealed.event
    if event.origin == nil, !sealed.hash.isEmpty { event.origin = sealed.hash }
    event.seq = places[event.seq] ?? event.seq
    event.step = event.step.flatMap { steps[$0] }
    event.of = event.of.map { places[$0] ?? $0 }
    if event.edit.isAddition, !event.isAnswer { giveID(to: event.edit) }
    event.edit = event.edit.renamed(ids)
    event.wanted = event.wanted?.renamed(ids)
    return event
  }

  /// A new record whose id somebody else's has by now gets the next free one.
  private mutating func giveID(to edit: Edit) {
    guard ids[edit.item] == nil, ledger.hasUsed(edit.item) else { return }
    let id = ledger.history.nextID(RecordKind(of: edit.set), besides: claimed)
    ids[edit.item] = id
    claimed.insert(id)
    renamed.append(Renaming(from: edit.item, to: id))
  }
}

extension Ledger {
  /// Whether a record has, or ever had, this id.
  func hasUsed(_ id: RecordID) -> Bool { kind(of: id) != nil || !history.events(of: id).isEmpty }
}

extension History {
  /// The first id from the next one on that is not among `claimed`.
  fileprivate func nextID(_ kind: RecordKind, besides claimed: Set<RecordID>) -> RecordID {
    var id = nextID(kind)
    while claimed.contains(id), let number = id.number { id = RecordID(kind, number: number + 1) }
    return id
  }
}

extension Edit {
  /// The edit with the records that it names called by their new ids.
  fileprivate func renamed(_ ids: [RecordID: RecordID]) -> Edit {
    guard !ids.isEmpty else { return self }
    var edit = self
    edit.item = ids[item] ?? item
    edit.set = set.renamed(ids)
    edit.was = was.renamed(ids)
    return edit
  }
}

extension Fields {
  /// The members that name records, with the new ids in them.
  fileprivate func renamed(_ ids: [RecordID: RecordID]) -> Fields {
    func renamed(_ value: Value) -> Value {
      guard let id = value.text.flatMap(RecordID.init), let other = ids[id] else { return value }
      return .text(other.text)
    }
    var fields = self
    for key in ["id", "issue"] {
      if let value = fields[key] { fields[key] = renamed(value) }
    }
    if let policies = fields["policies"]?.list { fields["policies"] = .list(policies.map(renamed)) }
    return fields
  }
}
