import Cells
import Rectification

/// The title of a lane, where it stands on the title row.
struct LaneTitle: Hashable, Sendable {
  let lane: Int
  let column: Int
  let spans: [Span]
}

extension Model {
  /// What stands on the title row; at both ends, `<2` and `3>` say how many more lanes there are.
  var laneTitles: [LaneTitle] {
    let layout = boardLayout
    let lanes = layout.hasStrip ? strip : layout.lanes.clamped(to: board.lanes.indices)
    let rest = board.lanes.count - lanes.upperBound
    var column = 0
    return lanes.map { lane in
      let left = lane == lanes.lowerBound && lane > 0 ? "<\(lane) " : ""
      let right = lane == lanes.upperBound - 1 && rest > 0 ? " \(rest)>" : ""
      let room =
        layout.hasStrip ? stripWidth : layout.laneWidth - 1 - left.count - right.count
      let spans = [Span(left)] + title(of: lane, width: room) + [Span(right)]
      defer { column += layout.hasStrip ? spans.displayWidth : layout.laneWidth }
      return LaneTitle(lane: lane, column: column, spans: spans)
    }
  }

  /// The lanes whose titles stand in the strip together: as many as fit, page by page.
  private var strip: Range<Int> {
    var (first, used) = (0, 0)
    for lane in board.lanes.indices {
      let width = title(of: lane, width: stripWidth).displayWidth
      if used + width > stripWidth {
        if board.roll.cursor < lane { return first..<lane }
        (first, used) = (lane, 0)
      }
      used += width
    }
    return first..<board.lanes.count
  }

  /// The columns of the strip, without the marks at its ends.
  private var stripWidth: Int { size.columns - 10 }

  /// `[当下改 3 ●1 ▲2]`, in brackets where the cursor is.
  private func title(of place: Int, width: Int) -> [Span] {
    let lane = board.lanes[place]
    let isHere = place == board.roll.cursor
    let lamps = [(Lamp.red, lane.overdue), (.yellow, lane.due)].filter { $0.1 > 0 }
      .map { lamp, count in Span(" \(lamp.sign)\(count)", lamp.style) }
    let count = " \(lane.cards.count)"
    let room = max(0, width - count.count - lamps.displayWidth - 2)
    let name = lane.title.sanitized.truncated(to: room) + count
    return [Span(isHere ? "[" : " "), Span(name, Style(isBold: isHere))] + lamps
      + [Span(isHere ? "]" : " ")]
  }
}
