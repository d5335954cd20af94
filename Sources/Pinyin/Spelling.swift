import CPinyin

/// A word as it is compared with readings. Sets of places in the word are bits: bit 0 is before
/// its first scalar.
struct Spelling: Sendable {
  /// From each place the next eight letters, the first in the lowest byte; 0 behind the end.
  private let letters: [UInt64]
  /// The places before an apostrophe.
  private let separators: UInt64
  /// Each letter, as a set of `initials(of:)`.
  private let initials: [UInt32]

  /// nil for a word without letters, and for one that is too long to be typed by readings.
  init?(_ scalars: [Unicode.Scalar]) {
    guard scalars.count < UInt64.bitWidth, scalars.contains(where: \.isSpelled) else { return nil }
    let codes = scalars.map(\.code)
    letters = codes.indices.map { place in
      codes[place...].prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    separators = scalars.indices.reduce(0) { $0 | (scalars[$1] == "'" ? 1 << $1 : 0) }
    initials = codes.map { (0x61...0x7A).contains($0) ? 1 << UInt32($0 - 0x61) : 0 }
  }

  /// The first letter.
  var initial: UInt32 { initials[0] }

  /// The place behind the last scalar.
  var end: UInt64 { 1 << letters.count }

  /// The places that are reached when a text goes on with `scalar` at one of `reached`.
  func step(from reached: UInt64, over scalar: UInt32, _ forms: Forms) -> UInt64 {
    let set = readings(of: scalar)
    var (next, left): (UInt64, UInt64) = (0, reached)
    while left != 0 {
      let place = left.trailingZeroBitCount
      left &= left - 1
      guard place < letters.count else { continue }
      if forms.contains(scalar, at: place) { next |= 2 << place }
      if set.initials & initials[place] != 0 { next |= places(behind: set, from: place) }
    }
    return skippingSeparators(next)
  }

  /// The places behind what a character's readings take from `place` on.
  private func places(behind set: PinyinSet, from place: Int) -> UInt64 {
    let wanted = letters[place]
    var found: UInt64 = 0
    for spelling in set.first..<set.first + set.count {
      let reading = pinyin_spelling(spelling)
      let common = (reading ^ wanted).trailingZeroBitCount / 8
      guard common > 0 else { continue }
      found |= 1 << 1
      if common > 1, reading >> 8 & 0xFF == 0x68 { found |= 1 << 2 }  // zh, ch, sh
      let length = 8 - reading.leadingZeroBitCount / 8
      if common >= length { found |= 1 << length }
      if common >= letters.count - place { return end }
    }
    return found << place
  }

  private func skippingSeparators(_ places: UInt64) -> UInt64 {
    var (all, last) = (places, places)
    while last & separators != 0 {
      last = (last & separators) << 1
      all |= last
    }
    return all
  }
}

/// What a Chinese character may be typed as; nothing for any other scalar.
private func readings(of scalar: UInt32) -> PinyinSet {
  let isKnown = (UInt32(PINYIN_FIRST)..<UInt32(PINYIN_END)).contains(scalar)
  return isKnown ? pinyin_set(scalar) : PinyinSet()
}

/// The first letters that a Chinese character may be typed as: bit 0 is a.
func initials(of scalar: UInt32) -> UInt32 { readings(of: scalar).initials }

extension Unicode.Scalar {
  /// Whether a word with it is compared with readings.
  fileprivate var isSpelled: Bool {
    self == "'" || self == "ü" || ("a"..."z").contains(self)
  }

  /// The byte that stands for it in spellings; what is in none of them is 255.
  fileprivate var code: UInt8 {
    switch self {
    case "a"..."z", ":": UInt8(value)
    case "ü": UInt8(ascii: "v")
    default: 255
    }
  }
}
