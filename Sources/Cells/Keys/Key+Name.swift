extension Key {
  /// The name of the key in scripts and help: `j`, `<Enter>`, `<C-l>`.
  public var name: String {
    switch self {
    case .character(let character): Self.namesOfCharacters[character] ?? String(character)
    case .function(let number): "<F\(number)>"
    case .control(" "): "<C-Space>"
    case .control(let character): "<C-\(character)>"
    case .mouse(let mouse): "<\(mouse.kind.name)>"
    case .paste: "<Paste>"
    case .focus(let isOn): isOn ? "<FocusIn>" : "<FocusOut>"
    default: Self.named.first { $0.key == self }.map { "<\($0.name)>" } ?? "<?>"
    }
  }

  /// Finds a key by its name, in upper or lower case; a single character is its own name.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    guard name.first == "<", name.last == ">", name.count > 2 else { return nil }
    let inner = name.dropFirst().dropLast().lowercased()
    guard let key = Self.keysByName[inner] ?? Self.control(inner) else { return nil }
    self = key
  }

  private static func control(_ name: String) -> Key? {
    guard name.count == 3, name.hasPrefix("c-"), let character = name.last else { return nil }
    return "abcdefghijklmnopqrstuvwxyz\\]^_".contains(character) ? .control(character) : nil
  }
}

extension Key {
  /// A row a key that has a name of its own; the first row of a key is the name it shows.
  private static let named: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("S-Tab", .backTab),
    ("BS", .backspace), ("Del", .delete), ("Ins", .insert),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
    ("C-Up", .ctrlUp), ("C-Down", .ctrlDown), ("C-Left", .ctrlLeft), ("C-Right", .ctrlRight),
    ("C-Space", .control(" ")), ("FocusIn", .focus(true)), ("FocusOut", .focus(false)),
    ("Space", .character(" ")), ("lt", .character("<")), ("hash", .character("#")),
  ]

  private static let keysByName: [String: Key] = {
    let functions = (1...12).map { ("f\($0)", Key.function($0)) }
    let all = named.map { ($0.name.lowercased(), $0.key) } + functions
    return Dictionary(all) { first, _ in first }
  }()

  private static let namesOfCharacters: [Character: String] = [" ": "<Space>", "<": "<lt>"]
}

extension Mouse.Kind {
  fileprivate var name: String {
    switch self {
    case .press: "Click"
    case .doublePress: "DoubleClick"
    case .wheelUp: "WheelUp"
    case .wheelDown: "WheelDown"
    }
  }
}
