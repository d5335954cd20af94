import Pinyin
import Rectification

extension Ledger {
  /// What a record is called, without its id.
  func title(of id: RecordID) -> String {
    issues[id]?.title ?? measures[id]?.content ?? policies[id].map { "《\($0.title)》" } ?? ""
  }
}

extension Model {
  private static let mostCandidates = 50

  /// What may stand where the line ends, the likeliest first.
  func completions(of line: String) -> [Completion] {
    let begun = String(line.reversed().prefix { !$0.separatesWords }.reversed())
    let head = String(line.dropLast(begun.count))
    var text = CommandText(head)
    guard let name = text.word() else {
      let words = CommandWord.all.lazy.map { Offer($0.names, $0.title) }
      return completions(words, head, begun) + recordCompletions(head, begun)
    }
    guard let word = CommandWord(named: name) else { return [] }
    switch word.argument {
    case .records, .recordsAndWords: return recordCompletions(head, begun)
    default: return completions(offers(for: word.argument, after: text), head, begun)
    }
  }

  private func completions(
    _ offers: some Sequence<Offer>, _ head: String, _ begun: String
  ) -> [Completion] {
    var completions: [Completion] = []
    for offer in offers {
      if let completion = offer.completion(head, begun.halfWidth) { completions.append(completion) }
      if completions.count == Model.mostCandidates { break }
    }
    return completions
  }

  /// The records by their ids, or by some Chinese of their titles.
  private func recordCompletions(_ head: String, _ begun: String) -> [Completion] {
    let typed = begun.halfWidth
    let (query, isTitle) = (Query(typed), !typed.allSatisfy(\.isASCII))
    let found = shown.allIDs.lazy.filter { id in
      query.matches(id.text) || (isTitle && query.matches(shown.title(of: id)))
    }
    let offers = found.map { Offer([$0.text], shown.title(of: $0), isFoundByTitle: isTitle) }
    return completions(offers, head, begun)
  }

  private func offers(for argument: CommandWord.Argument, after text: CommandText) -> [Offer] {
    var text = text
    switch argument {
    case .nothing, .words, .importFile, .remote, .records, .recordsAndWords: return []
    case .conditions(let kind): return choices(kind).flatMap { $0 }
    case .condition:
      guard let kind = place.kind else { return [] }
      let conditions = Condition.all(for: kind)
      guard let label = text.word() else {
        return conditions.map { Offer(names(ofLabel: $0.label)) }
      }
      let row = conditions.firstIndex { $0.isNamed(label) }
      return text.remainder.isEmpty ? row.map { choices(kind)[$0] } ?? [] : []
    case .sortKey:
      guard let kind = place.kind else { return [] }
      guard text.word() != nil else {
        return SortKey.keys(for: kind).map { Offer(names(ofLabel: $0.label)) }
      }
      return text.remainder.isEmpty ? ["升序", "降序"].map { Offer(names(ofLabel: $0)) } : []
    case .export: return exportOffers(after: text)
    }
  }

  /// The kinds of reports, then the formats of the one that was named.
  private func exportOffers(after text: CommandText) -> [Offer] {
    var text = text
    guard let name = text.word() else {
      return exports.kinds.map { Offer([$0.label, $0.code]) }
    }
    guard text.remainder.isEmpty, let kind = exports.kinds.first(where: { $0.isNamed(name) }) else {
      return []
    }
    return kind.formats.map { Offer([$0.code], $0.label) }
  }

  /// The values of each condition.
  private func choices(_ kind: RecordKind) -> [[Offer]] {
    Condition.all(for: kind).map { condition in
      condition.values(shown).map { Offer(names(ofLabel: $0), condition.label) }
    }
  }
}

/// A word that may stand in a place, by any of its names.
private struct Offer {
  let names: [String]
  let detail: String
  /// Whether some of the detail may be typed instead.
  let isFoundByTitle: Bool

  init(_ names: [String], _ detail: String = "", isFoundByTitle: Bool = false) {
    (self.names, self.detail, self.isFoundByTitle) = (names, detail, isFoundByTitle)
  }

  /// The line with this word in it, where what has been typed of it fits.
  func completion(_ head: String, _ begun: String) -> Completion? {
    let lowercased = begun.lowercased()
    let name = names.first { $0.lowercased().hasPrefix(lowercased) }
    guard let name = name ?? (isFound(begun) ? names[0] : nil) else { return nil }
    let isContinued = name.lowercased().hasPrefix(lowercased)
    return Completion(
      line: head + name, remainder: isContinued ? String(name.dropFirst(begun.count)) : "",
      label: names.joined(separator: " "), detail: detail)
  }
  /// Whether what has been typed is found in its label, in pinyin too, or in its title.
  private func isFound(_ begun: String) -> Bool {
    let query = Query(begun)
    return query.matches(names[0]) || (isFoundByTitle && query.matches(detail))
  }
}
