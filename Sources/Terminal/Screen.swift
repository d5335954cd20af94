internal import CNcurses
import CTerminal
import Cells
import Glibc

/// The user's terminal: shows canvases, reads keys, and is given back as it was found.
///
/// There can be one at a time. It is given back by `leave`, and also when the program exits or
/// crashes.
public final class Screen {
  /// Where keys come from, to be waited for.
  public let descriptor: Int32
  public internal(set) var size = Size(columns: 0, rows: 0)
  /// Whether the terminal has gone away; the program should save and end.
  public internal(set) var isAtEnd = false
  let wishes: ScreenWishes
  let output: Int32
  let frames: FrameBuffer
  /// Whether the terminal can be asked things.
  let skipsUnknown: Bool
  let keyboard: UnsafeMutablePointer<WINDOW>
  let window: UnsafeMutablePointer<WINDOW>
  let modes: Modes
  let palette: Palette
  var codes: [Int32: Input] = [:]
  var decoder = KeyDecoder()
  /// What is on the screen, `nil` where that is not known.
  public internal(set) var shown: Canvas?
  var isCursorShown: Bool?
  var isLeft = false
  var repertoire: Repertoire
  /// Whether the terminal shows frames all at once.
  var isSynchronized = false
  /// When the terminal was asked what it has not answered yet.
  var questioned: ContinuousClock.Instant?

  /// Takes over the terminal.
  public init(_ wishes: ScreenWishes = ScreenWishes()) throws(TerminalError) {
    self.wishes = wishes
    repertoire = Repertoire(wishes)
    let locale = adoptLocale()
    _ = ct_signal_pipe()  // before newterm, which handles signals that nobody else does
    let terminal = try TerminalDescriptors()
    let streams = try Streams(terminal)
    descriptor = terminal.input
    output = terminal.output
    frames = FrameBuffer(stream: fileno(streams.output), terminal: output)
    ct_remember_attributes(output)
    let direct = wishes.needsTrueColor ? directColorType() : nil
    try openTerminal(of: [direct].compactMap(\.self) + describedTypes(), on: streams)
    skipsUnknown = skipsUnknownSequences()
    modes = Modes(usesMouse: wishes.usesMouse)
    ct_remember_leave_bytes(modes.off, modes.off.utf8.count)
    ct_set_active(1)
    ct_install_crash_handlers()
    guard let window = nc_stdscr(), let keyboard = newpad(1, 1) else {
      ct_leave()
      throw .noTerminal
    }
    self.window = window
    self.keyboard = keyboard
    setRawModes(of: window)
    palette = Palette(usesColor: wishes.usesColor, inks: wishes.inks)
    ct_capture_errors()
    defineKeys()
    resize()
    write(modes.extra + questions(locale))
  }

  deinit { leave() }

  /// Gives the terminal back; only the first call does anything.
  public func leave() {
    guard !isLeft else { return }
    awaitAnswer()
    isLeft = true
    ct_leave()
    ct_release_errors()
  }
}

/// Whether the user's environment lets programs use colour: https://no-color.org.
public func colorIsWelcome() -> Bool {
  guard let value = getenv("NO_COLOR") else { return true }
  return value[0] == 0
}
