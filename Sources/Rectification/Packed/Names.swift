/// A name that many records share, such as a department's, as a number of its table.
public struct Name: Hashable, Sendable {
  let number: UInt32
}

/// The names that the records of a list use, each kept once.
public struct Names: Sendable {
  private(set) var texts: [String] = []
  private var utf8: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: 1 + the number of the name, 0 for a free slot.
  private var slots = [UInt32](repeating: 0, count: 64)

  public init() {}

  public subscript(name: Name) -> String { texts[Int(name.number)] }

  /// The number of a name, new or not.
  mutating func name(_ text: UnsafeBufferPointer<UInt8>) -> Name {
    let slot = slot(of: text)
    if slots[slot] != 0 { return Name(number: slots[slot] - 1) }
    let number = UInt32(texts.count)
    texts.append(String(decoding: text, as: UTF8.self))
    utf8.append(contentsOf: text)
    ends.append(utf8.count)
    slots[slot] = number + 1
    if texts.count * 2 > slots.count { grow() }
    return Name(number: number)
  }

  /// The number of a name that is in use.
  public func name(_ text: String) -> Name? {
    var text = text
    return text.withUTF8 { utf8 in
      let found = slots[slot(of: utf8)]
      return found == 0 ? nil : Name(number: found - 1)
    }
  }

  /// Where the name stands, or would.
  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = hash(text) & (slots.count - 1)
    while slots[slot] != 0, !isName(Int(slots[slot]) - 1, text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isName(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == text.count else { return false }
    for index in 0..<text.count where utf8[start + index] != text[index] { return false }
    return true
  }

  /// FNV-1a; the table is no larger than the names that people make up.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) >> 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in texts.indices {
      let start = number == 0 ? 0 : ends[number - 1]
      let slot = utf8[start..<ends[number]].withUnsafeBufferPointer { self.slot(of: $0) }
      slots[slot] = UInt32(number) + 1
    }
  }
}
