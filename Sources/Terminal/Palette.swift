internal import CNcurses
import Cells

/// Which attributes and pair of colours a style has on this terminal.
struct Palette {
  private let usesColor: Bool
  private let grayIsDim: Bool

  init(usesColor: Bool, inks: [Ink: InkColor] = [:]) {
    self.usesColor = usesColor && has_colors() && start_color() == OK
    let count = self.usesColor ? Int(nc_colors()) : 0
    grayIsDim = count < 16 && (count == 0 || inks[.gray] == nil)
    guard self.usesColor else { return }
    use_default_colors()
    for ink in Ink.allCases {
      guard let color = inks[ink] ?? ink.color(of: count) else { continue }
      init_extended_pair(Int32(ink.rawValue), color.number(of: count), -1)
    }
  }

  func pair(of style: Style) -> Int16 {
    !usesColor || (style.ink == .gray && grayIsDim) ? 0 : Int16(style.ink.rawValue)
  }

  func attributes(of style: Style) -> attr_t {
    var attributes = NC_NORMAL
    if style.isBold { attributes |= NC_BOLD }
    if style.isReverse { attributes |= NC_REVERSE }
    if style.isUnderlined { attributes |= NC_UNDERLINE }
    if style.isDim || (style.ink == .gray && grayIsDim) { attributes |= NC_DIM }
    return attributes
  }
}

extension Ink {
  /// Of many colours those that can be read on black as on white; of 16 the user's own choice.
  fileprivate func color(of count: Int) -> InkColor? {
    // swift-format-ignore
    switch self {
    case .plain:   nil
    case .red:     .number(count >= 256 ? 167 : 1)
    case .yellow:  .number(count >= 256 ? 172 : 3)
    case .green:   .number(count >= 256 ? 71 : 2)
    case .blue:    .number(count >= 256 ? 68 : 4)
    case .cyan:    .number(count >= 256 ? 37 : 6)
    case .magenta: .number(count >= 256 ? 133 : 5)
    case .gray:    count >= 256 ? .number(244) : count >= 16 ? .number(8) : nil
    }
  }
}
