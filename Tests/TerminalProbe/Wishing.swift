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

/// What the terminal is, a line each.
func report() -> [String] {
  let report = examineTerminal()
  return [
    "locale \(report.locale.name) \(report.locale.codeset)",
    "type \(report.type) by \(report.describedType ?? "nothing"), \(report.colors ?? -1) colors",
    "true color \(report.showsTrueColor), OSC 52 \(report.sendsClipboard)",
    "size \(report.size.map { "\($0.columns)x\($0.rows)" } ?? "none")",
    report.answers.map {
      "synchronized \(text($0.synchronizesOutput)), ambiguous \(text($0.ambiguousWidth)), "
        + "name \(text($0.name))"
    } ?? "no terminal",
    "tmux \(report.isInTmux), screen \(report.isInScreen)",
  ]
}

private func text<Value>(_ answer: Value?) -> String { answer.map { "\($0)" } ?? "unknown" }
