import CTerminal
import Cells

/// The ASCII character to show instead of a glyph of which the locale counts other columns than we
/// do; nil where it counts the same. In GB18030 quotes, dashes and box drawing are two columns wide.
func substitute(for cell: Cell) -> Character? {
  let base = cell.glyph.unicodeScalars.first ?? " "
  if base.isASCII || ct_width(base.value) == Int32(cell.width) { return nil }
  if let known = substitutes[Character(base)] { return known }
  switch base.value {
  case 0x2500...0x257F: return "+"
  case 0x2580...0x259F: return "#"
  default: return "?"
  }
}

private let substitutes: [Character: Character] = {
  let groups: [(Character, String)] = [
    ("\"", "“”„″"), ("'", "‘’′"), ("-", "—–―‐─━┄┅┈┉═"), ("|", "│┃┆┇┊┋║‖"), (".", "…·‥•"),
    ("*", "●★◆☆◎※"), ("!", "▲△"), ("o", "○◇□◯"), ("#", "■▓▒░"), (">", "→▶▷›≥"),
    ("<", "←◀◁‹≤"), ("^", "↑"), ("v", "↓▼▽✓√"), ("x", "×"), ("/", "÷"), ("+", "±"), ("~", "≈"),
  ]
  return Dictionary(
    groups.flatMap { ascii, glyphs in glyphs.map { ($0, ascii) } }, uniquingKeysWith: { $1 })
}()
