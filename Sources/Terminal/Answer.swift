import CTerminal

/// What a terminal says when it is asked.
enum Answer: Hashable {
  /// Whether it has a private mode that can be turned on (DECRQM).
  case mode(Int, isKnown: Bool)
  /// Where its cursor is, counted from 1 (CPR).
  case cursor(row: Int, column: Int)
  /// What it is able to do (DA1): every terminal says so, and it is asked last.
  case attributes
  /// Its name and version (XTVERSION).
  case name(String)

  /// Reads what stands after `CSI`, the final letter included; nil if that is no answer.
  init?(control sequence: [UInt8]) {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let numbers = sequence.split { !isDigit($0) }.compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    let marks = sequence.filter { !isDigit($0) && $0 != UInt8(ascii: ";") }
    switch (String(decoding: marks, as: UTF8.self), numbers.count) {
    case ("?$y", 2): self = .mode(numbers[0], isKnown: (1...2).contains(numbers[1]))
    case ("R", 2): self = .cursor(row: numbers[0], column: numbers[1])
    case ("?c", 1...): self = .attributes
    default: return nil
    }
  }
}

/// The mode in which a terminal shows what it is told only once all of it has come.
enum SynchronizedOutput {
  static let mode = 2026
  static let question = "\u{1B}[?2026$p"
  static let begin = Array("\u{1B}[?2026h".utf8)
  static let end = Array("\u{1B}[?2026l".utf8)
}

/// Prints a glyph of ambiguous width at the start of a row, asks where the cursor is now, and wipes
/// the glyph before anybody can see it: column 3 means that the terminal draws it wide.
enum AmbiguousGlyph {
  static let scalar: Unicode.Scalar = "①"
  static let question = "\r\(scalar)\u{1B}[6n\r\u{1B}[K"
  static let columnAfterWide = 3

  /// Whether the locale takes the glyph for narrow, so that the terminal may contradict.
  static func isNarrow(in locale: TerminalLocale) -> Bool {
    locale.codeset == "UTF-8" && ct_width(scalar.value) == 1
  }
}

extension Answer {
  /// All that a terminal has answered so far, amid whatever else has come.
  static func all(in bytes: [UInt8]) -> [Answer] {
    var answers: [Answer] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: 0x1B) {
      rest = rest[(start + 1)...]
      let kind = rest.first
      let isControl = kind == UInt8(ascii: "[")
      let isLast = { (byte: UInt8) in isControl ? (0x40...0x7E).contains(byte) : byte == 0x1B }
      guard let end = rest.dropFirst().firstIndex(where: isLast) else { break }
      let body = rest[..<end].dropFirst()
      if isControl, let answer = Answer(control: body + [rest[end]]) { answers.append(answer) }
      if kind == UInt8(ascii: "P"), body.starts(with: ">|".utf8) {
        answers.append(.name(String(decoding: body.dropFirst(2), as: UTF8.self)))
      }
      rest = rest[(isControl ? end + 1 : end)...]
    }
    return answers
  }
}
