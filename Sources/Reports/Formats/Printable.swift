import Rectification

extension StringProtocol {
  /// The text as a single line of a document: newlines and tabs become blanks; whatever could drive
  /// a terminal, turn the direction of writing around or be there unseen is left out, for nothing of
  /// it is meant by whoever pasted it.
  var printable: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return String(self) }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar.isHidden else {
        scalars.append(scalar)
        continue
      }
      if scalar.properties.isWhitespace { scalars.append(" ") }
    }
    return String(scalars)
  }

  /// The lines of the text, each as a document may hold it.
  var printableLines: [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.printable)
  }
}

extension Unicode.Scalar {
  /// Whether it has no shape of its own: joiners stay, for emoji are made with them.
  var isHidden: Bool {
    switch value {
    case 0x20..<0x7F, 0x4E00...0x9FFF, 0xFF01...0xFF60: false
    case 0xAD, 0x200B, 0x2060: true
    default: isUnprintable
    }
  }
}
