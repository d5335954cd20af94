/// Memory that holds packed records and never changes.
///
/// A class, since it owns what it points to.
final class PackedBytes: @unchecked Sendable {
  let start: UnsafePointer<UInt8>
  let count: Int
  private let memory: UnsafeMutablePointer<UInt8>?

  init() { (start, count, memory) = (PackedBytes.nothing, 0, nil) }

  /// Takes over `memory`, of which `count` bytes are in use.
  init(_ memory: UnsafeMutablePointer<UInt8>, count: Int) {
    (start, self.count, self.memory) = (UnsafePointer(memory), count, memory)
  }

  deinit { memory?.deallocate() }

  nonisolated(unsafe) private static let nothing: UnsafePointer<UInt8> = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.pointee = 0
    return UnsafePointer(byte)
  }()
}

/// A register in the making.
public struct Packing<Record: Registered> {
  private(set) var base = PackedBytes()
  private(set) var tail: [UInt8] = []
  private(set) var starts: [Int] = []
  private(set) var ids: [RecordID] = []
  private(set) var facts: [Record.Facts] = []
  private(set) var names = Names()
  /// Which of `starts` count from the beginning of `tail`.
  private var inTail: [Int] = []

  public init() {}

  /// Adds a record.
  public mutating func add(_ record: Record) {
    var packer = Packer()
    var offsets = [UInt32](repeating: .max, count: Record.table.count)
    record.pack(into: &packer, offsets: &offsets)
    packer.bytes.withUnsafeBufferPointer { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        guard let packed = PackedRecord(bytes, offsets) else { return }
        facts.append(Record.Facts(packed, &names))
      }
    }
    inTail.append(starts.count)
    starts.append(tail.count)
    ids.append(record.id)
    tail += packer.bytes
  }

  /// Adds a record that was packed in the memory that `finish` is given, from `start` on.
  public mutating func add(_ packed: PackedRecord, at start: Int) {
    guard let id = packed.text(0) else { return }
    starts.append(start)
    ids.append(RecordID(id))
    facts.append(Record.Facts(packed, &names))
  }

  /// The register; throws where an id stands twice. Takes over `memory`.
  public mutating func finished(
    _ memory: UnsafeMutablePointer<UInt8>? = nil, count: Int = 0
  ) throws(BadValue) -> Register<Record> {
    if let memory { base = PackedBytes(memory, count: count) }
    for place in inTail { starts[place] += base.count }
    inTail = []
    return try Register(self)
  }
}

extension PackedRecord {
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<UInt32>) {
    guard let start = bytes.baseAddress, let first = offsets.baseAddress else { return nil }
    self.init(start, offsets: first)
  }
}
