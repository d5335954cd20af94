import Cells
import Rectification

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

  /// The titles of the lanes on the title row, with the columns that a click on each may have.
  var laneTitles: [LaneTitle] {
    let layout = boardLayout
    guard layout.hasStrip else {
      return layout.lanes.clamped(to: board.lanes.indices).map { lane in
        let sides = marks(around: layout.lanes)
        let left = lane == layout.lanes.lowerBound ? sides.left : ""
        let right = lane == layout.lanes.upperBound - 1 ? sides.right : ""
        let room = layout.laneWidth - 1 - left.count - right.count
        let spans = [Span(left)] + title(of: lane, width: room) + [Span(right)]
        return LaneTitle(lane: lane, column: layout.column(of: lane), spans: spans)
      }
    }
    return stripOfLanes
  }

  /// All lanes on one row, page by page where they do not fit.
  private var stripOfLanes: [LaneTitle] {
    let room = size.columns - 10
    var pages: [[LaneTitle]] = [[]]
    var column = 0
    for lane in board.lanes.indices {
      let spans = title(of: lane, width: room)
      if column + spans.displayWidth > room {
        pages.append([])
        column = 0
      }
      pages[pages.count - 1].append(LaneTitle(lane: lane, column: column, spans: spans))
      column += spans.displayWidth
    }
    let page = pages.first { $0.contains { $0.lane == board.roll.cursor } } ?? []
    guard let first = page.first, let last = page.last else { return [] }
    let sides = marks(around: first.lane..<last.lane + 1)
    return page.map { title in
      var title = title
      if title.lane == first.lane { title.spans.insert(Span(sides.left), at: 0) }
      if title.lane != first.lane { title.column += sides.left.count }
      if title.lane == last.lane { title.spans.append(Span(sides.right)) }
      return title
    }
  }

  /// `<2 ` and ` 3>`: how many lanes there are to either side.
  private func marks(around lanes: Range<Int>) -> (left: String, right: String) {
    let rest = board.lanes.count - lanes.upperBound
    return (
      lanes.lowerBound > 0 ? "<\(lanes.lowerBound) " : "", rest > 0 ? " \(rest)>" : ""
    )
  }

  /// `[当下改 3 ●1 ▲2]`, in brackets where the cursor is.
  private func title(of place: Int, width: Int) -> [Span] {
    let lane = board.lanes[place]
    let isHere = place == board.roll.cursor
    let signs =
      (lane.overdue > 0 ? [Span(" \(Lamp.red.sign)\(lane.overdue)", Lamp.red.style)] : [])
      + (lane.due > 0 ? [Span(" \(Lamp.yellow.sign)\(lane.due)", Lamp.yellow.style)] : [])
    let count = " \(lane.cards.count)"
    let room = max(0, width - count.count - signs.displayWidth - 2)
    let name = lane.title.sanitized.truncated(to: room) + count
    return [Span(isHere ? "[" : " "), Span(name, Style(isBold: isHere))] + signs
      + [Span(isHere ? "]" : " ")]
  }
}

/// The title of a lane, where it stands on the title row.
struct LaneTitle: Hashable, Sendable {
  let lane: Int
  var column: Int
  var spans: [Span]
}
