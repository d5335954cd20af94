import CVterm
import Cells

/// A cell as the terminal shows it; colours are numbers of the palette, -1 the terminal's own.
public struct ShownCell: Hashable, Sendable {
  public let glyph: String
  public let width: Int
  public let isBold: Bool
  public let isReverse: Bool
  public let isUnderlined: Bool
  public let ink: Int
  public let paper: Int
}

extension TestTerminal {
  /// The rows joined by newlines, trailing blanks cut.
  public var screen: String {
    (0..<size.rows).map(row).joined(separator: "\n")
  }

  public func row(_ row: Int) -> String {
    var text = ""
    var column = 0
    while column < size.columns {
      let cell = cell(row, column)
      text += cell.glyph.isEmpty ? " " : cell.glyph
      column += max(1, cell.width)
    }
    let end = text.lastIndex { $0 != " " }.map(text.index(after:))
    return String(text[..<(end ?? text.startIndex)])
  }

  public func cell(_ row: Int, _ column: Int) -> ShownCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(emulator.screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    return ShownCell(
      glyph: glyph(of: cell), width: Int(cell.width), isBold: cell.attrs.bold != 0,
      isReverse: cell.attrs.reverse != 0, isUnderlined: cell.attrs.underline != 0,
      ink: Int(cv_color_number(cell.fg)), paper: Int(cv_color_number(cell.bg)))
  }

  public var cursor: Position {
    var place = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(emulator.terminal), &place)
    return Position(row: Int(place.row), column: Int(place.col))
  }

  public var isCursorVisible: Bool { emulator.isCursorVisible }
  public var isAlternateScreen: Bool { emulator.isAlternateScreen }
  /// 0 none, 1 clicks, 2 drags, 3 all movements.
  public var mouseMode: Int { Int(emulator.mouseMode) }
  /// Whether the program has turned on a mode by `CSI ? number h`, such as 2004 for pastes.
  public func isModeOn(_ number: Int) -> Bool { modes.isOn[number] ?? false }

  /// The right half of a wide glyph has no glyph: libvterm marks it by all ones.
  private func glyph(of cell: VTermScreenCell) -> String {
    withUnsafeBytes(of: cell.chars) { bytes in
      let scalars = bytes.bindMemory(to: UInt32.self).prefix { $0 != 0 && $0 != .max }
      return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
  }
}
