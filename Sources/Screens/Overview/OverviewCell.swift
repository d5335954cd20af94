import Cells
import Rectification

/// A piece of a line of screen 1; one with a destination is a figure.
struct OverviewCell: Hashable, Sendable {
  /// What stands behind a figure.
  enum Destination: Hashable, Sendable {
    /// As many records as the figure says.
    case list(RecordKind, Filter)
    /// The same, of the ledger as it was at the end of a day.
    case past(Day, RecordKind, Filter)
    case record(RecordID)
    case trail
  }

  var text: String
  var style = Style.plain
  var destination: Destination?

  init(_ text: String, _ style: Style = .plain, to destination: Destination? = nil) {
    (self.text, self.style, self.destination) = (text.sanitized, style, destination)
  }
}

/// A line of screen 1; in front of every figure there is a column for the cursor's mark.
struct OverviewLine: Hashable, Sendable {
  var cells: [OverviewCell]

  init(_ cells: [OverviewCell]) { self.cells = cells }

  /// Which of its cells are figures.
  var figures: [Int] { cells.indices.filter { cells[$0].destination != nil } }

  /// The columns of a cell, counted from the line's beginning.
  func columns(of cell: Int) -> Range<Int> {
    let start = cells[..<cell].reduce(0) { $0 + $1.text.displayWidth }
    return start..<start + cells[cell].text.displayWidth
  }
}

/// Lines that belong together, below a heading.
struct OverviewSection: Hashable, Sendable {
  var heading: OverviewLine
  var lines: [OverviewLine]

  init(_ title: String, _ more: [OverviewCell] = [], lines: [OverviewLine]) {
    heading = OverviewLine([OverviewCell(" " + title, Style(ink: .cyan, isBold: true))] + more)
    self.lines = lines
  }
}
