/// The events of a journal in their order. They lie packed, with the facts of all of them beside;
/// an event becomes a value when it is asked for.
public struct Events: RandomAccessCollection, Sendable {
  /// As they were read.
  private var base = PackedBytes()
  /// As they were appended since.
  private var tail: [UInt8] = []
  /// Where each begins, counted through `base` and `tail`.
  private var starts = Chunked<Int>()
  private var facts = Chunked<EventFacts>()
  private(set) var items = Names()
  private(set) var people = Names()
  private(set) var ops = Names()
  /// By the number of a record's name: where its last event stands, -1 where there is none.
  private var latest = Chunked<Int32>()

  public init() {}

  /// Takes over `memory`, of which the first `count` bytes hold events packed at `starts`.
  public init(_ memory: UnsafeMutableBufferPointer<UInt8>, count: Int, starts: [Int]) {
    base = memory.baseAddress.map { PackedBytes($0, count: count) } ?? PackedBytes()
    self.starts = Chunked(starts)
    for start in starts {
      var packed = Unpacker(base.start + start)
      note(EventHead(&packed))
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { starts.count }

  public subscript(place: Int) -> Event { withPacked(place) { Event(&$0) } }

  mutating func append(_ event: Event) {
    var packer = Packer()
    event.pack(into: &packer)
    starts.append(base.count + tail.count)
    packer.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var packed = Unpacker(start)
      note(EventHead(&packed))
    }
    tail += packer.bytes
  }

  mutating func removeLast() {
    let facts = self.facts[count - 1]
    latest[Int(facts.item.number)] = facts.previous
    let start = starts[count - 1]
    if start >= base.count { tail.removeLast(base.count + tail.count - start) }
    starts.removeLast()
    self.facts.removeLast()
  }

  /// Puts the facts of an event beside the others.
  private mutating func note(_ head: EventHead) {
    let item = items.name(head.item)
    if Int(item.number) == latest.count { latest.append(-1) }
    let day = Day(String(decoding: head.at.prefix(10), as: UTF8.self))
    let fresh = EventFacts(
      item: item, by: people.name(head.by), op: ops.name(head.op),
      previous: latest[Int(item.number)], day: Int32(clamping: day?.number ?? 0),
      step: head.step ?? 0, traits: head.traits)
    latest[Int(item.number)] = Int32(facts.count)
    facts.append(fresh)
  }

  /// The first `count` of them.
  public func first(_ count: Int) -> Events {
    var events = self
    while events.count > count { events.removeLast() }
    return events
  }

  func facts(at place: Int) -> EventFacts { facts[place] }

  /// Where the events of a record stand, the last first.
  func places(of id: RecordID) -> some Sequence<Int> {
    let last = items.name(id.text).map { Int(latest[Int($0.number)]) } ?? -1
    return sequence(first: last) { Int(facts[$0].previous) }.prefix { $0 >= 0 }
  }

  /// How many events both have alike from the beginning on.
  public func countInCommon(with other: Events) -> Int {
    let count = Swift.min(count, other.count)
    return (0..<count).first { self[$0] != other[$0] } ?? count
  }

  private func withPacked<Result>(_ place: Int, _ body: (inout Unpacker) -> Result) -> Result {
    let start = starts[place]
    if start < base.count {
      var packed = Unpacker(base.start + start)
      return body(&packed)
    }
    return tail.withUnsafeBufferPointer { tail in
      guard let first = tail.baseAddress else { preconditionFailure("an event without bytes") }
      var packed = Unpacker(first + (start - base.count))
      return body(&packed)
    }
  }
}

/// What is asked of every event at once.
struct EventFacts: Sendable {
  /// Numbers among the names of `Events`.
  let item: Name
  let by: Name
  let op: Name
  /// Where the event before it of the same record stands; -1 where there is none.
  let previous: Int32
  let day: Int32
  /// The `seq` of the first event of its step, 0 where it is one by itself.
  let step: Int
  let traits: EventTraits
}

extension Events {
  /// The day of an event, as it is written.
  public func day(at place: Int) -> Day { Day(number: Int(facts(at: place).day)) }

  func traits(at place: Int) -> EventTraits { facts(at: place).traits }

  /// Whether an event begins a step, or is one by itself.
  func beginsStep(at place: Int) -> Bool {
    let step = facts(at: place).step
    return step == 0 || place == 0 || facts(at: place - 1).step != step
  }
}
