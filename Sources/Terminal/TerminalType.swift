import Glibc

/// The type of the terminal that the environment names; empty if it names none.
func terminalType() -> String { variable("TERM") }

/// A variable of the environment, empty where it is missing.
func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

/// The types by which the terminal may be described here: its own, then common ones.
func describedTypes() -> [String] { [terminalType(), "xterm-256color", "xterm", "vt100"] }
