import Rectification

extension Model {
  /// The record under the cursor of the current screen.
  var current: RecordID? {
    switch place {
    case .issues, .measures, .policies: list?.current
    case .board: board.current
    case .due: due.isCalendarFocused ? nil : due.current
    case .overview, .trail: nil
    }
  }

  /// Puts the cursor of the current screen on a record, if it is shown there.
  mutating func putCursor(on id: RecordID) {
    switch place {
    case .issues, .measures, .policies: _ = list?.go(to: id)
    case .board: board.go(to: id)
    case .due: due.go(to: id)
    case .overview, .trail: break
    }
  }

  /// Whether a pane has the keys that Esc takes back.
  var isInside: Bool { detail.isFocused || (place == .due && due.isCalendarFocused) }
}
