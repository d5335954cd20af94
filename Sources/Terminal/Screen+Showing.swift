internal import CNcurses
import CTerminal
import Cells

extension Screen {
  /// Shows a canvas. Only what has changed of a row is composed again, from the first to the last
  /// glyph: ncurses doesn't blank the halves of wide ones.
  public func show(_ canvas: Canvas) {
    guard !isLeft else { return }
    let shown = shown?.size == canvas.size ? shown : nil
    for row in 0..<size.rows {
      let columns = shown.map { canvas.columns(ofRow: row, unlike: $0) } ?? 0..<size.columns
      if !columns.isEmpty { compose(row, columns, of: canvas) }
    }
    self.shown = canvas
    let place = canvas.cursor ?? canvas.restingPlace
    let row = min(max(0, place.row), size.rows - 1)
    let column = min(max(0, place.column), size.columns - 1)
    wmove(window, Int32(row), Int32(column))
    wnoutrefresh(window)
    let frame = frames.collect {
      if canvas.cursor == nil { showCursor(false) }
      doupdate()
      if canvas.cursor != nil { showCursor(true) }
    }
    guard !frame.isEmpty else { return }
    write(
      isSynchronized ? SynchronizedOutput.begin + frame + SynchronizedOutput.end : frame)
  }

  private func compose(_ row: Int, _ columns: Range<Int>, of canvas: Canvas) {
    let columns = columns.clamped(to: 0..<size.columns)
    var cells: [cchar_t] = []
    cells.reserveCapacity(columns.count)
    for column in columns {
      let cell = canvas[row, column]
      if cell.width > 0 {
        append(column + Int(cell.width) <= size.columns ? cell : .blank, to: &cells)
      }
    }
    wmove(window, Int32(row), Int32(columns.lowerBound))
    wadd_wchnstr(window, cells, Int32(cells.count))
  }

  private func append(_ cell: Cell, to cells: inout [cchar_t]) {
    let attributes = palette.attributes(of: cell.style)
    let pair = palette.pair(of: cell.style)
    guard let substitute = repertoire.substitute(for: cell) else {
      return cells.append(cchar_t(cell.base, cell.marks, attributes, pair))
    }
    cells.append(cchar_t(substitute, [], attributes, pair))
    for _ in 1..<max(1, cell.width) { cells.append(cchar_t(" ", [], attributes, pair)) }
  }

  private func showCursor(_ isShown: Bool) {
    guard isCursorShown != isShown else { return }
    curs_set(isShown ? 1 : 0)
    isCursorShown = isShown
  }
}

extension cchar_t {
  /// A glyph as ncurses keeps it: a base and up to four marks.
  fileprivate init(
    _ base: Unicode.Scalar, _ marks: [Unicode.Scalar], _ attributes: attr_t, _ pair: Int16
  ) {
    self.init()
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 6) { scalars in
      scalars.initialize(repeating: 0)
      scalars[0] = wchar_t(bitPattern: base.value)
      for (index, mark) in marks.prefix(4).enumerated() {
        scalars[index + 1] = wchar_t(bitPattern: mark.value)
      }
      setcchar(&self, scalars.baseAddress, attributes, pair, nil)
    }
  }
}
