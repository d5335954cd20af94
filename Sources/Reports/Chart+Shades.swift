extension Chart {
  /// The shade of a piece, in six hexadecimal digits, and whether figures on it are white.
  static func shade(of place: Int) -> (color: String, isDark: Bool) {
    shades[place % shades.count]
  }

  /// The first three go from dark to white, so that they are told apart in print without colour; the
  /// others are for many slices.
  private static let shades = [
    ("1F3864", true), ("9DC3E6", false), ("FFFFFF", false), ("2E75B6", true), ("DEEBF7", false),
    ("833C0B", true), ("F4B183", false), ("C55A11", true),
  ]
}
