import Rectification

/// Something that can be chosen, and the words people read for it.
struct Option: Hashable, Sendable {
  let value: String
  let label: String

  init(_ value: String, _ label: String? = nil) {
    (self.value, self.label) = (value, label ?? value)
  }
}

/// What can be chosen for a field.
struct Options: Hashable, Sendable {
  var all: [Option]
  /// Whether other words may be written instead.
  var isOpen = false

  func label(of value: String) -> String { all.first { $0.value == value }?.label ?? value }
}

/// One of several.
struct Choice: Hashable, Sendable {
  let options: Options
  /// Whether nothing need be chosen.
  let isOptional: Bool
  var value: String?

  /// With at most so many choices one turns through them; more are chosen from a list.
  static let mostToTurn = 4

  var hasList: Bool { options.isOpen || options.all.count > Choice.mostToTurn }

  var label: String { value.map(options.label) ?? "" }

  /// The next or the previous choice, round the end; none at all is one where that is allowed.
  mutating func turn(_ steps: Int) {
    let values = (isOptional ? [nil] : []) + options.all.map { Optional($0.value) }
    guard !values.isEmpty else { return }
    guard let place = values.firstIndex(of: value) else {
      value = steps > 0 ? values[0] : values[values.count - 1]
      return
    }
    value = values[(place + steps + values.count) % values.count]
  }
}

/// Any of several.
struct Checks: Hashable, Sendable {
  let options: Options
  var values: [String]

  var label: String { values.map(options.label).joined(separator: "、") }
}

/// A list of things, each filled in by a form of its own; behind the last one can be added.
struct Items: Hashable, Sendable {
  let rows: [FieldRow]
  var values: [Value]
  /// The item that has the keys; the number of items where one is added.
  var cursor = 0

  /// The item in words: what is ticked in front, then its texts.
  func phrase(_ value: Value) -> String {
    let parts = rows.compactMap { row -> String? in
      guard let member = value.object?[row.key] else { return nil }
      switch (row.kind, member) {
      case (.flag, .bool(let isOn)): return isOn ? "[x]" : "[ ]"
      case (.code(let words), .text(let code)): return words.label(of: code)
      case (.day, .text(let day)) where row.key == "to": return "→ \(day)"
      default: return row.key == "sha256" ? "（有文件）" : member.plainText
      }
    }
    let ticks = parts.filter { $0.hasPrefix("[") }
    return (ticks + parts.filter { !$0.hasPrefix("[") }).joined(separator: " ")
  }

  /// Ticks the item under the cursor, or takes the tick away; false where it has none.
  mutating func tick() -> Bool {
    guard values.indices.contains(cursor), var fields = values[cursor].object,
      let row = rows.first(where: { $0.kind == .flag })
    else { return false }
    fields[row.key] = .bool(fields[row.key] != true)
    values[cursor] = .object(fields)
    return true
  }

  mutating func removeCurrent() -> Bool {
    guard values.indices.contains(cursor) else { return false }
    values.remove(at: cursor)
    return true
  }
}
