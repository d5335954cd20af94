import Pinyin
import Rectification

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
    let found = records(kind, ledger, day)
    total = found.total
    show(found.ids)
  }

  /// Looks for something else in the ledger that is shown: among what is shown, where that is
  /// enough.
  mutating func search(for text: String, _ kind: RecordKind, _ ledger: Ledger, _ day: Day) {
    let (earlier, query) = (Query(filter.search), Query(text))
    filter.search = text
    guard query.narrows(earlier) else { return refresh(kind, ledger, day) }
    show(ids.filter { query.matches(ledger.searchTexts(of: $0)) })
  }

  private mutating func show(_ found: [RecordID]) {
    let stood = current
    ids = found
    selected.formIntersection(ids)
    if let stood, let row = ids.firstIndex(of: stood) { roll.cursor = row }
    roll.cursor = max(0, min(roll.cursor, ids.count - 1))
  }

  private func records(
    _ kind: RecordKind, _ ledger: Ledger, _ day: Day
  ) -> (ids: [RecordID], total: Int) {
    let query = Query(filter.search)
    let found = ledger.ids(of: kind, matching: filter, on: day) {
      query.matches(ledger.searchTexts(of: $0))
    }
    let inScope = scope == nil ? found : found.filter { isInScope($0, ledger) }
    return (ledger.sorted(inScope, of: kind, by: sort), ledger.count(of: kind))
  }

  private func isInScope(_ id: RecordID, _ ledger: Ledger) -> Bool {
    scope?.contains(id, in: ledger) ?? true
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
