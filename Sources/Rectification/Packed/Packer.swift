/// Writes the fields of a record packed: 8 bytes with a bit for each row of the table that holds
/// something, then what these rows hold, in the table's order.
///
/// A text, an id and an amount are a length and UTF-8; a flag and a code one byte, the code's
/// place among its set; a day 4 bytes; a list a length and its items; an object the same again.
/// Lengths and counts are LEB128. Members that this version does not know follow behind the rows,
/// under the highest bit.
struct Packer {
  private(set) var bytes: [UInt8] = []

  init() {}

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  mutating func number(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func day(_ day: Day) { fixed(UInt32(bitPattern: Int32(clamping: day.number))) }

  mutating func fixed<Each: FixedWidthInteger>(_ number: Each) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Leaves room for the bits of a record, and answers where.
  mutating func bits() -> Int {
    fixed(UInt64(0))
    return bytes.count - 8
  }

  mutating func setBits(_ bits: UInt64, at place: Int) {
    for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: bits >> (8 * index)) }
  }

  /// A value of whatever kind.
  mutating func value(_ value: Value) {
    switch value {
    case .null: byte(0)
    case .bool(let flag): byte(flag ? 2 : 1)
    case .number(let digits):
      byte(3)
      text(digits)
    case .text(let words):
      byte(4)
      text(words)
    case .list(let items):
      byte(5)
      number(items.count)
      for item in items { self.value(item) }
    case .object(let fields):
      byte(6)
      members(fields)
    }
  }

  mutating func members(_ fields: Fields) {
    number(fields.members.count)
    for member in fields.members {
      text(member.key)
      value(member.value)
    }
  }
}

/// Reads what a `Packer` has written; what it reads was checked when it was packed.
public struct Unpacker {
  private var place: UnsafePointer<UInt8>

  init(_ place: UnsafePointer<UInt8>) { self.place = place }

  mutating func byte() -> UInt8 {
    defer { place += 1 }
    return place.pointee
  }

  mutating func number() -> Int {
    var (number, shift) = (UInt(0), UInt(0))
    while true {
      let byte = byte()
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
  }

  mutating func text() -> String { String(decoding: utf8(), as: UTF8.self) }

  /// A text as it lies.
  mutating func utf8() -> UnsafeBufferPointer<UInt8> {
    let count = number()
    defer { place += count }
    return UnsafeBufferPointer(start: place, count: count)
  }

  mutating func day() -> Day { Day(number: Int(Int32(bitPattern: fixed()))) }

  mutating func bits() -> UInt64 { fixed() }

  mutating func fixed<Each: FixedWidthInteger>() -> Each {
    defer { place += MemoryLayout<Each>.size }
    return Each(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: Each.self))
  }

  mutating func value() -> Value {
    switch byte() {
    case 0: return .null
    case 1: return .bool(false)
    case 2: return .bool(true)
    case 3: return .number(text())
    case 4: return .text(text())
    case 5: return .list((0..<number()).map { _ in value() })
    default: return .object(members())
    }
  }

  mutating func members() -> Fields {
    Fields((0..<number()).map { _ in Member(key: text(), value: value()) })
  }
}
