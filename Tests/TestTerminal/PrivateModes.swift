/// The modes that a program turns on and off by `CSI ? 1006;1000 h`, taken from what it writes.
///
/// libvterm 0.1.4 honours only the first number of such a sequence, so each gets one of its own.
struct PrivateModes {
  private(set) var isOn: [Int: Bool] = [:]
  private var pending: [UInt8] = []
  private static let start = Array("\u{1B}[?".utf8)

  /// The bytes for libvterm; a sequence that is unfinished is kept for the next time.
  mutating func filter(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var passed: [UInt8] = []
    for byte in bytes {
      if pending.count < Self.start.count {
        guard byte == Self.start[pending.count] else {
          passed += pending
          pending = []
          if byte == Self.start[0] { pending = [byte] } else { passed.append(byte) }
          continue
        }
        pending.append(byte)
      } else {
        pending.append(byte)
        if (0x40...0x7E).contains(byte) { passed += finish(byte) }
      }
    }
    return passed
  }

  private mutating func finish(_ last: UInt8) -> [UInt8] {
    let sequence = pending
    pending = []
    guard last == UInt8(ascii: "h") || last == UInt8(ascii: "l") else { return sequence }
    let numbers = sequence.dropFirst(Self.start.count).dropLast().split(
      separator: UInt8(ascii: ";"))
    for number in numbers {
      if let number = Int(String(decoding: number, as: UTF8.self)) {
        isOn[number] = last == UInt8(ascii: "h")
      }
    }
    return numbers.flatMap { Self.start + $0 + [last] }
  }
}
