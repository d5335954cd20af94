/// The bit of a packed record's members that this version does not know.
let unknownBit = 63

extension Fielded {
  /// Packs the record; `offsets` tells where each row begins, for those that hold something.
  func pack(into packer: inout Packer, offsets: inout [UInt32]) {
    let place = packer.bits()
    var bits: UInt64 = 0
    for (row, field) in Self.table.enumerated() {
      offsets[row] = UInt32(packer.bytes.count)
      if field.pack(self, &packer) { bits |= 1 << row } else { offsets[row] = .max }
    }
    if !unknown.isEmpty {
      bits |= 1 << unknownBit
      packer.members(unknown)
    }
    packer.setBits(bits, at: place)
  }

  func pack(into packer: inout Packer) {
    var offsets = [UInt32](repeating: .max, count: Self.table.count)
    pack(into: &packer, offsets: &offsets)
  }

  init(_ packed: inout Unpacker) {
    self.init()
    var bits = packed.bits()
    while bits != 0 {
      let row = bits.trailingZeroBitCount
      bits &= bits - 1
      if row == unknownBit {
        unknown = packed.members()
      } else {
        Self.table[row].unpack(&packed, &self)
      }
    }
  }
}

/// A record that was just packed, with the places of its rows.
public struct PackedRecord {
  let start: UnsafePointer<UInt8>
  /// From `start`; the highest number for a row that holds nothing.
  let offsets: UnsafePointer<UInt32>

  public init(_ start: UnsafePointer<UInt8>, offsets: UnsafePointer<UInt32>) {
    (self.start, self.offsets) = (start, offsets)
  }

  /// What a row holds, where it holds something.
  func row(_ row: Int) -> Unpacker? {
    offsets[row] == .max ? nil : Unpacker(start + Int(offsets[row]))
  }

  func text(_ row: Int) -> UnsafeBufferPointer<UInt8>? {
    guard var packed = self.row(row) else { return nil }
    return packed.utf8()
  }

  func code(_ row: Int) -> Int {
    guard var packed = self.row(row) else { return 0 }
    return Int(packed.byte())
  }

  func flag(_ row: Int) -> Bool { code(row) != 0 }

  func number(_ row: Int) -> Int {
    guard var packed = self.row(row) else { return 0 }
    return packed.number()
  }

  func day(_ row: Int) -> Day? {
    guard var packed = self.row(row) else { return nil }
    return packed.day()
  }

  func ids(_ row: Int) -> [RecordID] {
    guard var packed = self.row(row) else { return [] }
    return (0..<packed.number()).map { _ in RecordID(packed.utf8()) }
  }

  /// How many items a list has.
  func count(_ row: Int) -> Int { number(row) }
}

extension RecordID {
  /// An id that was checked when it was packed.
  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.init(stringLiteral: String(decoding: utf8, as: UTF8.self))
  }
}
