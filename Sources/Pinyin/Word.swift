/// A word of a query. A text is gone through by scalars, and each takes one or more of the word's
/// scalars with it: itself, or the letters of a reading.
struct Word: Sendable {
  private let scalars: [Unicode.Scalar]
  private let forms: Forms
  /// The letters to compare with readings; nil where there are none.
  private let spelling: Spelling?

  /// `scalars` are folded. Apostrophes alone, or in front, say nothing.
  init?(_ scalars: some Sequence<Unicode.Scalar>) {
    let scalars = Array(scalars.drop { $0 == "'" })
    guard !scalars.isEmpty else { return nil }
    self.scalars = scalars
    forms = Forms(scalars)
    spelling = Spelling(scalars)
  }

  func begins(with word: Word) -> Bool { scalars.starts(with: word.scalars) }
}

extension Word: Hashable {
  static func == (left: Word, right: Word) -> Bool { left.scalars == right.scalars }

  func hash(into hasher: inout Hasher) { hasher.combine(scalars) }
}

extension Word {
  func isFound(in text: String) -> Bool { firstPlace(in: text.utf8.span, from: 0) != nil }

  func isFound(in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    firstPlace(in: utf8.span, from: 0) != nil
  }

  /// Where the word is found, as offsets of bytes; no two places overlap.
  func places(in text: String) -> [Range<Int>] {
    var places: [Range<Int>] = []
    let bytes = text.utf8.span
    while let place = firstPlace(in: bytes, from: places.last?.upperBound ?? 0) {
      places.append(place)
    }
    return places
  }

  /// The first place at or after `start`, which is the beginning of a scalar.
  private func firstPlace(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
    let initial = spelling?.initial ?? 0
    var start = start
    while start < text.count {
      let (scalar, next) = text.scalar(at: start)
      let mayBegin = initials(of: scalar) & initial != 0 || forms.contains(scalar, at: 0)
      if mayBegin, let end = end(from: start, in: text) { return start..<end }
      start = next
    }
    return nil
  }

  /// Where the word ends if it begins at `start`.
  private func end(from start: Int, in text: Span<UInt8>) -> Int? {
    guard let spelling else { return endOfForms(from: start, in: text) }
    var reached: UInt64 = 1
    var offset = start
    while offset < text.count, reached != 0 {
      let (scalar, next) = text.scalar(at: offset)
      reached = spelling.step(from: reached, over: scalar, forms)
      if reached & spelling.end != 0 { return next }
      offset = next
    }
    return nil
  }

  private func endOfForms(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    for place in 0..<forms.count {
      guard offset < text.count else { return nil }
      let (scalar, next) = text.scalar(at: offset)
      guard forms.contains(scalar, at: place) else { return nil }
      offset = next
    }
    return offset
  }
}
