import CTerminal
import Cells

/// Which glyphs the terminal shows as they are; an ASCII character stands for each of the others,
/// in as many cells.
enum Repertoire: Int, Comparable {
  /// All of which the locale counts as many columns as we do: in GB18030 quotes, dashes and box
  /// drawing are two columns wide.
  case all
  /// None of one column beside ASCII, since the terminal draws most of them in two.
  case withoutAmbiguous
  /// ASCII and Chinese.
  case ascii

  init(_ wishes: ScreenWishes) {
    self = wishes.isASCII ? .ascii : wishes.ambiguousWidth == .two ? .withoutAmbiguous : .all
  }

  static func < (one: Repertoire, other: Repertoire) -> Bool { one.rawValue < other.rawValue }

  /// The ASCII character to show instead of a glyph; nil if it is shown as it is.
  func substitute(for cell: Cell) -> Unicode.Scalar? {
    let base = cell.base
    if base.isASCII { return self == .ascii && cell.hasMarks ? base : nil }
    if shows(base, width: Int32(cell.width)) { return nil }
    if let known = substitutes[base] { return known }
    switch base.value {
    case 0x2460...0x2468: return Unicode.Scalar(UInt8(base.value - 0x2460) + 0x31)
    case 0x2500...0x257F: return "+"
    case 0x2580...0x259F: return "#"
    default: return "?"
    }
  }

  private func shows(_ base: Unicode.Scalar, width: Int32) -> Bool {
    guard ct_width(base.value) == width else { return false }
    switch self {
    case .all: return true
    case .withoutAmbiguous: return width > 1
    case .ascii: return width > 1 && isEastAsian(base)
    }
  }
}

/// Han, Kana, Hangul and the punctuation that goes with them, but no wide symbols such as emoji.
private func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0xFFFF, 0x20000...0x3FFFF: true
  default: false
  }
}

private let substitutes: [Unicode.Scalar: Unicode.Scalar] = {
  let groups: [(Unicode.Scalar, String)] = [
    ("\"", "“”„″"), ("'", "‘’′"), ("-", "—–―‐─━┄┅┈┉═"), ("|", "│┃┆┇┊┋║‖"), (".", "…·‥•"),
    ("*", "●★◆☆◎※"), ("!", "▲△"), ("o", "○◇□◯"), ("#", "■▓▒░№"), (">", "→▶▷▸›≥"),
    ("<", "←◀◁◂‹≤"), ("^", "↑"), ("v", "↓▼▽✓√"), ("x", "×✗"), ("/", "÷"), ("+", "±"),
    ("~", "≈"), ("C", "℃"),
  ]
  return Dictionary(
    groups.flatMap { ascii, glyphs in glyphs.unicodeScalars.map { ($0, ascii) } },
    uniquingKeysWith: { $1 })
}()
