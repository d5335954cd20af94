import CVterm
import Cells

extension TestTerminal {
  /// Types a text as it stands.
  public func type(_ text: String) { send(Array(text.utf8)) }

  /// Presses a key as the terminal would send it in its present modes.
  public func press(_ key: Key) {
    switch key {
    case .character(let character): type(String(character))
    case .control(let character): send([controlByte(character)])
    case .mouse(let mouse): press(mouse)
    case .paste(let text): paste(text)
    case .focus(let isOn):
      if isModeOn(1004) { type(isOn ? "\u{1B}[I" : "\u{1B}[O") }
    default:
      guard let (code, modifier) = emulatorKey(key) else { return }
      vterm_keyboard_key(emulator.terminal, code, modifier)
      send(emulator.answers())
    }
  }

  /// Presses the keys of a script: `press("2j<Enter>")`.
  public func press(_ script: String) throws {
    for key in try KeyScript(parsing: script).lines.joined() { press(key) }
  }

  private func press(_ mouse: Mouse) {
    vterm_mouse_move(emulator.terminal, Int32(mouse.row), Int32(mouse.column), VTERM_MOD_NONE)
    send(emulator.answers())
    let button: Int32 =
      switch mouse.kind {
      case .press, .doublePress: 1
      case .wheelUp: 4
      case .wheelDown: 5
      }
    for _ in 0..<(mouse.kind == .doublePress ? 2 : 1) {
      for isPressed in [true, false] {
        vterm_mouse_button(emulator.terminal, button, isPressed, VTERM_MOD_NONE)
        send(emulator.answers())
      }
    }
  }

  /// As terminals do, lines of a paste end in a carriage return.
  private func paste(_ text: String) {
    let bytes = text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: "\r") : $0 }
    let isBracketed = isModeOn(2004)
    send(Array((isBracketed ? "\u{1B}[200~" : "").utf8) + bytes)
    if isBracketed { type("\u{1B}[201~") }
  }
}

private func controlByte(_ character: Character) -> UInt8 {
  (character.asciiValue ?? 0) & 0x1F
}

private func emulatorKey(_ key: Key) -> (VTermKey, VTermModifier)? {
  // swift-format-ignore
  switch key {
  case .enter:     (VTERM_KEY_ENTER, VTERM_MOD_NONE)
  case .escape:    (VTERM_KEY_ESCAPE, VTERM_MOD_NONE)
  case .tab:       (VTERM_KEY_TAB, VTERM_MOD_NONE)
  case .backTab:   (VTERM_KEY_TAB, VTERM_MOD_SHIFT)
  case .backspace: (VTERM_KEY_BACKSPACE, VTERM_MOD_NONE)
  case .delete:    (VTERM_KEY_DEL, VTERM_MOD_NONE)
  case .insert:    (VTERM_KEY_INS, VTERM_MOD_NONE)
  case .up:        (VTERM_KEY_UP, VTERM_MOD_NONE)
  case .down:      (VTERM_KEY_DOWN, VTERM_MOD_NONE)
  case .left:      (VTERM_KEY_LEFT, VTERM_MOD_NONE)
  case .right:     (VTERM_KEY_RIGHT, VTERM_MOD_NONE)
  case .home:      (VTERM_KEY_HOME, VTERM_MOD_NONE)
  case .end:       (VTERM_KEY_END, VTERM_MOD_NONE)
  case .pageUp:    (VTERM_KEY_PAGEUP, VTERM_MOD_NONE)
  case .pageDown:  (VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE)
  case .ctrlUp:    (VTERM_KEY_UP, VTERM_MOD_CTRL)
  case .ctrlDown:  (VTERM_KEY_DOWN, VTERM_MOD_CTRL)
  case .ctrlLeft:  (VTERM_KEY_LEFT, VTERM_MOD_CTRL)
  case .ctrlRight: (VTERM_KEY_RIGHT, VTERM_MOD_CTRL)
  case .function(let number): (cv_function_key(Int32(number)), VTERM_MOD_NONE)
  default: nil
  }
}
