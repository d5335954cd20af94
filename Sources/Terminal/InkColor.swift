/// A colour that somebody has chosen for an ink.
public enum InkColor: Hashable, Sendable {
  /// Of the terminal's palette; the first sixteen have names, and are the user's own.
  case number(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// Reads a name such as `red` or `brightred`, a number from 0 to 255, or `#rrggbb`; nil if it is none of these.
  public init?(_ text: String) {
    if let number = Self.names.firstIndex(of: text.lowercased()).map(UInt8.init) ?? UInt8(text) {
      self = .number(number)
      return
    }
    let digits = text.dropFirst()
    guard text.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(value)
  }

  private init(_ value: UInt32) {
    self = .rgb(
      red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  private static let names: [String] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return plain + plain.map { "bright\($0)" }
  }()
}

extension InkColor {
  /// What ncurses calls the colour, or the one that is most like it, on a terminal of so many.
  ///
  /// Where there are more than 256, a colour's number is its red, green and blue; only the first
  /// eight numbers are still those of the palette.
  func number(of count: Int) -> Int32 {
    switch self {
    case .number(let number) where number < min(count, count > 256 ? 8 : 256): Int32(number)
    case .number, .rgb:
      count > 256 ? Int32(max(8, value)) : Int32(nearest(of: count))
    }
  }

  /// The user may have changed the first sixteen, so where there are more, those are taken.
  private func nearest(of count: Int) -> Int {
    let numbers = count >= 256 ? 16..<256 : count >= 16 ? 0..<16 : 0..<8
    return numbers.min { distance(to: Self.palette[$0]) < distance(to: Self.palette[$1]) } ?? 0
  }

  private func distance(to other: UInt32) -> Int {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(value >> shift & 255) - Int(other >> shift & 255)
      return sum + difference * difference
    }
  }

  /// As `0xRRGGBB`.
  private var value: UInt32 {
    switch self {
    case .number(let number): Self.palette[Int(number)]
    case .rgb(let red, let green, let blue):
      UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
  }

  /// The colours of xterm: sixteen, a cube of 6 x 6 x 6, and 24 shades of gray.
  private static let palette: [UInt32] = {
    let sixteen: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
    let cube = steps.flatMap { red in
      steps.flatMap { green in steps.map { blue in red << 16 | green << 8 | blue } }
    }
    return sixteen + cube + (0..<24).map { (8 + 10 * $0) * 0x010101 }
  }()
}

extension ScreenWishes {
  /// Whether a colour is wished for that no palette has.
  var needsTrueColor: Bool {
    usesColor && inks.values.contains { if case .rgb = $0 { true } else { false } }
  }
}
