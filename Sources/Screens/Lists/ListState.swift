import Pinyin
import Rectification
import Threads

/// One list of records: what it shows, in which order, where its cursor stands, what is selected.
struct ListState: Hashable, Sendable {
  var filter = Filter()
  var scope: Scope?
  /// Whether it was opened from a figure or a record, to which Esc goes back.
  var isOpened = false
  var sort = [SortOrder(.id)]
  /// The records that are shown, in order.
  private(set) var ids: [RecordID] = []
  /// How many there are without filter and scope.
  private(set) var total = 0
  var roll = Roll()
  var selected: Set<RecordID> = []
  /// Where a range began that is being drawn.
  var anchor: RecordID?

  init(_ filter: Filter = Filter()) { self.filter = filter }

  /// A list that is to be looked at in a way, with its cursor on a record if that is shown.
  init(_ look: Look, cursor: RecordID?) {
    (filter, sort) = (look.filter, look.sort)
    ids = [cursor].compactMap { $0 }
  }

  /// The record under the cursor.
  var current: RecordID? { ids.indices.contains(roll.cursor) ? ids[roll.cursor] : nil }

  /// The selected records that are shown, or else the one under the cursor.
  var targets: [RecordID] {
    let chosen = selected.union(range)
    return chosen.isEmpty ? [current].compactMap { $0 } : ids.filter(chosen.contains)
  }

  /// How many are selected.
  var selectedCount: Int {
    guard let rangeRows else { return selected.count }
    return selected.count + ids[rangeRows].count { !selected.contains($0) }
  }

  /// The records from where a range began to the cursor.
  var range: Set<RecordID> { Set(rangeRows.map { ids[$0] } ?? []) }

  /// The rows of that range.
  var rangeRows: ClosedRange<Int>? {
    guard let anchor, let start = ids.firstIndex(of: anchor) else { return nil }
    return min(start, roll.cursor)...max(start, roll.cursor)
  }

  func isSelected(_ id: RecordID) -> Bool { selected.contains(id) || range.contains(id) }

  mutating func clearSelection() { (selected, anchor) = ([], nil) }

  /// Puts the cursor on a record, if it is shown.
  mutating func go(to id: RecordID) -> Bool {
    guard let row = ids.firstIndex(of: id) else { return false }
    roll.cursor = row
    return true
  }

  mutating func keepInSight(_ height: Int) { roll.bringIntoSight(of: ids.count, height: height) }

  /// Looks up what is shown; the cursor stays on its record, or else in its place.
  mutating func refresh(_ kind: RecordKind, _ ledger: Ledger, _ day: Day) {
    total = ledger.count(of: kind)
    show(ledger.sorted(found(kind, ledger, day), of: kind, by: sort))
  }

  /// Brings it up to changes of some records: only these are looked up again.
  mutating func refresh(
    _ kind: RecordKind, _ ledger: Ledger, _ day: Day, touched: Set<RecordID>
  ) {
    total = ledger.count(of: kind)
    var ids = ids
    for id in touched {
      if let row = ids.firstIndex(of: id) { ids.remove(at: row) }
    }
    for id in found(kind, ledger, day, among: touched) {
      ids.insert(id, at: row(for: id, in: ids, kind, ledger))
    }
    show(ids)
  }

  /// Where a record belongs among others that are in order.
  private func row(
    for id: RecordID, in ids: [RecordID], _ kind: RecordKind, _ ledger: Ledger
  ) -> Int {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      let pair = [ids[middle], id].sorted()
      let isBefore = ledger.sorted(pair, of: kind, by: sort).first == ids[middle]
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Looks for something else in the ledger that is shown: among what is shown, where that is
  /// enough.
  mutating func search(for text: String, _ kind: RecordKind, _ ledger: Ledger, _ day: Day) {
    let (earlier, query) = (Query(filter.search), Query(text))
    filter.search = text
    guard query.narrows(earlier) else { return refresh(kind, ledger, day) }
    show(ledger.ids(ids, of: kind, foundBy: query))
  }

  private mutating func show(_ found: [RecordID]) {
    let stood = current
    ids = found
    if !selected.isEmpty { selected.formIntersection(ids) }
    if let stood, let row = ids.firstIndex(of: stood) { roll.cursor = row }
    roll.cursor = max(0, min(roll.cursor, ids.count - 1))
  }

  /// What is to be shown, or what of `candidates` is, in the order of their ids.
  private func found(
    _ kind: RecordKind, _ ledger: Ledger, _ day: Day, among candidates: Set<RecordID>? = nil
  ) -> [RecordID] {
    let wanted = ledger.ids(of: kind, matching: filter, on: day, among: candidates)
    let found = ledger.ids(wanted, of: kind, foundBy: Query(filter.search))
    return scope == nil ? found : found.filter { isInScope($0, ledger) }
  }

  private func isInScope(_ id: RecordID, _ ledger: Ledger) -> Bool {
    scope?.contains(id, in: ledger) ?? true
  }
}

extension Ledger {
  /// Those of `ids`, all of one kind, in whose texts people find what they look for.
  public func ids(
    _ ids: [RecordID], of kind: RecordKind, foundBy query: Query
  ) -> [RecordID] {
    guard !query.isEmpty else { return ids }
    return joined(ids) { [self] ids in
      let tests = query.tests
      return self.ids(ids, of: kind) { texts in tests.allSatisfy { texts.contains(where: $0) } }
    }
  }
}

/// The records that belong to another one: what following a link leads to.
enum Scope: Hashable, Sendable {
  case measuresOfIssue(RecordID)
  case measuresOfPolicy(RecordID)
  case policiesOfMeasure(RecordID)

  /// The record that they belong to.
  var owner: RecordID {
    switch self {
    case .measuresOfIssue(let id), .measuresOfPolicy(let id), .policiesOfMeasure(let id): id
    }
  }

  func contains(_ id: RecordID, in ledger: Ledger) -> Bool {
    switch self {
    case .measuresOfIssue(let issue): ledger.measures[id]?.issue == issue
    case .measuresOfPolicy(let policy): ledger.measures[id]?.policies.contains(policy) ?? false
    case .policiesOfMeasure(let measure): ledger.measures[measure]?.policies.contains(id) ?? false
    }
  }
}
