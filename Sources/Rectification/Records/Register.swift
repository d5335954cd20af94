/// A record with an id, kept in a list of its kind.
public protocol Registered: Fielded {
  var id: RecordID { get set }
  static var kind: RecordKind { get }
}

extension Issue: Registered { public static var kind: RecordKind { .issue } }
extension Measure: Registered { public static var kind: RecordKind { .measure } }
extension Policy: Registered { public static var kind: RecordKind { .policy } }

/// Records in the order of their ids, found by id at once.
public struct Register<Record: Registered>: Sendable {
  public private(set) var records: [Record] = []
  private var places: [RecordID: Int] = [:]

  public init() {}

  /// Takes records in any order; throws where an id stands twice.
  public init(_ records: [Record]) throws(BadValue) {
    places.reserveCapacity(records.count)
    for (place, record) in records.enumerated()
    where places.updateValue(place, forKey: record.id) != nil {
      throw BadValue(.doubledID(record.id.text), at: [.index(place), .key("id")])
    }
    self.records = records
    let isSorted = zip(records, records.dropFirst()).allSatisfy { $0.id < $1.id }
    guard !isSorted else { return }
    self.records.sort { $0.id < $1.id }
    renumber(from: 0)
  }

  public var count: Int { records.count }

  public func contains(_ id: RecordID) -> Bool { places[id] != nil }

  /// Where the record stands in `records`.
  public func place(of id: RecordID) -> Int? { places[id] }

  public subscript(id: RecordID) -> Record? { places[id].map { records[$0] } }

  /// Puts `record` in the place of the one with its id, or adds it where its id belongs.
  mutating func put(_ record: Record) {
    if let place = places[record.id] {
      records[place] = record
      return
    }
    let place = firstPlace(after: record.id)
    records.insert(record, at: place)
    renumber(from: place)
  }

  /// Sets a field where the record stands; false where there is none.
  mutating func set(_ key: String, of id: RecordID, to value: Value?) throws(BadValue) -> Bool {
    guard let place = places[id] else { return false }
    try records[place].set(key, to: value)
    return true
  }

  mutating func remove(_ id: RecordID) {
    guard let place = places.removeValue(forKey: id) else { return }
    records.remove(at: place)
    renumber(from: place)
  }

  private mutating func renumber(from start: Int) {
    for place in start..<records.count { places[records[place].id] = place }
  }

  private func firstPlace(after id: RecordID) -> Int {
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
