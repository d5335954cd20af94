import Cells
import Rectification

extension Model {
  /// Up and down among the cards of a lane.
  mutating func moveOnBoard(_ command: Command) {
    guard var lane = board.lane else { return }
    move(&lane.roll, command, of: lane.cards.count, height: boardLayout.cardsSeen)
    board.lanes[board.roll.cursor] = lane
  }

  /// ← and →: the lane beside on the board, the day beside in the calendar; elsewhere back and on.
  mutating func moveSideways(_ command: Command) {
    if place == .board {
      let step = command == .left ? -1 : 1
      board.roll.cursor = max(0, min(board.roll.cursor + step, board.lanes.count - 1))
    } else if due.isCalendarFocused {
      moveInCalendar(command)
    } else if command == .left {
      goBack()
    } else {
      open()
    }
  }

  /// Groups the board otherwise; the cursor stays on its card.
  mutating func regroup() {
    let stood = board.current
    board.grouping = board.grouping.next
    (board.lanes, board.roll) = ([], Roll())
    refreshList()
    if let stood { board.go(to: stood) }
  }

  /// A click on a lane's title goes there, one on a card chooses it.
  mutating func pressBoard(_ mouse: Mouse) {
    let layout = boardLayout
    if mouse.row == layout.titleRow {
      let title = laneTitles.last { $0.column <= mouse.column }
      if let title { board.roll.cursor = title.lane }
    } else if let card = card(at: mouse) {
      board.roll.cursor = card.lane
      board.lanes[card.lane].roll.cursor = card.row
    }
  }

  /// The lane of the card under the mouse, and its row there.
  private func card(at mouse: Mouse) -> (lane: Int, row: Int)? {
    let layout = boardLayout
    guard layout.rows.contains(mouse.row), let lane = layout.lane(at: mouse.column),
      board.lanes.indices.contains(lane)
    else { return nil }
    let row =
      board.lanes[lane].roll.top
      + (mouse.row - layout.rows.lowerBound) / layout.cardHeight
    return row < board.lanes[lane].cards.count ? (lane, row) : nil
  }

  /// Whether a double click there opens something.
  func opens(_ mouse: Mouse) -> Bool {
    place == .board ? card(at: mouse) != nil : layout.body.contains(mouse.row)
  }
}
