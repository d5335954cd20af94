import Cells
import Rectification
import Reports
import Screens
import Storage
import Terminal

extension Configuration {
  /// What a file can set.
  static let members = [
    "keys", "colors", "ambiguousWidth", "ascii", "mouse", "synchronized", "editor",
    "documents",
  ]

  /// The inks whose shade can be chosen.
  static let inks: [(name: String, ink: Ink)] = [
    ("red", .red), ("yellow", .yellow), ("green", .green), ("blue", .blue), ("cyan", .cyan),
    ("magenta", .magenta), ("gray", .gray),
  ]

  /// Reads the text of `file`; throws at the first thing that is not understood, so that nobody
  /// works with half of what they have set. An empty text sets nothing.
  init(_ text: String, file: String) throws(ConfigurationError) {
    guard !text.isBlank else { return }
    let parsed: JSONText
    do throws(JSONText.Unreadable) { parsed = try JSONText(text) } catch {
      throw ConfigurationError(file: file, place: error.place, problem: .unreadable(error.problem))
    }
    self = try ConfigurationReader(file: file, text: parsed).configuration()
  }
}

/// Reads the members of a configuration one by one, each with its place at hand.
struct ConfigurationReader {
  typealias Step = BadValue.Step

  let file: String
  let text: JSONText

  func configuration() throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    try requireSingle(text.fields, at: [])
    for member in text.fields.members {
      let (key, value) = (member.key, member.value)
      switch key {
      case "keys": configuration.keymap = try keymap(value)
      case "colors": configuration.wishes.inks = try inks(value)
      case "ambiguousWidth": configuration.wishes.ambiguousWidth = try width(value)
      case "ascii": configuration.wishes.isASCII = try flag(value, key)
      case "mouse": configuration.wishes.usesMouse = try flag(value, key)
      case "synchronized": configuration.wishes.synchronizes = try flag(value, key)
      case "editor": configuration.editor = try editor(value)
      case "documents": try readDocuments(value, into: &configuration)
      default:
        let near = nearest(to: key, among: Configuration.members)
        throw error(.unknownMember(key, nearest: near), [.key(key)], ofKey: true)
      }
    }
    return configuration
  }

  private func flag(_ value: Value, _ key: String) throws(ConfigurationError) -> Bool {
    guard case .bool(let flag) = value else {
      throw mismatch(value, [.key(key)], expected: " true 或 false")
    }
    return flag
  }

  private func width(_ value: Value) throws(ConfigurationError) -> AmbiguousWidth {
    switch value {
    case "auto": return .auto
    case 1: return .one
    case 2: return .two
    default: throw mismatch(value, [.key("ambiguousWidth")], expected: " \"auto\"、1 或 2")
    }
  }

  private func editor(_ value: Value) throws(ConfigurationError) -> String {
    guard let text = value.text, !text.isBlank else {
      throw mismatch(value, [.key("editor")], expected: "编辑器的命令，例如 \"vim\"")
    }
    return text
  }

  private func inks(_ value: Value) throws(ConfigurationError) -> [Ink: InkColor] {
    var inks: [Ink: InkColor] = [:]
    for member in try members(of: value, "colors") {
      let path: [Step] = [.key("colors"), .key(member.key)]
      guard let (_, ink) = Configuration.inks.first(where: { $0.name == member.key }) else {
        let near = nearest(to: member.key, among: Configuration.inks.map(\.name))
        throw error(.unknownInk(member.key, nearest: near), path, ofKey: true)
      }
      guard let color = InkColor(member.value.plainText) else {
        throw error(.unknownColor(member.value.text ?? member.value.json(.compact)), path)
      }
      inks[ink] = color
    }
    return inks
  }

  private func keymap(_ value: Value) throws(ConfigurationError) -> Keymap {
    var chosen: [Screens.Command: [Key]] = [:]
    for member in try members(of: value, "keys") {
      let path: [Step] = [.key("keys"), .key(member.key)]
      guard let command = Screens.Command(rawValue: member.key) else {
        let near = nearest(to: member.key, among: Screens.Command.allCases.map(\.rawValue))
        throw error(.unknownCommand(member.key, nearest: near), path, ofKey: true)
      }
      chosen[command] = try keys(member.value, path)
    }
    do throws(KeymapFault) { return try Keymap(checking: chosen) } catch {
      throw self.error(.keymap(error), path(of: error, chosen))
    }
  }

  /// A key, or a list of keys.
  private func keys(_ value: Value, _ path: [Step]) throws(ConfigurationError) -> [Key] {
    guard let values = value.list else { return [try key(value, path)] }
    guard !values.isEmpty else { throw error(.noKeys(name(of: path)), path) }
    var keys: [Key] = []
    for (place, value) in values.enumerated() {
      keys.append(try key(value, path + [.index(place)]))
    }
    return keys
  }

  private func key(_ value: Value, _ path: [Step]) throws(ConfigurationError) -> Key {
    guard let text = value.text else {
      throw mismatch(value, path, expected: "键的名称，例如 \"d\" 或 \"<F8>\"")
    }
    guard let key = Key(name: text), key.canBeBound else { throw error(.unknownKey(text), path) }
    return key.folded
  }

  /// Where the keys stand that a fault is about.
  private func path(of fault: KeymapFault, _ chosen: [Screens.Command: [Key]]) -> [Step] {
    let name = fault.command.rawValue
    let isList = text.fields["keys"]?.object?[name]?.list != nil
    let place = fault.key.flatMap { chosen[fault.command]?.firstIndex(of: $0) }
    return [.key("keys"), .key(name)] + (isList ? place.map { [.index($0)] } ?? [] : [])
  }
}

extension ConfigurationReader {
  func members(
    of value: Value, _ key: String
  ) throws(ConfigurationError) -> [Member] {
    try members(of: value, [.key(key)])
  }

  func members(
    of value: Value, _ path: [Step]
  ) throws(ConfigurationError) -> [Member] {
    guard let fields = value.object else {
      throw mismatch(value, path, expected: "对象 { … }")
    }
    try requireSingle(fields, at: path)
    return fields.members
  }

  /// Throws where a member stands twice.
  private func requireSingle(_ fields: Fields, at path: [Step]) throws(ConfigurationError) {
    var seen: Set<String> = []
    for key in fields.keys where !seen.insert(key).inserted {
      throw error(.doubled(key), path + [.key(key)], ofKey: true)
    }
  }

  func mismatch(
    _ value: Value, _ path: [Step], expected: String
  ) -> ConfigurationError {
    let problem = ConfigurationError.Problem.mismatch(
      name(of: path), expected: expected, found: value.kindName)
    return error(problem, path)
  }

  func name(of path: [Step]) -> String { BadValue(.missing, at: path).place }

  func error(
    _ problem: ConfigurationError.Problem, _ path: [Step], ofKey: Bool = false
  ) -> ConfigurationError {
    ConfigurationError(file: file, place: text.place(of: path, ofKey: ofKey), problem: problem)
  }
}

extension Key {
  /// Whether a person can press it on purpose.
  fileprivate var canBeBound: Bool {
    switch self {
    case .mouse, .paste, .focus: false
    default: true
    }
  }
}
