import Cells

extension String {
  /// The text in one line, without anything that could drive a terminal or end in blanks.
  var sanitizedLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ").sanitized.withoutTrailingBlanks
  }

  /// A sentence in one line: of a text of any length that it quotes, only both ends.
  var sentenceLine: String {
    let line = sanitizedLine
    guard line.utf8.count > longestSentence else { return line }
    return "\(line.prefix(400))……\(line.suffix(200))"
  }

  /// The text in lines of at most `width` columns, those after the first set in by `indent`.
  func hanging(_ indent: Int, width: Int) -> [String] {
    let room = max(20, width - indent)
    let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { $0.sanitized.wrapped(to: room) }
    let blanks = String(repeating: " ", count: indent)
    return lines.enumerated().map { $0 == 0 ? $1 : blanks + $1 }
  }
}

/// In bytes: more than any sentence needs.
private let longestSentence = 4000

/// A label in `labelWidth` columns, and a text behind it, wrapped under itself.
func labelled(_ label: String, _ text: String, labelWidth: Int, width: Int) -> [String] {
  let lines = text.hanging(labelWidth, width: width)
  return lines.enumerated().map { $0 == 0 ? label.padded(to: labelWidth) + $1 : $1 }
}
