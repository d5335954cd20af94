import Cells
import Rectification

extension Model {
  /// Does what a typed line says: a row, a record, or something by its name.
  mutating func give(_ line: String) throws(Misunderstood) -> [Effect] {
    var text = CommandText(line)
    guard let name = text.word() else { return [] }
    if let row = Int(name) {
      try go(toRow: row)
    } else if let word = CommandWord(named: name) {
      return try perform(word, &text)
    } else if let id = shown.records(meantBy: name).first {
      jump(to: id)
    } else if name.looksLikeID {
      throw .unknownRecord(name, nearest: shown.nearestID(to: name))
    } else {
      throw .unknownWord(name, nearest: nearestName(to: name))
    }
    return []
  }

  private func nearestName(to text: String) -> String? {
    let names = CommandWord.all.flatMap(\.names)
    return names.first { $0.lowercased().hasPrefix(text.lowercased()) }
      ?? nearest(to: text, among: names)
  }

  private mutating func perform(
    _ word: CommandWord, _ text: inout CommandText
  ) throws(Misunderstood) -> [Effect] {
    switch word.argument {
    case .nothing:
      guard text.remainder.isEmpty else { throw .superfluous(word, text.remainder) }
      return try perform(word, answer: "")
    case .words: return try perform(word, answer: text.remainder)
    case .records, .recordsAndWords: return try performOnRecords(word, &text)
    case .conditions(let kind):
      text.remainder.isEmpty ? go(to: Place(kind)) : show(kind, &text)
    case .condition:
      guard !text.remainder.isEmpty else { return try perform(word, answer: "") }
      try setCondition(word, &text)
    case .sortKey:
      guard !text.remainder.isEmpty else { return try perform(word, answer: "") }
      try sort(word, &text)
    case .export:
      guard !text.remainder.isEmpty else { return try perform(word, answer: "") }
      return try export(&text)
    case .importFile:
      guard !text.remainder.isEmpty else { return try perform(word, answer: "") }
      return startPlan(of: Import(path: text.remainder.withoutQuotes))
    case .remote:
      guard !text.remainder.isEmpty else { return try perform(word, answer: "") }
      return startSync(with: text.remainder.withoutQuotes)
    }
    return []
  }

  /// Does what a key does here, and answers what is then asked.
  private mutating func perform(
    _ word: CommandWord, answer: String
  ) throws(Misunderstood) -> [Effect] {
    guard case .command(let command) = word.meaning,
      command.binding.places.contains(place)
    else { throw .notHere(word, place) }
    return perform(command) + give(answer: answer)
  }

  /// What follows a name answers the question that the name leads to.
  private mutating func give(answer: String) -> [Effect] {
    if !answer.isEmpty, case .menu(let menu)? = overlay {
      if let row = menu.items.firstIndex(where: { isName(answer, ofLabel: $0.label) }) {
        return choose(row, of: menu)
      }
      overlay = nil
      say(.refused, "没有“\(answer)”，可选的有：\(menu.items.map(\.label).joined(separator: "、"))。")
      return []
    }
    guard !answer.isEmpty, case .prompt(var prompt)? = overlay else { return [] }
    prompt.field = TextField(answer)
    overlay = nil
    return finish(prompt)
  }

  private mutating func performOnRecords(
    _ word: CommandWord, _ text: inout CommandText
  ) throws(Misunderstood) -> [Effect] {
    var ids: [RecordID] = []
    while let id = text.take({ shown.records(meantBy: $0).first }) {
      if !ids.contains(id) { ids.append(id) }
    }
    var rest = text
    if let name = rest.take({ $0.looksLikeID ? $0 : nil }) {
      throw .unknownRecord(name, nearest: shown.nearestID(to: name))
    }
    let answer = text.remainder
    guard answer.isEmpty || word.argument == .recordsAndWords else {
      throw .superfluous(word, answer)
    }
    if ids.isEmpty, case .command = word.meaning { return try perform(word, answer: answer) }
    if ids.isEmpty { ids = targets }
    guard !ids.isEmpty else { throw .notHere(word, place) }
    return perform(word, on: ids) + give(answer: answer)
  }

  private mutating func perform(_ word: CommandWord, on ids: [RecordID]) -> [Effect] {
    switch word.meaning {
    case .command(let command) where Model.worksAnywhere.contains(command):
      return change(command, ids)
    case .command(let command):
      show(ids)
      return perform(command)
    case .write(let draft):
      if !isReadOnly() { ask(draft, ids) }
      return []
    case .make(let step):
      return isReadOnly() ? [] : commit(ids.map(step.change), word.name)
    }
  }

  /// The commands that need not be where their records are.
  private static let worksAnywhere: Set<Command> = [.done, .forward, .backward, .choose, .note]

  /// Goes to records: with the cursor on one, or several selected.
  private mutating func show(_ ids: [RecordID]) {
    guard let first = ids.first else { return }
    jump(to: first)
    if ids.count > 1 { list?.selected = Set(ids) }
  }

  /// Puts the cursor on a row, counted from 1.
  mutating func go(toRow row: Int) throws(Misunderstood) {
    let count = rowCount
    guard (1...max(1, count)).contains(row), count > 0 else { throw .noRow(row, count: count) }
    detail = DetailState()
    switch place {
    case .overview: overview.go(to: overview.spots[row - 1], height: layout.body.count)
    case .trail: trail.roll.cursor = row - 1
    case .issues, .measures, .policies: list?.roll.cursor = row - 1
    case .board, .due: putCursor(on: items[row - 1])
    }
  }

  /// How many rows of the screen can be gone to.
  private var rowCount: Int {
    switch place {
    case .overview: overview.spots.count
    case .trail: trail.rows.count
    case .issues, .measures, .policies, .board, .due: items.count
    }
  }

  /// The records of the current screen, one after another.
  var items: [RecordID] {
    switch place {
    case .issues, .measures, .policies: list?.ids ?? []
    case .board: board.lanes.flatMap(\.cards)
    case .due: due.ids
    case .overview, .trail: []
    }
  }
}

extension String {
  /// Letters and a number, as ids are: it is not the beginning of a sentence.
  fileprivate var looksLikeID: Bool {
    guard let first, let last, first.isASCII, first.isLetter, last.isNumber else { return false }
    return allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }
}
