/// The one of `words` that `text` most likely means, or `nil` where none is near.
public func nearest(to text: String, among words: [String]) -> String? {
  let text = Array(text.lowercased())
  let limit = max(1, text.count / 3)
  return
    words
    .map { (word: $0, distance: distance(text, Array($0.lowercased()))) }
    .filter { $0.distance <= limit }
    .min { $0.distance < $1.distance }?.word
}

/// How many characters have to be added, taken away or replaced (Levenshtein).
private func distance(_ first: [Character], _ second: [Character]) -> Int {
  var row = Array(0...second.count)
  for (place, character) in first.enumerated() {
    var diagonal = row[0]
    row[0] = place + 1
    for (index, other) in second.enumerated() {
      let replaced = diagonal + (character == other ? 0 : 1)
      diagonal = row[index + 1]
      row[index + 1] = min(replaced, row[index] + 1, diagonal + 1)
    }
  }
  return row[second.count]
}
