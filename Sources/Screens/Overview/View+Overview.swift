import Cells
import Rectification

extension Model {
  func drawOverview(_ canvas: inout Canvas) {
    let width = overviewWidth
    for (pane, lines) in overview.panes.enumerated() {
      let start = pane * (width + 1)
      for (row, line) in zip(layout.body, overview.tops[pane]..<lines.count) {
        draw(lines[line], row, start, width, &canvas)
        if overview.here.pane == pane, overview.here.line == line {
          markFigure(lines[line], row, start, &canvas)
        }
      }
      if pane > 0 {
        for row in layout.body {
          canvas.write("|", row: row, column: start - 1, style: Style(isDim: true))
        }
      }
    }
  }

  /// How wide a pane of screen 1 is.
  var overviewWidth: Int { OverviewContents.width(of: size) }

  private func draw(
    _ line: OverviewLine, _ row: Int, _ column: Int, _ width: Int, _ canvas: inout Canvas
  ) {
    canvas.write(
      line.cells.map { Span($0.text, $0.style) }, row: row, column: column, width: width)
  }

  /// The figure under the cursor: a mark before it, and reverse video.
  private func markFigure(
    _ line: OverviewLine, _ row: Int, _ start: Int, _ canvas: inout Canvas
  ) {
    guard line.cells.indices.contains(overview.here.cell) else { return }
    let columns = line.columns(of: overview.here.cell)
    let mark = start + columns.lowerBound - 1
    let end = min(start + columns.upperBound, start + overviewWidth)
    // The stroke of a fraction stays: 27>34 would say something else.
    if canvas[row, mark].base == " " { canvas.write(">", row: row, column: mark) }
    canvas.restyle(row: row, columns: mark..<max(mark, end), style: Style(isReverse: true))
    canvas.restingPlace = Position(row: row, column: mark)
  }
}
