/// How many columns a scalar takes on the screen: 0, 1 or 2.
///
/// It is what ncurses counts with glibc 2.36 in a UTF-8 locale, so ambiguous widths are 1. What
/// may not reach the screen counts as the one column of the blank or `?` that stands for it.
public func displayWidth(_ scalar: Unicode.Scalar) -> Int { scalar.displayWidth }

extension StringProtocol {
  /// How many columns the text takes on one line.
  public var displayWidth: Int {
    withBytes { bytes in
      var (scalars, width) = (Scalars(bytes), 0)
      while let scalar = scalars.next() { width += scalar.displayWidth }
      return width
    }
  }
}

extension Character {
  /// How many columns the character takes: the sum of its scalars', as terminals count.
  public var displayWidth: Int {
    unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }
}

extension Unicode.Scalar {
  var displayWidth: Int { usualWidth ?? (isUnfit ? 1 : widthInTable) }

  /// The width of what nearly everything is written in, of which all is fit to be shown; nil for the
  /// rest, which only tables know.
  var usualWidth: Int? {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x2010..<0x2028, 0x2500..<0x25FD: 1
    case 0x3000..<0x302A, 0x4E00...0x9FFF, 0xFF01...0xFF60: 2
    default: nil
    }
  }

  private var widthInTable: Int {
    if isIn(wideRanges) { return 2 }
    return isIn(zeroWidthRanges) ? 0 : 1
  }

  /// Whether one of the ranges, given as first, last, first, last …, has the scalar.
  private func isIn(_ bounds: [UInt32]) -> Bool {
    var low = 0
    var high = bounds.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value > bounds[2 * middle + 1] { low = middle + 1 } else { high = middle }
    }
    return low < bounds.count / 2 && value >= bounds[2 * low]
  }
}
