import Cells
import Rectification

extension Model {
  /// Lanes side by side, or one below the strip of all; only the cards that are seen are made.
  func drawBoard(_ canvas: inout Canvas) {
    let layout = boardLayout
    canvas.restingPlace = Position(row: layout.titleRow, column: 0)
    guard !board.lanes.isEmpty else {
      canvas.write(
        "没有未销号的问题。", row: layout.titleRow, column: 3, style: Style(isDim: true))
      return
    }
    for title in laneTitles {
      canvas.write(
        title.spans, row: layout.titleRow, column: title.column,
        width: size.columns - title.column, restyled: \.underlined)
    }
    for lane in layout.lanes.clamped(to: board.lanes.indices) { draw(lane, layout, &canvas) }
  }

  private func draw(_ place: Int, _ layout: BoardLayout, _ canvas: inout Canvas) {
    let lane = board.lanes[place]
    let column = layout.column(of: place)
    if lane.cards.isEmpty {
      canvas.write(
        "没有问题", row: layout.rows.lowerBound, column: column + 1, style: Style(isDim: true))
    }
    let starts = stride(
      from: layout.rows.lowerBound, to: layout.rows.upperBound, by: layout.cardHeight)
    for (row, card) in zip(starts, lane.roll.top..<lane.cards.count) {
      let isHere = place == board.roll.cursor && card == lane.roll.cursor
      draw(lane.cards[card], isHere, row, column, layout, &canvas)
    }
    guard place + 1 < layout.lanes.upperBound else { return }
    for row in layout.titleRow..<layout.rows.upperBound {
      canvas.write(
        "|", row: row, column: column + layout.laneWidth - 1, style: Style(isDim: true))
    }
  }

  private func draw(
    _ id: RecordID, _ isHere: Bool, _ first: Int, _ column: Int, _ layout: BoardLayout,
    _ canvas: inout Canvas
  ) {
    guard let issue = shown.issues[id] else { return }
    let width = layout.laneWidth - 1
    let lines = shown.card(
      issue, board.grouping, Occasion(by: person, on: shownDay), width: width - 1,
      isFlat: layout.hasFlatCards)
    for (row, line) in zip(first..<layout.rows.upperBound, lines) {
      let mark = Span(isHere && row == first ? ">" : " ")
      canvas.write([mark] + line, row: row, column: column, width: width)
      if isHere {
        canvas.restyle(
          row: row, columns: column..<column + width, style: Style(isReverse: true))
      }
    }
    if isHere { canvas.restingPlace = Position(row: first, column: column) }
  }

  /// The second row: how the board is grouped, and where the cursor is.
  var boardConditions: (left: String, right: String) {
    let next = board.grouping.next.label
    let place = board.lane.map { lane in
      let row = lane.cards.isEmpty ? 0 : lane.roll.cursor + 1
      return "\(lane.title) \(row)/\(lane.cards.count)  "
    }
    let scope = board.grouping == .stage ? "共" : "未销号"
    let hint = size.columns < 60 ? "" : "（\(keyLabel(.regroup)) 换\(next)）"
    return (
      "按\(board.grouping.label)分组\(hint)",
      "\(place ?? "")\(scope) \(board.total) 项"
    )
  }
}
