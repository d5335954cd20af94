extension StringProtocol {
  /// The text as a single line may show it: tabs and newlines become blanks, and whatever could
  /// drive the terminal or turn the writing direction around becomes `?`.
  public var sanitized: String {
    guard hasUnfit else { return String(self) }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar.shown) }
    return String(scalars)
  }

  private var hasUnfit: Bool {
    withBytes { bytes in
      var scalars = Scalars(bytes)
      while let scalar = scalars.next() { if scalar.isUnfit { return true } }
      return false
    }
  }
}

extension Unicode.Scalar {
  /// The scalar itself, or what stands for it on the screen.
  var shown: Unicode.Scalar {
    guard isUnfit else { return self }
    return properties.isWhitespace ? " " : "?"
  }

  /// Whether the scalar must not reach a cell.
  var isUnfit: Bool {
    guard usualWidth == nil else { return false }
    return switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: properties.generalCategory == .unassigned
    }
  }

  var isCombiningMark: Bool {
    switch value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: true  // vowels and finals of old Korean
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
    default:
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark: true
      default: false
      }
    }
  }
}
