internal import CNcurses

/// The bytes that turn on what a screen needs of the terminal, and that turn it off again.
struct Modes {
  /// What ncurses doesn't turn on by itself: pastes in brackets, focus, mouse.
  let extra: String
  /// All that is on while the screen is shown.
  let on: String
  let off: String

  init(usesMouse: Bool) {
    let mouse = usesMouse ? ["1000", "1006"] : []
    let numbers = ["2004", "1004"] + mouse
    extra = numbers.map { "\u{1B}[?\($0)h" }.joined()
    on = capability("smcup") + capability("smkx") + extra
    let leaving = capability("rmcup")
    // Without a screen of its own to leave, what follows must not land amid the last frame.
    let bottom = "\u{1B}[999;1H\r\n"
    // The cursor last: terminals built on libvterm bring back with the main screen whether it was
    // shown when ncurses last saved its place.
    off =
      "\u{1B}[?2026l" + numbers.reversed().map { "\u{1B}[?\($0)l" }.joined() + capability("rmkx")
      + capability("sgr0") + (leaving.isEmpty ? bottom : leaving + "\r") + capability("cnorm")
  }
}

/// A capability without the delays (`$<5>`) that only terminals of paper and tubes need.
private func capability(_ name: String) -> String {
  guard let bytes = nc_capability(name) else { return "" }
  let parts = String(cString: bytes).split(separator: "$<", omittingEmptySubsequences: false)
  return (parts.first ?? "")
    + parts.dropFirst().map { $0.drop { $0 != ">" }.dropFirst() }.joined()
}
