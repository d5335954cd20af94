import Cells

/// A title in lines of about the same length, each at most `width` columns, broken where a reader
/// would rather breathe (GB/T 9704-2012 §7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).
func titleLines(_ text: String, width: Int) -> [String] {
  let title = text.printable
  let count = (title.paperWidth + width - 1) / max(1, width)
  guard count > 1 else { return [title] }
  var rest = title[...]
  var lines: [String] = []
  for remaining in stride(from: count, to: 1, by: -1) {
    let share = (rest.paperWidth + remaining - 1) / remaining
    let cut = bestBreak(in: rest, near: share, within: width)
    lines.append(String(rest[..<cut]))
    rest = rest[cut...]
  }
  // What did not come out even.
  return lines + String(rest).wrapped(to: width)
}

private func bestBreak(in text: Substring, near share: Int, within width: Int) -> String.Index {
  var best = (place: text.endIndex, cost: Int.max)
  var (taken, depth) = (0, 0)
  for place in text.indices.dropLast() {
    let character = text[place]
    let next = text[text.index(after: place)]
    taken += String(character).paperWidth
    if "《“（〔".contains(character) { depth += 1 }
    if "》”）〕".contains(character) { depth -= 1 }
    guard taken <= width else { break }
    let cost = abs(taken - share) + penalty(between: character, and: next, isInside: depth > 0)
    if cost < best.cost { best = (text.index(after: place), cost) }
  }
  return best.place
}

/// How little a reader would break there, in columns of unevenness that are rather borne.
private func penalty(between left: Character, and right: Character, isInside: Bool) -> Int {
  if "，。、；：》”）〕".contains(right) || "《“（〔".contains(left) { return 200 }
  if left.isASCII && right.isASCII { return 200 }
  if left.isNumber || right == "年" || right == "月" || right == "日" { return 40 }
  let inside = isInside ? 20 : 0
  if right == "的" || right == "和" && left == "的" { return inside + 20 }
  if "、，的和与暨》）”".contains(left) { return inside }
  return inside + 6
}

extension StringProtocol {
  /// How wide the text is on paper, in halves of a character: all but ASCII is as wide as a Chinese
  /// character there, the quotation marks and × too.
  var paperWidth: Int {
    reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
  }

  /// The same where a program sets digits and letters apart from Chinese characters, by a quarter
  /// of one on either side.
  var paperRoom: Int {
    var (width, gaps) = (0, 0)
    var wasASCII: Bool?
    for character in self {
      width += character.isASCII ? 1 : 2
      if let wasASCII, wasASCII != character.isASCII { gaps += 1 }
      wasASCII = character.isASCII
    }
    return width + (gaps + 1) / 2
  }
}
