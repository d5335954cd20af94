internal import CNcurses
import CTerminal
import Cells
import Glibc

extension Screen {
  /// Takes over the size that the terminal has now; the next `show` paints all of it.
  public func resize() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    if ct_window_size(descriptor, &rows, &columns) == 0, rows > 0, columns > 0,
      rows != nc_lines() || columns != nc_columns()
    {
      resizeterm(rows, columns)
    }
    size = Size(columns: Int(nc_columns()), rows: Int(nc_lines()))
    repaint()
  }

  /// Sets the terminal up anew and lets the next `show` paint all of it: for ^L, and after the
  /// program has been stopped and continued by others.
  public func redraw() {
    guard !isLeft else { return }
    enter()
    resize()
  }

  /// Gives the terminal back, stops the job as ^Z does, and takes the terminal over again when the
  /// job is continued; then `show` is to be called.
  public func suspend() {
    lend { ct_stop_job() }
  }

  /// Gives the terminal back while `work` lasts, such as an editor's; then `show` is to be called.
  public func lend<Result>(to work: () throws -> Result) rethrows -> Result {
    guard !isLeft else { return try work() }
    awaitAnswer()
    ct_leave()
    ct_release_errors()
    defer {
      ct_capture_errors()
      redraw()
    }
    return try work()
  }
}

/// Keys come one by one and unchanged, and frames are written at once.
func setRawModes(of window: UnsafeMutablePointer<WINDOW>) {
  raw()
  noecho()
  nonl()
  typeahead(-1)  // frames are finished even while keys are waiting
  // Until it has been left once, ncurses writes each row of a frame by itself. Before there are
  // colours: with them, leaving would reset the terminal's palette.
  endwin()
  wrefresh(window)
}

extension Screen {
  private func enter() {
    ct_set_active(1)
    reset_prog_mode()
    write(modes.on)
    curs_set(1)
    curs_set(0)
    isCursorShown = false
  }

  func repaint() {
    shown = nil
    clearok(nc_curscr(), true)
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
