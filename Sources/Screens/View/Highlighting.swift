import Cells
import Pinyin

extension [Span] {
  /// The same text, with what the query matches underlined and bold.
  func highlighted(_ query: Query) -> [Span] {
    query.isEmpty ? self : flatMap { $0.pieces(highlighting: query.matches(in: $0.text)) }
  }
}

extension Span {
  /// The text broken into lines of so many columns, with what the query matches highlighted, also
  /// where a line is broken in the middle of it.
  func wrapped(to columns: Int, highlighting query: Query) -> [[Span]] {
    let lines = text.wrapped(to: columns)
    var places = query.matches(in: text)[...]
    guard !places.isEmpty else { return lines.map { [Span($0, style)] } }
    var rest = text[...]
    return lines.map { line in
      // Blanks and newlines at a break are in no line.
      while !rest.isEmpty, !rest.utf8.starts(with: line.utf8) { rest.removeFirst() }
      places = places.drop { $0.upperBound <= rest.startIndex }
      let end = rest.utf8.index(rest.startIndex, offsetBy: line.utf8.count)
      let spans = pieces(of: rest[..<end], highlighting: places)
      rest = rest[end...]
      return spans
    }
  }

  fileprivate func pieces(highlighting places: [Range<String.Index>]) -> [Span] {
    places.isEmpty ? [self] : pieces(of: text[...], highlighting: places[...])
  }

  /// A part of the text, cut where highlighting begins and ends.
  private func pieces(
    of part: Substring, highlighting places: ArraySlice<Range<String.Index>>
  ) -> [Span] {
    var (pieces, start) = ([Span](), part.startIndex)
    let near = places.prefix { $0.lowerBound < part.endIndex }
    for place in near where place.overlaps(part.startIndex..<part.endIndex) {
      let place = place.clamped(to: part.startIndex..<part.endIndex)
      if start < place.lowerBound {
        pieces.append(Span(String(part[start..<place.lowerBound]), style))
      }
      pieces.append(Span(String(part[place]), style.bold.underlined))
      start = place.upperBound
    }
    return start < part.endIndex ? pieces + [Span(String(part[start...]), style)] : pieces
  }
}

extension Canvas {
  /// Highlights what the query matches in a text that has been written at a place.
  mutating func highlight(_ query: Query, in text: String, row: Int, column: Int, width: Int) {
    guard !query.isEmpty else { return }
    let field = column..<column + width
    // What is seen of a text of any length.
    let text = text.opening(width * 16)
    for place in query.matches(in: text) {
      let start = column + text[..<place.lowerBound].displayWidth
      let columns = start..<start + text[place].displayWidth
      restyle(row: row, columns: columns.clamped(to: field)) { $0.bold.underlined }
    }
  }
}

extension Model {
  /// What the list, or the trail, is searched for.
  var query: Query { Query(place == .trail ? trail.search : list?.filter.search ?? "") }
}
