import Cells

extension Key {
  /// The key as people know it: `空格`, `Ctrl-D`, `F10`, `j`.
  var label: String {
    switch self {
    case .character(" "): "空格"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .insert: "Insert"
    case .delete: "Delete"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .ctrlLeft: "Ctrl-←"
    case .ctrlRight: "Ctrl-→"
    case .control(" "): "Ctrl-空格"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .function(let number): "F\(number)"
    default: name
    }
  }
}
