/// A record with an id, kept in a list of its kind.
public protocol Registered: Fielded {
  associatedtype Facts: RecordFacts
  var id: RecordID { get set }
  static var kind: RecordKind { get }
  /// The table for walking over packed records.
  static var shape: PackedShape { get }
  /// Passes over what stands before the record's title.
  static func passOver(_ packed: inout Unpacker)
}

extension Issue: Registered {
  public typealias Facts = IssueFacts
  public static let shape = PackedShape(
    rows,
    searched: [
      "id", "title", "manifestation", "sourceReference", "rootCause", "goal", "leader",
      "department", "supportingDepartments", "deadline.text", "stage", "source", "section", "mode",
      "obstacle", "nextStep", "remarks",
    ])
  public static var kind: RecordKind { .issue }
  public static func passOver(_ packed: inout Unpacker) { _ = packed.utf8() }
}

extension Measure: Registered {
  public typealias Facts = MeasureFacts
  public static let shape = PackedShape(
    rows,
    searched: [
      "id", "issue", "content", "track", "department", "owner", "deadline.text", "status",
      "progress.note", "policies", "evidence.name",
    ])
  public static var kind: RecordKind { .measure }
  public static func passOver(_ packed: inout Unpacker) {
    _ = packed.utf8()
    _ = packed.utf8()
    _ = packed.byte()
  }
}

extension Policy: Registered {
  public typealias Facts = PolicyFacts
  public static let shape = PackedShape(
    rows,
    searched: ["id", "title", "kind", "change", "department", "stage", "documentNumber"])
  public static var kind: RecordKind { .policy }
  public static func passOver(_ packed: inout Unpacker) { _ = packed.utf8() }
}

/// Records in the order of their ids, found by id at once.
///
/// They lie packed, each in a slot that it keeps, with the facts of all of them beside; a record
/// becomes a value when it is asked for.
public struct Register<Record: Registered>: Sendable {
  /// As they were read.
  private var base = PackedBytes()
  /// As they were put since.
  private var tail: [UInt8] = []
  /// By slot: where the record begins, counted through `base` and `tail`.
  private var starts = Chunked<Int>()
  private var idsBySlot = Chunked<RecordID>()
  private var factsBySlot = Chunked<Record.Facts>()
  /// The slots in the order of their ids.
  private var order: [Int32] = []
  /// The names that the facts tell by number.
  public private(set) var names = Names()

  public init() {}

  /// Takes records in any order; throws where an id stands twice.
  public init(_ records: some Sequence<Record>) throws(BadValue) {
    var packing = Packing<Record>()
    for record in records { packing.add(record) }
    self = try packing.finished()
  }

  /// Takes what was packed, in any order; throws where an id stands twice.
  init(_ packing: Packing<Record>) throws(BadValue) {
    let ids = packing.ids
    (base, tail, names) = (packing.base, packing.tail, packing.names)
    (starts, idsBySlot, factsBySlot) = (
      Chunked(packing.starts), Chunked(ids), Chunked(packing.facts)
    )
    order = Array(0..<Int32(ids.count))
    if zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) { return }
    order.sort { (ids[Int($0)], $0) < (ids[Int($1)], $1) }
    let doubled = zip(order, order.dropFirst()).filter { ids[Int($0)] == ids[Int($1)] }
    if let second = doubled.map(\.1).min() {
      throw BadValue(.doubledID(ids[Int(second)].text), at: [.index(Int(second)), .key("id")])
    }
  }

  public var count: Int { order.count }

  /// The records in the order of their ids.
  public var records: Records<Record> { Records(register: self) }

  public func contains(_ id: RecordID) -> Bool { place(of: id) != nil }

  public subscript(id: RecordID) -> Record? { place(of: id).map { record(at: $0) } }

  public func record(at place: Int) -> Record { withPacked(slot(at: place)) { Record(&$0) } }

  public func id(at place: Int) -> RecordID { idsBySlot[slot(at: place)] }

  public func facts(at place: Int) -> Record.Facts { factsBySlot[slot(at: place)] }

  public func facts(of id: RecordID) -> Record.Facts? { place(of: id).map { facts(at: $0) } }

  /// Where records stand.
  public var places: Range<Int> { 0..<count }

  public var ids: [RecordID] { order.map { idsBySlot[Int($0)] } }

  /// Where the record stands in `records`. Ids mostly count through, so that the number tells.
  public func place(of id: RecordID) -> Int? {
    guard let first = order.first else { return nil }
    if let number = id.number, let start = idsBySlot[Int(first)].number {
      let guess = number - start
      if order.indices.contains(guess), self.id(at: guess) == id { return guess }
    }
    let place = firstPlace(notBefore: id)
    return place < count && self.id(at: place) == id ? place : nil
  }

  /// Whether an id stands in both; asked of all of them only where they overlap.
  public func firstID<Other>(alsoIn other: Register<Other>) -> RecordID? {
    guard count > 0, other.count > 0, id(at: 0) <= other.id(at: other.count - 1),
      other.id(at: 0) <= id(at: count - 1)
    else { return nil }
    return ids.first { other.contains($0) }
  }

  /// The ids of the records whose facts are wanted.
  func ids(where isWanted: (Record.Facts) -> Bool) -> [RecordID] {
    places.filter { isWanted(facts(at: $0)) }.map { id(at: $0) }
  }

  /// The records whose facts are wanted; only these are made.
  func records(where isWanted: (Record.Facts) -> Bool) -> [Record] {
    places.filter { isWanted(facts(at: $0)) }.map { record(at: $0) }
  }

  /// The same without the records whose ids `isWanted` does not want.
  public func filter(_ isWanted: (RecordID) -> Bool) -> Register {
    var part = self
    part.order = order.filter { isWanted(idsBySlot[Int($0)]) }
    return part
  }
}

extension Register<Issue> {
  public func department(at place: Int) -> String { names[facts(at: place).department] }
}

extension Register<Policy> {
  public func department(at place: Int) -> String { names[facts(at: place).department] }
}

extension Register {
  /// The place in memory that a record keeps, whatever is put or removed beside it.
  func slot(at place: Int) -> Int { Int(order[place]) }

  func slot(of id: RecordID) -> Int? { place(of: id).map { slot(at: $0) } }

  func facts(inSlot slot: Int) -> Record.Facts { factsBySlot[slot] }

  func id(inSlot slot: Int) -> RecordID { idsBySlot[slot] }

  /// The title of an issue or policy, the content of a measure: it stands before anything that may
  /// be left out.
  func title(inSlot slot: Int) -> String {
    withPacked(slot) { packed in
      _ = packed.bits()
      Record.passOver(&packed)
      return packed.text()
    }
  }

  /// What people look for in the record at a place.
  func searchTexts<Result>(at place: Int, _ body: (SearchTexts) -> Result) -> Result {
    withPacked(slot(at: place)) { body(SearchTexts(packed: $0, shape: Record.shape)) }
  }

  func record(inSlot slot: Int) -> Record { withPacked(slot) { Record(&$0) } }

  /// How many slots there ever were.
  var slotCount: Int { starts.count }

  /// Puts `record` in the place of the one with its id, or adds it where its id belongs.
  mutating func put(_ record: Record) {
    var packer = Packer()
    var offsets = [UInt32](repeating: .max, count: Record.table.count)
    record.pack(into: &packer, offsets: &offsets)
    let facts = packer.bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        PackedRecord(bytes, offsets).map { Record.Facts($0, &names) }
      }
    }
    guard let facts else { return }
    let start = base.count + tail.count
    tail += packer.bytes
    if let slot = slot(of: record.id) {
      starts[slot] = start
      factsBySlot[slot] = facts
      return
    }
    order.insert(Int32(starts.count), at: firstPlace(notBefore: record.id))
    starts.append(start)
    idsBySlot.append(record.id)
    factsBySlot.append(facts)
  }

  /// Sets a field where the record stands; false where there is none.
  mutating func set(_ key: String, of id: RecordID, to value: Value?) throws(BadValue) -> Bool {
    guard var record = self[id] else { return false }
    try record.set(key, to: value)
    put(record)
    return true
  }

  mutating func remove(_ id: RecordID) {
    guard let place = place(of: id) else { return }
    order.remove(at: place)
  }

  func withPacked<Result>(_ slot: Int, _ body: (inout Unpacker) -> Result) -> Result {
    let start = starts[slot]
    if start < base.count {
      var packed = Unpacker(base.start + start)
      return body(&packed)
    }
    return tail.withUnsafeBufferPointer { tail in
      guard let first = tail.baseAddress else { preconditionFailure("a record without bytes") }
      var packed = Unpacker(first + (start - base.count))
      return body(&packed)
    }
  }

  private func firstPlace(notBefore id: RecordID) -> Int {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if self.id(at: middle) < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The records of a register in the order of their ids, made one by one as they are asked for.
public struct Records<Record: Registered>: RandomAccessCollection, Sendable {
  let register: Register<Record>

  public var startIndex: Int { 0 }
  public var endIndex: Int { register.count }
  public subscript(place: Int) -> Record { register.record(at: place) }
}

extension Records: Equatable {
  public static func == (left: Records, right: Records) -> Bool { left.elementsEqual(right) }
}
