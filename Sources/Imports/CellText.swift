import Rectification

extension StringProtocol {
  /// The text of a cell as it is taken in: nothing that could drive a terminal or reorder a line, lines
  /// parted by `\n`, no blanks at the ends; `nil` where that leaves nothing.
  var cellText: String? {
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where afterReturn: break
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": scalars.append("\n")
      case "\t": scalars.append(scalar)
      case _ where scalar.isUnprintable || scalar.value & 0xFFFE == 0xFFFE: break
      default: scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    let text = scalars.trimmed { $0.properties.isWhitespace || $0 == "\u{200B}" }
    return text.isEmpty ? nil : String(text)
  }
}

/// The same from valid UTF-8; most cells have nothing to clean, and are found to with one look.
func cellText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard let first = bytes.first, let last = bytes.last else { return nil }
  let text = String(decoding: bytes, as: UTF8.self)
  let isClean = first > 0x20 && first != 0xE3 && last > 0x20 && last != 0x80 && !bytes.mayBeOdd
  return isClean ? text : text.cellText
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether anything in there has to be looked at as characters.
  fileprivate var mayBeOdd: Bool {
    indices.contains { place in
      switch self[place] {
      case 0x0A: false
      case 0..<0x20, 0x7F, 0xC2, 0xD8: true
      case 0xE2: place + 1 < count && [0x80, 0x81].contains(self[place + 1]) && !isQuote(place)
      case 0xEF: place + 1 < count && [0xBB, 0xBF].contains(self[place + 1])
      case 0xF0...: true
      default: false
      }
    }
  }

  /// “ ” ‘ ’ — and … are everywhere in Chinese: U+2010 to U+2027 need no look.
  private func isQuote(_ place: Int) -> Bool {
    self[place + 1] == 0x80 && place + 2 < count && (0x90...0xA7).contains(self[place + 2])
  }
}

extension BidirectionalCollection {
  /// Without what `isBlank` holds for at both ends.
  fileprivate func trimmed(_ isBlank: (Element) -> Bool) -> SubSequence {
    guard let last = lastIndex(where: { !isBlank($0) }) else { return self[endIndex...] }
    return self[...last].drop(while: isBlank)
  }
}
