extension String {
  /// The text with full-width forms, as an input method types them, as their ASCII characters.
  public var halfWidth: String {
    guard unicodeScalars.contains(where: { $0.halfWidth != $0 }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map(\.halfWidth)))
  }

  /// Whether nothing is written but white space.
  public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Unicode.Scalar {
  /// A full-width form as its ASCII character.
  fileprivate var halfWidth: Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(value) else { return self == "\u{3000}" ? " " : self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}
