/// What somebody looks for: words apart by blanks, each of which has to be found.
///
/// A Chinese character is found by itself, traditional or simplified, by any of its readings
/// (`zhang` and `chang` for 长), by the reading's first letter, and by `zh`, `ch`, `sh`; these may be
/// mixed, and the last reading may be cut short, as it is while somebody types. ü is typed as `v`,
/// `u` or `ü`, and an apostrophe ends a syllable (`xi'an`). Readings are not told apart by sense:
/// every reading of a character finds it. Case and width of letters make no difference.
public struct Query: Hashable, Sendable {
  private let words: [Word]

  public init(_ text: String) {
    words = text.unicodeScalars.map(\.folded).split(whereSeparator: \.properties.isWhitespace)
      .compactMap { Word($0) }
  }

  /// Whether nothing is looked for; that is found everywhere.
  public var isEmpty: Bool { words.isEmpty }

  /// Whether every word is found in the text.
  public func matches(_ text: String) -> Bool {
    words.allSatisfy { $0.isFound(in: text) }
  }

  /// Whether every word is found in one of the texts.
  public func matches(_ texts: [String]) -> Bool {
    words.allSatisfy { word in texts.contains(where: word.isFound) }
  }

  /// For each word, what tells whether it is found in a text, in UTF-8. To be made once for many
  /// texts, and by each thread: words that are copied for each would cost as much as the texts.
  public var tests: [(UnsafeBufferPointer<UInt8>) -> Bool] {
    words.map { word in { word.isFound(in: $0) } }
  }

  /// Whether whatever this query finds is also found by `earlier`, so that a search that is typed
  /// on needs to look only among what was found before.
  public func narrows(_ earlier: Query) -> Bool {
    // Whatever finds a word also finds its beginning.
    earlier.words.allSatisfy { word in words.contains { $0.begins(with: word) } }
  }
}

extension Query {
  /// The places in the text that the words match: in order, apart, and of whole characters.
  public func matches(in text: String) -> [Range<String.Index>] {
    let found = words.flatMap { $0.places(in: text) }.sorted { $0.lowerBound < $1.lowerBound }
    guard !found.isEmpty else { return [] }
    var ranges: [Range<String.Index>] = []
    // Of the places that begin before the end of a character, how far the furthest reaches.
    var (offset, next, reached) = (0, 0, 0)
    for index in text.indices {
      let bytes = offset..<offset + text[index].utf8.count
      offset = bytes.upperBound
      while next < found.count, found[next].lowerBound < bytes.upperBound {
        reached = max(reached, found[next].upperBound)
        next += 1
      }
      guard reached > bytes.lowerBound else { continue }
      let isNext = ranges.last?.upperBound == index
      let start = isNext ? ranges.removeLast().lowerBound : index
      ranges.append(start..<text.index(after: index))
    }
    return ranges
  }
}
