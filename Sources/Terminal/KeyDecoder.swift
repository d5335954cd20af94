import CTerminal
import Cells

/// Makes keys of what ncurses reads: bytes, and sequences it has recognised.
///
/// It keeps what is unfinished, so that characters, sequences and pastes may be split anywhere.
/// What the terminal answers is no key, and is kept apart.
struct KeyDecoder {
  private var state = State.idle
  private var answers: [Answer] = []
  private var lastInput = ContinuousClock.now
  private var pending: [UInt8] = []
  private var clicks = ClickCounter()

  private enum State {
    case idle, escape, sequence, mouse, paste
    /// A string for programs (OSC, DCS and the like), and an Escape in it.
    case string, stringEscape
    /// The rest of a key of the keypad that nobody knows.
    case keypad
  }

  /// Takes a byte at a time; the moment tells double presses apart.
  mutating func take(byte: UInt8, at moment: ContinuousClock.Instant) -> [Key] {
    switch state {
    case .idle: return byte == 0x1B && pending.isEmpty ? begin(.escape) : character(byte)
    case .escape: return afterEscape(byte)
    case .sequence: return sequence(byte)
    case .string: return byte == 0x07 ? begin(.idle) : byte == 0x1B ? begin(.stringEscape) : []
    case .stringEscape: return byte == UInt8(ascii: "\\") ? begin(.idle) : afterEscape(byte)
    case .keypad: return begin(.idle)
    case .mouse: return mouse(byte, at: moment)
    case .paste:
      pending.append(byte)
      return holdsPasteEnd ? endPaste() : []
    }
  }

  mutating func take(_ input: Input) -> [Key] {
    if state == .paste { return input == .pasteEnd ? endPaste() : [] }
    let before = finish()
    switch input {
    case .key(let key): return before + [key]
    case .mouse: return before + begin(.mouse)
    case .pasteStart: return before + begin(.paste)
    case .pasteEnd: return before
    }
  }

  /// An Escape that nothing has followed was the key.
  mutating func finish() -> [Key] {
    if state == .keypad { return begin(.idle) + [.escape, "O"] }
    guard state == .escape else { return [] }
    return begin(.idle) + [.escape]
  }

  /// Input has come, so many bytes and sequences at once.
  ///
  /// A paste whose end is lost must not swallow keys for ever: it ends with the first key that is
  /// pressed by itself after a pause. The rest of a paste that was held up comes in bulk.
  mutating func begin(batch count: Int, at moment: ContinuousClock.Instant) -> [Key] {
    guard count > 0 else { return [] }
    defer { lastInput = moment }
    let isAlone = count <= Self.longestCharacter && moment - lastInput >= .milliseconds(500)
    if state == .string, isAlone { return begin(.idle) }
    return state == .paste && isAlone ? endPaste() : []
  }

  /// What the terminal has answered since this was last called.
  mutating func takeAnswers() -> [Answer] {
    defer { answers = [] }
    return answers
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// In bytes, in any encoding.
  private static let longestCharacter = 4

  private mutating func begin(_ next: State) -> [Key] {
    state = next
    pending = []
    return []
  }

  /// Sequences that nobody knows are swallowed, lest their letters act as commands.
  private mutating func afterEscape(_ byte: UInt8) -> [Key] {
    if byte == UInt8(ascii: "[") { return begin(.sequence) }
    if byte == UInt8(ascii: "O") { return begin(.keypad) }
    if "]P_^X".utf8.contains(byte) { return begin(.string) }
    _ = begin(byte == 0x1B ? .escape : .idle)
    return byte == 0x1B ? [.escape] : [.escape] + character(byte)
  }
}

extension KeyDecoder {
  /// The rest of a sequence that came too slowly for ncurses to know it.
  private mutating func sequence(_ byte: UInt8) -> [Key] {
    if pending.isEmpty, byte == UInt8(ascii: "<") { return begin(.mouse) }
    pending.append(byte)
    let isLast = (0x40...0x7E).contains(byte) && pending != [UInt8(ascii: "[")]
    guard isLast || pending.count == 64 else { return [] }
    let body = pending
    _ = begin(.idle)
    if let answer = Answer(control: body) {
      answers.append(answer)
      return []
    }
    let bytes = "\u{1B}[" + String(decoding: body, as: UTF8.self)
    return keySequences.first { $0.bytes == bytes }.map { take($0.input) } ?? []
  }

  private mutating func character(_ byte: UInt8) -> [Key] {
    pending.append(byte)
    var value: UInt32 = 0
    let used = ct_decode(pending, pending.count, &value)
    if used == 0 { return [] }
    let isRetried = used < 0 && pending.count > 1
    pending = []
    if isRetried { return character(byte) }
    guard used > 0, let scalar = Unicode.Scalar(value) else { return [] }
    return [Key(typing: Character(scalar))]
  }

  /// Whether the end came too slowly for ncurses to know it.
  private var holdsPasteEnd: Bool { pending.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] }

  private mutating func endPaste() -> [Key] {
    let text = pastedText(pending.dropLast(holdsPasteEnd ? Self.pasteEnd.count : 0))
    return begin(.idle) + (text.isEmpty ? [] : [.paste(text)])
  }

  private mutating func mouse(_ byte: UInt8, at moment: ContinuousClock.Instant) -> [Key] {
    guard byte == UInt8(ascii: "M") || byte == UInt8(ascii: "m") else {
      if pending.count < 32 { pending.append(byte) }
      return []
    }
    let numbers = pending.split(separator: UInt8(ascii: ";")).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? -1
    }
    _ = begin(.idle)
    guard byte == UInt8(ascii: "M"), numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else {
      return []
    }
    return clicks.mouse(
      button: numbers[0], column: numbers[1] - 1, row: numbers[2] - 1, at: moment
    ).map { [.mouse($0)] } ?? []
  }
}

/// The text of a paste: line ends are `\n`, and of the control characters only tabs are left.
private func pastedText(_ bytes: ArraySlice<UInt8>) -> String {
  var text = String.UnicodeScalarView()
  var rest = bytes
  while !rest.isEmpty {
    var value: UInt32 = 0
    let used = rest.withUnsafeBufferPointer { ct_decode($0.baseAddress, $0.count, &value) }
    rest = rest.dropFirst(max(1, Int(used)))
    guard used > 0, let scalar = Unicode.Scalar(value) else { continue }
    if scalar == "\n", text.last == "\r" { text.removeLast() }
    if scalar.value >= 0x20 || "\t\r\n".unicodeScalars.contains(scalar) { text.append(scalar) }
  }
  return String(String.UnicodeScalarView(text.map { $0 == "\r" ? "\n" : $0 }))
}
