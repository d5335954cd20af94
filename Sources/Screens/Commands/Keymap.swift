import Cells

/// Which key means which command: the keys of the table, or those that the user has chosen instead.
public struct Keymap: Hashable, Sendable {
  private let chosen: [Command: [Key]]
  private let commands: [Key: [Command]]

  /// `chosen` takes the place of a command's own keys.
  public init(_ chosen: [Command: [Key]] = [:]) {
    self.chosen = chosen
    var commands: [Key: [Command]] = [:]
    for command in Command.allCases {
      for key in chosen[command] ?? command.binding.keys {
        commands[key, default: []].append(command)
      }
    }
    self.commands = commands
  }

  /// The command of a key on a screen; full-width letters and Chinese punctuation count as ASCII.
  func command(of key: Key, in place: Place) -> Command? {
    commands[key.folded]?.first { $0.binding.places.contains(place) }
  }

  /// The keys that lead to a command on a screen: of two commands with one key the first has it.
  func keys(of command: Command, in place: Place) -> [Key] {
    (chosen[command] ?? command.binding.keys).filter { self.command(of: $0, in: place) == command }
  }
}
