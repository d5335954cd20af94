import Terminal

/// The wishes that the arguments name: `ascii`, `mono`, `wide`, `narrow`,
/// `unsynchronized`.
func wishes(_ arguments: some Sequence<String>) -> ScreenWishes {
  var wishes = ScreenWishes()
  for argument in arguments {
    switch argument {
    case "ascii": wishes.isASCII = true
    case "mono": wishes.usesColor = false
    case "wide": wishes.ambiguousWidth = .two
    case "narrow": wishes.ambiguousWidth = .one
    case "unsynchronized": wishes.synchronizes = false
    default: break
    }
  }
  return wishes
}
