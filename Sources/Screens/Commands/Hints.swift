import Cells

/// What stands around a screen and follows from nothing but which screen it is: it is looked up in
/// the keymap when somebody goes there, not for every frame.
struct Surroundings: Hashable, Sendable {
  /// What it follows from.
  struct Source: Hashable, Sendable {
    let place: Place
    let columns: Int
    let canChange: Bool
  }

  var source: Source?
  /// The hint line.
  var hints = ""
  /// The keys of the screens, in their order.
  var keys: [String] = []
}

extension Model {
  mutating func lookAround() {
    let source = Surroundings.Source(place: place, columns: size.columns, canChange: canChange)
    guard source != surroundings.source else { return }
    surroundings = Surroundings(
      source: source, hints: hintLine(width: size.columns - 2),
      keys: Place.allCases.map { keyLabel($0.command) })
  }

  /// The key of a command here, as people know it; empty where it has none.
  func keyLabel(_ command: Command) -> String {
    keymap.keys(of: command, in: place).first?.label ?? ""
  }

  /// All keys of a command here.
  func keyLabels(_ command: Command) -> String {
    keymap.keys(of: command, in: place).map(\.label).joined(separator: " ")
  }

  /// Whether a hint is true now: the past is not changed, and policies are not done.
  private func isHinted(_ command: Command) -> Bool {
    if command == .done, place == .policies { return false }
    return canChange || !(command.isChange || command == .add)
  }

  /// The hint line, from the command table: as many as fit, the help key always last.
  private func hintLine(width: Int) -> String {
    let hinted = Command.available(in: place).filter(isHinted).compactMap { command in
      command.binding.hint.map { (command, $0) }
    }
    let help = keyLabel(.help) + (Command.help.binding.hint ?? "")
    var line = ""
    for (command, hint) in hinted where command != .help {
      let next = line + (line.isEmpty ? "" : " ") + keyLabel(command) + hint
      if next.displayWidth + 1 + help.displayWidth > width { break }
      line = next
    }
    return line.isEmpty ? help : line + " " + help
  }
}
