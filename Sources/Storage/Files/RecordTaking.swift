import Rectification

/// Takes in the records of a file: one that is written as this program writes it is packed as it
/// lies; any other is read with care, which says what is wrong with it.
///
/// A class, since it owns memory until the register takes it over.
final class RecordTaking<Record: Registered> {
  private var packing = Packing<Record>()
  private let shape = RecordShape(Record.rows)
  private let offsets: UnsafeMutablePointer<UInt32>
  private var memory: UnsafeMutableBufferPointer<UInt8>?
  private var count = 0

  /// For records that take about `size` bytes of a file: packed, they take less. Those that a file
  /// has grown by since it was looked at are kept elsewhere.
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
    let length = nodes.pack(as: shape, into: memory[count...], offsets)
    guard length > 0, let start = memory.baseAddress else {
      return packing.add(try Record(nodes.value(at: 0)))
    }
    packing.add(PackedRecord(start + count, offsets: offsets), at: count)
    count += length
  }

  /// The records; throws where an id stands twice.
  func finished() throws(BadValue) -> Register<Record> {
    defer { memory = nil }
    return try packing.finished(memory?.baseAddress, count: count)
  }
}
