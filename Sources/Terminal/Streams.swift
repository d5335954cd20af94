internal import CNcurses
import Glibc

/// The streams of the terminal: the standard ones, or /dev/tty where these lead elsewhere.
struct Streams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  init() throws(TerminalError) {
    if isatty(0) == 1, isatty(1) == 1, let input = nc_stdin(), let output = nc_stdout() {
      self.input = input
      self.output = output
      return
    }
    guard let input = fopen("/dev/tty", "re"), let output = fopen("/dev/tty", "we") else {
      throw .noTerminal
    }
    self.input = input
    self.output = output
  }
}

/// Starts ncurses for the user's type of terminal, or for a common one if that isn't described here.
func openTerminal(on streams: Streams) throws(TerminalError) {
  let type = getenv("TERM").map { String(cString: $0) } ?? ""
  let types: [String] = [type, "xterm-256color", "xterm", "vt100"]
  let known = types.first {
    !$0.isEmpty && newterm($0, streams.output, streams.input) != nil
  }
  guard let known else { throw .unknownType(type) }
  guard nc_capability("cup") != nil else {
    endwin()
    throw .tooSimple(known)
  }
}
