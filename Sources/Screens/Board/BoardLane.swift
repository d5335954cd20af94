import Rectification

/// A lane of the board.
struct BoardLane: Hashable, Sendable {
  let title: String
  /// Its cards, the most pressing first.
  let cards: [RecordID]
  /// How many of them are overdue, and how many due soon.
  let overdue: Int
  let due: Int
  var roll = Roll()

  /// The card under the lane's cursor.
  var current: RecordID? { cards.indices.contains(roll.cursor) ? cards[roll.cursor] : nil }
}

extension Ledger {
  /// The lanes of the board: those that the grouping names, then what is on no list.
  func boardLanes(_ grouping: BoardGrouping, on day: Day) -> [BoardLane] {
    var titles = grouping.titles(profile)
    var piles = Dictionary(titles.map { ($0, Pile()) }, uniquingKeysWith: { first, _ in first })
    for place in issues.places where grouping.shows(issues.facts(at: place).stage) {
      let title = grouping.lane(ofIssueAt: place, in: issues)
      if piles[title] == nil { titles.append(title) }
      let lamp = lamp(ofIssueAt: place, on: day)
      piles[title, default: Pile()].add(issues.id(at: place), issues.facts(at: place), lamp)
    }
    return titles.compactMap { title in
      // A title that stands twice on the list is one lane.
      guard let pile = piles.removeValue(forKey: title),
        grouping.keepsEmptyLanes || !pile.isEmpty
      else { return nil }
      return pile.lane(title)
    }
  }
}

/// The cards of a lane that is being gathered, in the order of their ids.
private struct Pile {
  private var cards: [(rank: Int, id: RecordID)] = []
  private var lamps: [Lamp: Int] = [:]

  var isEmpty: Bool { cards.isEmpty }

  mutating func add(_ id: RecordID, _ issue: IssueFacts, _ lamp: Lamp?) {
    cards.append((Pile.rank(issue, lamp), id))
    if let lamp { lamps[lamp, default: 0] += 1 }
  }

  func lane(_ title: String) -> BoardLane {
    let order = cards.indices.sorted { (cards[$0].rank, $0) < (cards[$1].rank, $1) }
    return BoardLane(
      title: title, cards: order.map { cards[$0].id }, overdue: lamps[.red] ?? 0,
      due: lamps[.yellow] ?? 0)
  }

  /// What comes first: the overdue, then what is due soon; among the closed the newest.
  private static func rank(_ issue: IssueFacts, _ lamp: Lamp?) -> Int {
    if issue.stage == .closed { return -(issue.closedOn?.number ?? 0) }
    switch lamp {
    case .red: return 0
    case .yellow: return 1
    case .green, nil: return 2
    }
  }
}
