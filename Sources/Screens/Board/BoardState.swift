import Rectification

/// Screen 5: issues as cards in lanes, with the cursor on one of them.
struct BoardState: Hashable, Sendable {
  var grouping = BoardGrouping.stage
  var lanes: [BoardLane] = []
  /// The lane with the cursor, and the leftmost that is seen.
  var roll = Roll()

  /// The lane with the cursor.
  var lane: BoardLane? { lanes.indices.contains(roll.cursor) ? lanes[roll.cursor] : nil }

  /// The card under the cursor.
  var current: RecordID? { lane?.current }

  /// How many cards there are.
  var total: Int { lanes.reduce(0) { $0 + $1.cards.count } }

  /// Looks up what is shown; the cursor follows its record, whatever lane that is in now.
  mutating func refresh(_ ledger: Ledger, _ day: Day) {
    let (stood, title, isNew) = (current, lane?.title, lanes.isEmpty)
    let rolls = Dictionary(
      lanes.map { ($0.title, $0.roll) }, uniquingKeysWith: { first, _ in first })
    lanes = ledger.boardLanes(grouping, on: day)
    for place in lanes.indices { lanes[place].roll = rolls[lanes[place].title] ?? Roll() }
    if let place = lanes.firstIndex(where: { $0.title == title }) { roll.cursor = place }
    if isNew { roll.cursor = lanes.firstIndex { !$0.cards.isEmpty } ?? 0 }
    if let stood { go(to: stood) }
  }

  /// Puts the cursor on a record's card, if there is one.
  mutating func go(to id: RecordID) {
    for (place, lane) in lanes.enumerated() {
      guard let row = lane.cards.firstIndex(of: id) else { continue }
      roll.cursor = place
      lanes[place].roll.cursor = row
    }
  }

  mutating func keepInSight(_ layout: BoardLayout) {
    roll.bringIntoSight(of: lanes.count, height: layout.lanes.count)
    for place in lanes.indices {
      lanes[place].roll.bringIntoSight(of: lanes[place].cards.count, height: layout.cardsSeen)
    }
  }
}
