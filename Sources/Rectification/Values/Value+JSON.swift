/// How a JSON text is laid out.
public enum JSONLayout: Sendable {
  /// No white space at all: the journal.
  case compact
  /// Two spaces a level, every member on its own line, `[]` and `{}` when empty: the files.
  case indented
}

extension Value {
  /// The value as JSON text: Chinese and slashes as they are; control characters, line separators,
  /// byte order marks and bidi controls escaped (format.md), so that no file can drive a terminal.
  public func json(_ layout: JSONLayout) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, layout, depth: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value's JSON text to `bytes`, as it stands `depth` levels deep in a document.
  public func write(to bytes: inout [UInt8], _ layout: JSONLayout, depth: Int = 0) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .text(let text): writeJSON(text, to: &bytes)
    case .list(let items):
      writeNested(items, "[", "]", to: &bytes, layout, depth) { item, bytes in
        item.write(to: &bytes, layout, depth: depth + 1)
      }
    case .object(let fields):
      writeNested(fields.members, "{", "}", to: &bytes, layout, depth) { member, bytes in
        member.write(to: &bytes, layout, depth: depth + 1)
      }
    }
  }
}

extension Member {
  /// Appends the key and the value, which stands `depth` levels deep.
  func write(to bytes: inout [UInt8], _ layout: JSONLayout, depth: Int) {
    writeJSON(key, to: &bytes)
    bytes.append(contentsOf: (layout == .compact ? ":" : ": ").utf8)
    value.write(to: &bytes, layout, depth: depth)
  }
}

private func writeNested<Item>(
  _ items: [Item], _ open: Character, _ close: Character, to bytes: inout [UInt8],
  _ layout: JSONLayout, _ depth: Int, each: (Item, inout [UInt8]) -> Void
) {
  bytes.append(contentsOf: open.utf8)
  for (place, item) in items.enumerated() {
    if place > 0 { bytes.append(UInt8(ascii: ",")) }
    if layout == .indented { breakLine(depth + 1, in: &bytes) }
    each(item, &bytes)
  }
  if layout == .indented, !items.isEmpty { breakLine(depth, in: &bytes) }
  bytes.append(contentsOf: close.utf8)
}

func breakLine(_ depth: Int, in bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\n"))
  bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
}

/// Appends `text` as a JSON string.
private func writeJSON(_ text: String, to bytes: inout [UInt8]) {
  var text = text
  text.withUTF8 { writeString($0, to: &bytes) }
}

/// Appends a text as a JSON string.
func writeString(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  if needsNoEscape(utf8) {
    bytes.append(contentsOf: utf8)
  } else {
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      bytes.append(contentsOf: escaped(scalar).utf8)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}

/// Whether nothing in `utf8` has to be escaped, told by bytes alone: C0, DEL, quote and backslash
/// are ASCII; C1, the bidi controls and separators begin with C2, D8, E2 or EF, as do “ and ，.
private func needsNoEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
  for (place, byte) in utf8.enumerated() {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F: return false
    case 0xC2 where utf8[place + 1] < 0xA0: return false
    case 0xD8 where utf8[place + 1] == 0x9C: return false
    case 0xE2 where isUnprintable(utf8[place + 1], utf8[place + 2]): return false
    case 0xEF where utf8[place + 1] == 0xBB: return false
    default: continue
    }
  }
  return true
}

/// Whether U+2xxx with these last bytes is one of U+200E, U+200F, U+2028–202E, U+2066–2069.
private func isUnprintable(_ second: UInt8, _ third: UInt8) -> Bool {
  switch second {
  case 0x80: (0x8E...0x8F).contains(third) || (0xA8...0xAE).contains(third)
  case 0x81: (0xA6...0xA9).contains(third)
  default: false
  }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"": "\\\""
  case "\\": "\\\\"
  case "\n": "\\n"
  case "\t": "\\t"
  case "\r": "\\r"
  case "\u{8}": "\\b"
  case "\u{C}": "\\f"
  case _ where scalar.isUnprintable: "\\u" + scalar.fourHexDigits
  default: String(scalar)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar could steer a terminal or reorder a line: C0, DEL, C1, U+2028, U+2029,
  /// U+FEFF and the bidi controls (format.md).
  public var isUnprintable: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  fileprivate var fourHexDigits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Character {
  fileprivate var utf8: String.UTF8View { String(self).utf8 }
}
