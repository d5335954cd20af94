extension StringProtocol {
  /// The text broken into lines of at most so many columns, as Chinese is set: no line begins with
  /// a closing mark or ends with an opening one, and Latin words and numbers stay whole.
  ///
  /// A piece that is too long for a line of its own is broken where it has to be; a glyph wider
  /// than the line stands alone on one.
  public func wrapped(to columns: Int) -> [String] {
    withBytes { bytes in
      paragraphs(in: bytes).flatMap { glyphs in
        var filler = LineFiller(glyphs, columns: Swift.max(1, columns))
        filler.fill()
        return filler.lines.map { line in
          guard let first = line.first, let last = line.last else { return "" }
          return String(decoding: bytes[first.start..<last.end], as: UTF8.self)
        }
      }
    }
  }
}

/// What a line may be broken before and behind: a base with the marks that stand on it.
private struct Glyph {
  let base: Unicode.Scalar
  /// Where its bytes begin and end in the text.
  let start: Int
  var end: Int
  let width: Int
}

/// The glyphs of a text, line by line as it was typed.
private func paragraphs(in bytes: UnsafeBufferPointer<UInt8>) -> [[Glyph]] {
  var (paragraphs, glyphs): ([[Glyph]], [Glyph]) = ([], [])
  var (scalars, last): (Scalars, Unicode.Scalar) = (Scalars(bytes), " ")
  while true {
    let start = scalars.place
    guard let scalar = scalars.next() else { return paragraphs + [glyphs] }
    defer { last = scalar }
    if scalar.isNewline {
      if scalar == "\n", last == "\r" { continue }
      paragraphs.append(glyphs)
      glyphs = []
      continue
    }
    let width = scalar.displayWidth
    if !glyphs.isEmpty, width == 0 || last == joiner {
      glyphs[glyphs.count - 1].end = scalars.place
    } else {
      glyphs.append(Glyph(base: scalar, start: start, end: scalars.place, width: width))
    }
  }
}

/// What makes one picture of the emoji on both sides of it.
private let joiner: Unicode.Scalar = "\u{200D}"

/// Fills lines from left to right with the pieces of a paragraph. A line is always a run of its
/// glyphs, since only blanks at a break are left out.
private struct LineFiller {
  let glyphs: [Glyph]
  let columns: Int
  private var full: [Range<Int>] = []
  private var line = 0..<0
  private var width = 0

  init(_ glyphs: [Glyph], columns: Int) { (self.glyphs, self.columns) = (glyphs, columns) }

  /// All lines, the last one included; an empty paragraph is one empty line.
  var lines: [ArraySlice<Glyph>] {
    (line.isEmpty && !full.isEmpty ? full : full + [line]).map { glyphs[$0] }
  }

  /// Cuts the paragraph wherever it may be broken, and sets piece after piece.
  mutating func fill() {
    var start = 0
    for place in glyphs.indices.dropFirst()
    where mayBreak(between: glyphs[place - 1].base, glyphs[place].base) {
      add(start..<place)
      start = place
    }
    if start < glyphs.count { add(start..<glyphs.count) }
  }

  /// Adds a piece with the blanks before it: they stand between two pieces, or indent the first.
  private mutating func add(_ piece: Range<Int>) {
    guard !glyphs[piece.lowerBound].base.isBlank else { return }
    let start = !line.isEmpty ? line.lowerBound : full.isEmpty ? 0 : piece.lowerBound
    let all = start..<piece.upperBound
    let allWidth = width + columns(of: line.upperBound..<piece.upperBound, from: start)
    if allWidth <= columns { return (line, width) = (all, allWidth) }
    breakLine(at: piece.lowerBound)
    let pieceWidth = columns(of: piece, from: piece.lowerBound)
    if pieceWidth <= columns { return (line, width) = (piece, pieceWidth) }
    for place in piece { add(place) }
  }

  private func columns(of range: Range<Int>, from start: Int) -> Int {
    glyphs[max(start, range.lowerBound)..<range.upperBound].reduce(0) { $0 + $1.width }
  }

  /// Adds one glyph of a piece that is too long; where it must not be the first of a line, the one
  /// before it comes along.
  private mutating func add(_ place: Int) {
    let (glyph, last) = (glyphs[place], line.last)
    if width + glyph.width > columns {
      if let last, line.count > 1, glyph.base.isNeverFirst,
        glyphs[last].width + glyph.width <= columns
      {
        line = line.lowerBound..<last
        breakLine(at: last)
        (line, width) = (last..<place, glyphs[last].width)
      } else {
        breakLine(at: place)
      }
    }
    line = line.lowerBound..<place + 1
    width += glyph.width
  }

  /// Begins a new line, unless this one is still empty.
  private mutating func breakLine(at place: Int) {
    if !line.isEmpty { full.append(line) }
    (line, width) = (place..<place, 0)
  }
}

private func mayBreak(between left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
  if left.isHan, right.isHan { return true }
  if left.isBlank || right.isBlank { return left.isBlank != right.isBlank }
  if right.isNeverFirst || left.isNeverLast { return false }
  return !(left.isPartOfWord && right.isPartOfWord)
}

private let neverFirst = Set("，。、；：？！）》」』】〕〉］｝”’…—～·．％‰℃々,.;:?!)]}%".unicodeScalars)
private let neverLast = Set("（《「『【〔〈［｛“‘￥＃([{$#".unicodeScalars)

extension Character {
  /// A closing mark, which no line begins with (避头尾).
  public var isNeverFirst: Bool { unicodeScalars.first?.isNeverFirst ?? false }
}

extension Unicode.Scalar {
  /// A common Chinese character: most of any text, and told apart at once.
  fileprivate var isHan: Bool { (0x4E00...0x9FFF).contains(value) }

  fileprivate var isNeverFirst: Bool { !isHan && neverFirst.contains(self) }

  fileprivate var isNeverLast: Bool { !isHan && neverLast.contains(self) }

  fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\u{3000}" }

  /// Latin letters, digits and what stands among them in numbers, ids and addresses.
  fileprivate var isPartOfWord: Bool {
    isASCII || (displayWidth == 1 && properties.isAlphabetic)
  }

  fileprivate var isNewline: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
