/// The command line while it is typed: `:`.
struct CommandLine: Hashable, Sendable {
  private(set) var field = TextField()
  /// What may stand where the insertion point is, the likeliest first.
  private(set) var candidates: [Completion] = []
  /// The candidate that has been moved to; it stands in the line.
  private(set) var chosen: Int?
  /// What was typed before one began to choose.
  private var typed = ""
  /// How far back in the history we are, counted from 1.
  private(set) var recalled = 0
  /// Why the line was refused.
  private(set) var problem: String?

  init(_ text: String = "", problem: String? = nil) {
    (field, self.problem) = (TextField(text), problem)
  }

  /// What Tab would add, shown dim behind the insertion point.
  var ghost: String {
    guard chosen == nil, field.isAtEnd, !field.text.isEmpty, let best = candidates.first else {
      return ""
    }
    return best.remainder
  }

  /// What has been typed has changed: other candidates, and nothing chosen any more.
  mutating func type(_ field: TextField, _ candidates: [Completion]) {
    (self.field, self.candidates) = (field, candidates)
    (chosen, recalled, problem) = (nil, 0, nil)
  }

  /// Moves to the next candidate or the previous one, round by what was typed.
  mutating func choose(_ step: Int) {
    guard !candidates.isEmpty else { return }
    if chosen == nil { typed = field.text }
    let count = candidates.count + 1
    let place = ((chosen ?? -1) + 1 + step + count) % count - 1
    chosen = place < 0 ? nil : place
    field = TextField(place < 0 ? typed : candidates[place].line)
  }

  /// Goes back or on in the history, where what is newest stands last.
  mutating func recall(_ step: Int, _ history: [String]) {
    recalled = max(0, min(recalled + step, history.count))
    field = TextField(recalled == 0 ? "" : history[history.count - recalled])
    (candidates, chosen) = ([], nil)
  }
}

/// What may stand in the line instead of what has been typed of it.
struct Completion: Hashable, Sendable {
  /// The whole line with it.
  let line: String
  /// What is missing of it, where it goes on from what has been typed.
  let remainder: String
  /// How it is listed, and what it does.
  let label: String
  let detail: String
}
