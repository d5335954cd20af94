internal import CNcurses
import Glibc

/// The type of the terminal that the environment names; empty if it names none.
func terminalType() -> String { variable("TERM") }

/// A variable of the environment, empty where it is missing.
func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

/// The types by which the terminal may be described here: its own, then common ones.
func describedTypes() -> [String] { [terminalType(), "xterm-256color", "xterm", "vt100"] }

/// The type with which ncurses can show any colour, such as `xterm-direct`, where the terminal says
/// that it can; by the usual types ncurses knows no more than 256.
func directColorType() -> String? {
  guard ["truecolor", "24bit"].contains(variable("COLORTERM")) else { return nil }
  return terminalType().split(separator: "-").first.map { $0 + "-direct" }
}

/// Whether a terminal can be asked things, and skips what it doesn't know; to be called once its
/// description is read.
///
/// The console of Linux, and what is no emulator with a mouse, may print such sequences instead.
func skipsUnknownSequences() -> Bool {
  let type = terminalType()
  return !type.isEmpty && !type.hasPrefix("linux") && nc_capability("u7") != nil
    && nc_capability("kmous") != nil
}

/// The program between us and the terminal that needs to be told to pass things on.
enum Multiplexer {
  case none, tmux, screen

  /// Within GNU screen on another machine, only the type tells.
  init() {
    if !variable("TMUX").isEmpty {
      self = .tmux
    } else {
      self =
        !variable("STY").isEmpty || terminalType().hasPrefix("screen") ? .screen : .none
    }
  }
}
