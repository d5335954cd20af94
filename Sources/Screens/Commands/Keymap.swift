import Cells

/// Which key means which command: the keys of the table, or those that the user has chosen instead.
public struct Keymap: Hashable, Sendable {
  private let chosen: [Command: [Key]]
  private let commands: [Key: [Command]]

  /// `chosen` takes the place of a command's own keys; what it names it takes from others.
  public init(_ chosen: [Command: [Key]] = [:]) {
    self.chosen = chosen
    var commands: [Key: [Command]] = [:]
    // What was chosen comes first; what a command has kept of its own stands in the table's order.
    for command in Command.allCases {
      for key in chosen[command] ?? [] where !command.binding.keys.contains(key) {
        commands[key, default: []].append(command)
      }
    }
    for command in Command.allCases {
      for key in chosen[command] ?? command.binding.keys
      where commands[key]?.contains(command) != true {
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

/// Why keys cannot be as somebody has chosen them.
public enum KeymapFault: Error, Hashable, Sendable {
  /// A key that moves about whatever is chosen.
  case fixed(Key, for: Command)
  /// A key was chosen for two commands that one screen has.
  case boundTwice(Key, Command, Command)
  /// A command has lost its only key to another one.
  case unreachable(Command, lostTo: Command)
}

extension Keymap {
  /// The keys that nobody has to learn: they stay what they are.
  private static let fixed: [Key: Command] = [
    .enter: .open, .escape: .back, .up: .up, .down: .down, .left: .back, .right: .open,
  ]

  /// Takes the keys that somebody has chosen; throws where a key would mean two things, or a
  /// command could not be reached any more. Enter, Esc and the arrows keep their meaning.
  public init(checking chosen: [Command: [Key]]) throws(KeymapFault) {
    var all: [Command: [Key]] = [:]
    for command in Command.allCases {
      guard let keys = chosen[command]?.map(\.folded) else { continue }
      if let key = keys.first(where: { Keymap.fixed[$0] != nil && Keymap.fixed[$0] != command }) {
        throw .fixed(key, for: command)
      }
      let kept = command.binding.keys.filter { Keymap.fixed[$0] != nil && !keys.contains($0) }
      if let (key, other) = Keymap.first(of: keys, in: all, sharedWith: command) {
        throw .boundTwice(key, other, command)
      }
      all[command] = keys + kept
    }
    self.init(all)
    if let (command, other) = unreachable { throw .unreachable(command, lostTo: other) }
  }

  /// A key of `keys` that another command has on a screen of `command`.
  private static func first(
    of keys: [Key], in chosen: [Command: [Key]], sharedWith command: Command
  ) -> (Key, Command)? {
    for other in Command.allCases
    where !other.binding.places.isDisjoint(with: command.binding.places) {
      if let key = keys.first(where: { chosen[other]?.contains($0) == true }) {
        return (key, other)
      }
    }
    return nil
  }

  /// A command without a key on one of its screens, and the one that has its key there.
  private var unreachable: (Command, Command)? {
    for command in Command.allCases {
      for place in Place.allCases
      where command.binding.places.contains(place) && keys(of: command, in: place).isEmpty {
        let keys = chosen[command] ?? command.binding.keys
        guard let other = keys.compactMap({ self.command(of: $0, in: place) }).first else {
          continue
        }
        return (command, other)
      }
    }
    return nil
  }
}

extension KeymapFault: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .fixed(let key, let command):
      "\(key.label) 固定用于移动和进出，不能改作 \(command.rawValue)；请换一个键"
    case .boundTwice(let key, let first, let second):
      "\(key.label) 同时给了 \(first.rawValue) 和 \(second.rawValue)；请给其中一个换一个键"
    case .unreachable(let command, let other):
      "\(command.rawValue)（\(command.binding.title)）唯一的键给了 \(other.rawValue)；请在 keys 中给 \(command.rawValue) 另定一个键"
    }
  }

  /// The command whose chosen keys show the fault.
  public var command: Command {
    switch self {
    case .fixed(_, let command), .boundTwice(_, _, let command), .unreachable(_, let command):
      command
    }
  }

  /// The key that is the fault, where it is one.
  public var key: Key? {
    switch self {
    case .fixed(let key, _), .boundTwice(let key, _, _): key
    case .unreachable: nil
    }
  }
}
