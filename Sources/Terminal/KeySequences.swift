import Cells

/// What a sequence of bytes from the keyboard begins or is.
enum Input: Hashable {
  case key(Key)
  case mouse
  case pasteStart
  case pasteEnd
}

/// Sequences that terminals send whatever their terminfo entry says: both forms of the arrows,
/// keys with modifiers, the keypad of PuTTY, and what reports mouse, paste and focus.
let keySequences: [(bytes: String, input: Input)] =
  reports + arrows + edits + functions + keypad

private let reports: [(String, Input)] = [
  ("\u{1B}[<", .mouse), ("\u{1B}[200~", .pasteStart), ("\u{1B}[201~", .pasteEnd),
  ("\u{1B}[I", .key(.focus(true))), ("\u{1B}[O", .key(.focus(false))),
  ("\u{1B}[Z", .key(.backTab)), ("\u{1B}OM", .key(.enter)),
]

/// Rows of the final letter, the key, and the key with Ctrl.
private let arrows: [(String, Input)] = [
  ("A", Key.up, Key.ctrlUp), ("B", .down, .ctrlDown), ("C", .right, .ctrlRight),
  ("D", .left, .ctrlLeft), ("H", .home, .home), ("F", .end, .end),
].flatMap { letter, key, ctrlKey in
  let lowercase: [(String, Input)] =
    key == ctrlKey ? [] : [("\u{1B}O" + letter.lowercased(), .key(ctrlKey))]
  return [("\u{1B}[" + letter, .key(key)), ("\u{1B}O" + letter, .key(key))] + lowercase
    + modifiers.map { ("\u{1B}[1;\($0)" + letter, .key($0 >= 5 ? ctrlKey : key)) }
}

private let edits: [(String, Input)] = [
  ("1", Key.home), ("7", .home), ("4", .end), ("8", .end), ("2", .insert), ("3", .delete),
  ("5", .pageUp), ("6", .pageDown),
].flatMap { number, key in
  [("\u{1B}[\(number)~", .key(key))] + modifiers.map { ("\u{1B}[\(number);\($0)~", .key(key)) }
}

private let functions: [(String, Input)] =
  ["P", "Q", "R", "S"].enumerated().flatMap { index, letter in
    [
      ("\u{1B}O" + letter, .key(.function(index + 1))),
      ("\u{1B}[1\(index + 1)~", .key(.function(index + 1))),
    ]
  }
  + ["A", "B", "C", "D", "E"].enumerated().map { ("\u{1B}[[" + $1, .key(.function($0 + 1))) }
  + [15, 17, 18, 19, 20, 21, 23, 24].enumerated().map {
    ("\u{1B}[\($1)~", .key(.function($0 + 5)))
  }

private let keypad: [(String, Input)] = zip("jklmnopqrstuvwxy", "*+,-./0123456789").map {
  ("\u{1B}O" + String($0), .key(.character($1)))
}

/// Shift 2, Alt 3, … Ctrl and whatever else 5 to 8, as xterm numbers them.
private let modifiers = 2...8
