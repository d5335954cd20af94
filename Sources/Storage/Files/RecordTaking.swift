import Rectification

/// Takes in the records of a file: one that is written as this program writes it is packed as it
/// lies; any other is read with care, which says what is wrong with it.
///
/// A class, since it owns memory until the register takes it over.
final class RecordTaking<Record: Registered> {
  private var packing = Packing<Record>()
  private let shape = RecordShape(Record.rows)
  private let offsets: UnsafeMutablePointer<UInt32>
  private var memory: UnsafeMutablePointer<UInt8>?
  private var count = 0

  /// For records that take no more than `size` bytes of a file: packed, they take less.
  init(upTo size: Int) {
    memory = .allocate(capacity: size + 64)
    offsets = .allocate(capacity: shape.rowCount)
  }

  deinit {
    memory?.deallocate()
    offsets.deallocate()
  }

  func take(_ nodes: JSONNodes) throws(BadValue) {
    guard let memory else { return }
    let length = nodes.pack(as: shape, at: memory + count, offsets)
    guard length > 0 else { return packing.add(try Record(nodes.value(at: 0))) }
    packing.add(PackedRecord(memory + count, offsets: offsets), at: count)
    count += length
  }

  /// The records; throws where an id stands twice.
  func finished() throws(BadValue) -> Register<Record> {
    defer { memory = nil }
    return try packing.finished(memory, count: count)
  }
}
