import Rectification

/// What a file would bring, entry by entry, with a tick at what is to be taken in.
struct ImportScreen: Hashable, Sendable {
  let file: Import
  let plan: ImportPlan
  /// The last event of the ledger that the plan was made for.
  let last: Int
  /// How many entries there are of each verdict.
  let counts: [ImportPlan.Verdict: Int]
  /// Only the entries of this verdict are shown; of all without one.
  private(set) var verdict: ImportPlan.Verdict?
  /// The entries that are shown.
  private(set) var rows: [Int]
  /// A tick for each entry of the plan.
  private(set) var ticks: [Bool]
  /// The entries that cannot be taken in without each entry.
  private let dependents: [Int: [Int]]
  var roll = Roll()
  var panel: Panel?
  /// Why the last key did nothing.
  var problem: String?

  /// What lies over the entries and has the keys.
  enum Panel: Hashable, Sendable {
    /// Ticks were changed, and somebody wants to leave.
    case leaving
    /// Somebody wants to take in what is ticked.
    case asking
    case page(Page)
  }

  /// All that can be taken in is ticked.
  init(_ plan: ImportPlan, of file: Import, last: Int) {
    (self.file, self.plan, self.last) = (file, plan, last)
    counts = plan.entries.reduce(into: [:]) { $0[$1.verdict, default: 0] += 1 }
    rows = Array(plan.entries.indices)
    ticks = plan.entries.map(\.verdict.isAcceptable)
    dependents = plan.entries.indices.reduce(into: [:]) { all, place in
      if let needed = plan.entries[place].needs { all[needed, default: []].append(place) }
    }
    for place in rows where ticks[place] && !canTick(place) { tick(place, false) }
  }

  /// The entry under the cursor.
  var current: Int? { rows.indices.contains(roll.cursor) ? rows[roll.cursor] : nil }

  var accepted: Set<Int> { Set(ticks.indices.filter { ticks[$0] }) }

  /// Whether somebody has ticked otherwise than the screen did at first.
  var isTouched: Bool {
    plan.entries.indices.contains { ticks[$0] != canTick($0) }
  }

  var acceptedCount: Int { ticks.count { $0 } }

  /// Whether an entry and all that it needs can be taken in.
  func canTick(_ place: Int) -> Bool {
    let entry = plan.entries[place]
    return entry.verdict.isAcceptable && (entry.needs.map(canTick) ?? true)
  }

  /// Ticks an entry and what it needs, or takes the tick from it and from what needs it.
  mutating func tick(_ place: Int, _ isTicked: Bool) {
    guard !isTicked || canTick(place) else { return }
    ticks[place] = isTicked
    if isTicked {
      if let needed = plan.entries[place].needs { tick(needed, true) }
    } else {
      for other in dependents[place] ?? [] where ticks[other] { tick(other, false) }
    }
  }

  /// Ticks all that is shown, or takes all those ticks away where there is none to add.
  mutating func tickAll() {
    let open = rows.filter { canTick($0) }
    let isTicked = open.contains { !ticks[$0] }
    for place in open where ticks[place] != isTicked { tick(place, isTicked) }
  }

  /// Shows the entries of one verdict, or all; the cursor stays on its entry where that is shown.
  mutating func show(_ verdict: ImportPlan.Verdict?) {
    let stood = current
    self.verdict = verdict
    rows = plan.entries.indices.filter { verdict == nil || plan.entries[$0].verdict == verdict }
    roll = Roll()
    roll.cursor = stood.flatMap(rows.firstIndex) ?? 0
  }

  /// Goes to the next or the previous entry that cannot be taken in; false where there is none.
  mutating func goToProblem(_ step: Int) -> Bool {
    let count = rows.count
    for distance in 1...max(1, count) where count > 0 {
      let row = (roll.cursor + step * distance + count * 2) % count
      guard plan.entries[rows[row]].verdict.isAcceptable else {
        roll.cursor = row
        return true
      }
    }
    return false
  }

  /// The same screen of a plan that was made anew, and the entries that are not as they were: they
  /// lose their ticks, since nobody has seen them so.
  func renewed(_ plan: ImportPlan, last: Int) -> (screen: ImportScreen, changed: [Int]) {
    var screen = ImportScreen(plan, of: file, last: last)
    let old = Dictionary(
      self.plan.entries.indices.map { (Mark(self.plan.entries[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
    var changed: [Int] = []
    for place in screen.rows {
      let entry = plan.entries[place]
      let before = old[Mark(entry)]
      let isSame = before.map { self.plan.entries[$0].proposesSame(as: entry) } ?? false
      if !isSame { changed.append(place) }
      if !isSame || before.map({ !ticks[$0] }) == true { screen.tick(place, false) }
    }
    let stood = current.map { Mark(self.plan.entries[$0]) }
    screen.show(verdict)
    screen.roll.cursor = screen.rows.firstIndex { Mark(plan.entries[$0]) == stood } ?? 0
    return (screen, changed)
  }

  /// What an entry is known again by: its place, and its record or the title of a new one.
  private struct Mark: Hashable {
    let place: ImportPlan.Place
    let item: RecordID?
    let title: String

    init(_ entry: ImportPlan.Entry) {
      (place, item, title) = (entry.place, entry.item, entry.item == nil ? entry.title : "")
    }
  }
}

extension ImportPlan.Entry {
  fileprivate func proposesSame(as other: ImportPlan.Entry) -> Bool {
    verdict == other.verdict && fields == other.fields
  }
}
