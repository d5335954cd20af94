import Terminal

/// The wishes that the arguments name: `ascii`, `mono`, `wide`, `narrow`,
/// `unsynchronized`, `red=#ff8800`.
func wishes(_ arguments: some Sequence<String>) -> ScreenWishes {
  var wishes = ScreenWishes()
  for argument in arguments {
    switch argument {
    case "ascii": wishes.isASCII = true
    case "mono": wishes.usesColor = false
    case "wide": wishes.ambiguousWidth = .two
    case "narrow": wishes.ambiguousWidth = .one
    case "unsynchronized": wishes.synchronizes = false
    default:
      if let color = InkColor(String(argument.dropFirst("red=".count))) {
        wishes.inks[.red] = color
      }
    }
  }
  return wishes
}
