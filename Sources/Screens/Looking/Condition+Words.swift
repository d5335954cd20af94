import Rectification

extension Condition {
  /// Whether a word names it and a value has to follow; a flag is set by its name alone.
  func isNamed(_ word: String) -> Bool {
    if case .flag = content { return false }
    return isName(word, ofLabel: label)
  }

  /// The words that it can be set to.
  func values(_ ledger: Ledger) -> [String] {
    switch content {
    case .choices(let choices): choices.all(ledger).map(choices.label)
    case .flag: [label]
    case .days: [7, 10, 20, 30].map { "\($0)天" }
    }
  }

  /// Sets it to what a word names, in place of what was set; 全部 clears it. False where the word
  /// names none of its values.
  func set(_ word: String, in filter: inout Filter, _ ledger: Ledger) -> Bool {
    var changed = filter
    clear(in: &changed)
    let isAll = isName(word, ofLabel: "全部")
    let days = Int(word).map { "\($0)天" } ?? word
    guard isAll || choose(word, in: &changed, ledger) || choose(days, in: &changed, ledger) else {
      return false
    }
    filter = changed
    return true
  }

  /// Adds what a word names to what is set; false where it names none of its values.
  fileprivate func choose(_ word: String, in filter: inout Filter, _ ledger: Ledger) -> Bool {
    switch content {
    case .choices(let choices):
      let code = choices.all(ledger).first { isName(word, ofLabel: choices.label($0)) }
      guard let code else { return false }
      let chosen = choices.get(filter)
      if !chosen.contains(code) { choices.set(chosen + [code], &filter) }
    case .flag(let path):
      guard isName(word, ofLabel: label) else { return false }
      filter[keyPath: path] = true
    case .days(let path):
      guard word.hasSuffix("天"), let days = Int(word.dropLast()) else { return false }
      filter[keyPath: path] = days
    }
    return true
  }
}

extension Filter {
  /// Sets the first condition of which a word names a value; false where it names none.
  mutating func choose(_ word: String, _ kind: RecordKind, _ ledger: Ledger) -> Bool {
    for condition in Condition.all(for: kind) where condition.choose(word, in: &self, ledger) {
      return true
    }
    return false
  }
}
