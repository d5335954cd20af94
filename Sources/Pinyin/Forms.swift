/// What may stand in a text for each scalar of a word, the scalar itself first.
struct Forms: Sendable {
  private let all: [UInt32]
  /// By place in the word: where its scalars end in `all`.
  private let ends: [Int]
  /// By place: a bit for each value modulo 64, so that nearly all that does not stand for it is told
  /// at once.
  private let hints: [UInt64]

  init(_ scalars: [Unicode.Scalar]) {
    let forms = scalars.map(\.forms)
    all = forms.flatMap { $0 }
    ends = forms.indices.map { forms[...$0].reduce(0) { $0 + $1.count } }
    hints = forms.map { $0.reduce(0) { $0 | 1 << UInt64($1 % 64) } }
  }

  var count: Int { ends.count }

  /// Whether `scalar` may stand for the word's scalar at `place`.
  func contains(_ scalar: UInt32, at place: Int) -> Bool {
    guard hints[place] >> UInt64(scalar % 64) & 1 != 0 else { return false }
    return all[(place == 0 ? 0 : ends[place - 1])..<ends[place]].contains(scalar)
  }
}
