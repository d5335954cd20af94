internal import CNcurses
import Cells

/// Which attributes and pair of colours a style has on this terminal.
struct Palette {
  private let usesColor: Bool
  private let grayIsDim: Bool

  init(usesColor: Bool) {
    self.usesColor = usesColor && has_colors() && start_color() == OK
    grayIsDim = nc_colors() < 16
    guard self.usesColor else { return }
    use_default_colors()
    for ink in Ink.allCases where ink != .plain {
      init_pair(Int16(ink.rawValue), ink.color(of: Int(nc_colors())), -1)
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
    if style.isDim || (style.ink == .gray && usesColor && grayIsDim) { attributes |= NC_DIM }
    return attributes
  }
}

extension Ink {
  /// Of 256 colours those that can be read on black as on white; of 16 the user's own choice.
  fileprivate func color(of count: Int) -> Int16 {
    // swift-format-ignore
    switch self {
    case .plain:   -1
    case .red:     count >= 256 ? 167 : 1
    case .yellow:  count >= 256 ? 172 : 3
    case .green:   count >= 256 ? 71 : 2
    case .blue:    count >= 256 ? 68 : 4
    case .cyan:    count >= 256 ? 37 : 6
    case .magenta: count >= 256 ? 133 : 5
    case .gray:    count >= 256 ? 244 : count >= 16 ? 8 : -1
    }
  }
}
