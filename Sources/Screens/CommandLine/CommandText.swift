import Rectification

/// A typed line, of which the words are taken off one by one.
///
/// What an input method makes of blanks, colons and commas separates words as these do; what is left
/// over stays as it was typed.
struct CommandText: Hashable, Sendable {
  private var rest: Substring

  /// The colon that leads to the line may stand before it.
  init(_ line: String) { rest = line.drop { $0.separatesWords } }

  /// What has not been taken yet, without what separates it and blanks at its end.
  var remainder: String {
    let text = rest.drop(while: \.separatesWords).reversed().drop(while: \.isWhitespace)
    return String(text.reversed())
  }

  /// Takes the next word off.
  mutating func word() -> String? { take { $0 } }

  /// Takes the next word off where it means something.
  mutating func take<Meaning>(_ meaning: (String) -> Meaning?) -> Meaning? {
    let text = rest.drop { $0.separatesWords }
    let word = text.prefix { !$0.separatesWords }
    guard !word.isEmpty, let meaning = meaning(String(word).halfWidth) else { return nil }
    rest = text[word.endIndex...]
    return meaning
  }
}

extension Character {
  /// A blank, or one of the marks that may stand between words instead.
  var separatesWords: Bool { isWhitespace || "：:，,、".contains(self) }
}
