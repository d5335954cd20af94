import Cells

/// Where lanes and cards stand in the window: drawn from by the view, asked by the mouse.
struct BoardLayout: Hashable, Sendable {
  /// From this many columns on, lanes stand side by side.
  static let columnsForLanes = 116
  static let leastLaneWidth = 22
  /// From this many columns on, a card takes fewer rows.
  static let columnsForFlatCards = 60

  /// Below a strip with the titles of all lanes, one lane is seen.
  let hasStrip: Bool
  /// The lanes that are seen.
  let lanes: Range<Int>
  let laneWidth: Int
  let titleRow: Int
  /// The rows of the cards.
  let rows: Range<Int>

  init(_ layout: Layout, _ roll: Roll, count: Int) {
    let columns = layout.size.columns
    hasStrip = columns < BoardLayout.columnsForLanes
    let seen = hasStrip ? 1 : max(1, min(count, columns / BoardLayout.leastLaneWidth))
    let first = max(0, min(hasStrip ? roll.cursor : roll.top, count - seen))
    lanes = first..<first + seen
    laneWidth = columns / seen
    titleRow = layout.body.lowerBound
    rows = min(titleRow + 1, layout.body.upperBound)..<layout.body.upperBound
  }

  /// Whether what a card says fits on longer and fewer lines.
  var hasFlatCards: Bool { laneWidth >= BoardLayout.columnsForFlatCards }

  /// The rows of a card, with the blank one below it.
  var cardHeight: Int { hasFlatCards ? 4 : 6 }

  /// How many cards of a lane are seen whole.
  var cardsSeen: Int { max(1, (rows.count + 1) / cardHeight) }

  /// The column where a lane begins.
  func column(of lane: Int) -> Int { (lane - lanes.lowerBound) * laneWidth }

  /// The lane at a column.
  func lane(at column: Int) -> Int? {
    let lane = lanes.lowerBound + column / max(1, laneWidth)
    return lanes.contains(lane) ? lane : nil
  }
}

extension Model {
  var boardLayout: BoardLayout { BoardLayout(layout, board.roll, count: board.lanes.count) }
}
