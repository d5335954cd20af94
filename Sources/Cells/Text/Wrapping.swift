extension StringProtocol {
  /// The text broken into lines of at most so many columns, as Chinese is set: no line begins with
  /// a closing mark or ends with an opening one, and Latin words and numbers stay whole.
  ///
  /// A piece that is too long for a line of its own is broken where it has to be; a glyph wider
  /// than the line stands alone on one.
  public func wrapped(to columns: Int) -> [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap {
      var lines = LineFiller(columns: Swift.max(1, columns))
      for piece in unbreakablePieces(of: Substring($0)) { lines.add(piece) }
      return lines.finished
    }
  }
}

/// Fills lines with pieces from left to right.
private struct LineFiller {
  let columns: Int
  private var lines: [String] = []
  private var line = ""
  private var width = 0
  private var blanks = ""

  init(columns: Int) { self.columns = columns }

  /// All lines, the last one included; an empty paragraph is one empty line.
  var finished: [String] { line.isEmpty && !lines.isEmpty ? lines : lines + [line] }

  mutating func add(_ piece: Substring) {
    if piece.first?.isBlank == true {
      if !line.isEmpty || lines.isEmpty { blanks += piece }
      return
    }
    let pieceWidth = piece.displayWidth
    if width + blanks.displayWidth + pieceWidth > columns { breakLine() }
    append(blanks, blanks.displayWidth)
    blanks = ""
    if width + pieceWidth <= columns { append(piece, pieceWidth) } else { addByCharacter(piece) }
  }

  private mutating func addByCharacter(_ piece: Substring) {
    for character in piece {
      let characterWidth = character.displayWidth
      if width + characterWidth > columns { breakLine(before: character, characterWidth) }
      append(String(character), characterWidth)
    }
  }

  /// Begins a new line in the middle of a piece, and takes a character along to it if what
  /// follows must not be the first.
  private mutating func breakLine(before character: Character, _ characterWidth: Int) {
    guard character.isNeverFirst, let last = line.last, line.count > 1,
      last.displayWidth + characterWidth <= columns
    else { return breakLine() }
    line.removeLast()
    breakLine()
    append(String(last), last.displayWidth)
  }

  /// Begins a new line, unless this one is still empty; blanks at a break are dropped.
  private mutating func breakLine() {
    blanks = ""
    guard !line.isEmpty else { return }
    lines.append(line)
    line = ""
    width = 0
  }

  private mutating func append(_ text: some StringProtocol, _ textWidth: Int) {
    line += text
    width += textWidth
  }
}

/// The text cut at every place where a line may be broken.
private func unbreakablePieces(of text: Substring) -> [Substring] {
  var pieces: [Substring] = []
  var start = text.startIndex
  for (index, next) in zip(text.indices, text.indices.dropFirst())
  where mayBreak(between: text[index], text[next]) {
    pieces.append(text[start..<next])
    start = next
  }
  if start < text.endIndex { pieces.append(text[start...]) }
  return pieces
}

private func mayBreak(between left: Character, _ right: Character) -> Bool {
  if left.isHan, right.isHan { return true }
  if left.isBlank || right.isBlank { return left.isBlank != right.isBlank }
  if right.isNeverFirst || left.isNeverLast { return false }
  return !(left.isPartOfWord && right.isPartOfWord)
}

private let neverFirst = Set("，。、；：？！）》」』】〕〉］｝”’…—～·．％‰℃々,.;:?!)]}%")
private let neverLast = Set("（《「『【〔〈［｛“‘￥＃([{$#")

extension Character {
  /// A common Chinese character: most of any text, and told apart at once.
  fileprivate var isHan: Bool {
    unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
  }

  /// A closing mark, which no line begins with (避头尾).
  public var isNeverFirst: Bool { !isHan && neverFirst.contains(self) }

  fileprivate var isNeverLast: Bool { !isHan && neverLast.contains(self) }

  fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\u{3000}" }

  /// Latin letters, digits and what stands among them in numbers, ids and addresses.
  fileprivate var isPartOfWord: Bool { isASCII || (displayWidth == 1 && isLetter) }
}
