import Cells

/// Tells what the mouse did from xterm's numbers, and two presses in a row from one.
struct ClickCounter {
  private var last: (place: Position, moment: ContinuousClock.Instant)?
  private static let longestPause = Duration.milliseconds(400)

  mutating func mouse(
    button: Int, column: Int, row: Int, at moment: ContinuousClock.Instant
  ) -> Mouse? {
    switch button & ~Self.modifiers {
    case 64: return Mouse(kind: .wheelUp, column: column, row: row)
    case 65: return Mouse(kind: .wheelDown, column: column, row: row)
    case 0:
      let isDouble = isSecond(at: Position(row: row, column: column), moment)
      return Mouse(kind: isDouble ? .doublePress : .press, column: column, row: row)
    default: return nil
    }
  }

  /// Shift, Alt and Ctrl.
  private static let modifiers = 4 | 8 | 16

  private mutating func isSecond(at place: Position, _ moment: ContinuousClock.Instant) -> Bool {
    let isSecond = last.map { $0.place == place && moment - $0.moment < Self.longestPause } ?? false
    last = isSecond ? nil : (place, moment)
    return isSecond
  }
}
