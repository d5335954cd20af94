/// What the user pressed, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case ctrlUp, ctrlDown, ctrlLeft, ctrlRight
  case function(Int)
  /// Ctrl with a lowercase letter, a blank, or one of `\ ] ^ _`.
  case control(Character)
  case mouse(Mouse)
  /// Text that was pasted, lines apart by `\n`.
  case paste(String)
  /// The terminal's window came to the front, or went behind.
  case focus(Bool)
}

/// A press of the mouse or a turn of its wheel, on a cell.
public struct Mouse: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case press, doublePress, wheelUp, wheelDown
  }

  public var kind: Kind
  public var column: Int
  public var row: Int

  public init(kind: Kind, column: Int, row: Int) {
    self.kind = kind
    self.column = column
    self.row = row
  }
}

extension Key {
  /// The key that types a character: `\r` is Enter, U+0001 is Ctrl-a.
  public init(typing character: Character) {
    switch character {
    case "\r", "\n", "\r\n": self = .enter
    case "\t": self = .tab
    case "\u{1B}": self = .escape
    case "\u{8}", "\u{7F}": self = .backspace
    case "\0": self = .control(" ")
    case "\u{1}"..."\u{1A}": self = .control(Self.unshifted(character, by: 0x60))
    case "\u{1C}"..."\u{1F}": self = .control(Self.unshifted(character, by: 0x40))
    default: self = .character(character)
    }
  }

  private static func unshifted(_ character: Character, by offset: UInt8) -> Character {
    Character(Unicode.Scalar((character.asciiValue ?? 0) + offset))
  }
}
