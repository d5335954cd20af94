internal import CNcurses
import Glibc

/// Where the terminal is read and written: the standard streams, or /dev/tty where these lead
/// elsewhere.
struct TerminalDescriptors {
  let input: Int32
  let output: Int32

  init() throws(TerminalError) {
    if isatty(0) == 1, isatty(1) == 1 {
      (input, output) = (0, 1)
      return
    }
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noTerminal }
    (input, output) = (descriptor, descriptor)
  }
}

/// What ncurses reads and writes. The output has a descriptor of its own, so that it can lead
/// elsewhere for a while.
struct Streams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  init(_ terminal: TerminalDescriptors) throws(TerminalError) {
    guard let input = fdopen(terminal.input, "r"),
      let output = fdopen(fcntl(terminal.output, F_DUPFD_CLOEXEC, 3), "w")
    else { throw .noTerminal }
    self.input = input
    self.output = output
  }
}

/// Starts ncurses for the first of the types that is described on this machine.
func openTerminal(of types: [String], on streams: Streams) throws(TerminalError) {
  let known = types.first {
    !$0.isEmpty && newterm($0, streams.output, streams.input) != nil
  }
  guard let known else { throw .unknownType(terminalType()) }
  guard nc_capability("cup") != nil else {
    endwin()
    throw .tooSimple(known)
  }
}
