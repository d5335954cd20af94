import Cells

/// Colours for people at a terminal; none where a program reads, or where none are wanted.
struct Paint {
  /// A colour, as terminals count them.
  enum Colour: Int {
    case red = 31
    case green = 32
    case yellow = 33
    case gray = 90
  }

  let isOn: Bool

  init(_ options: Options) {
    isOn = Surroundings.isTerminal && !options.noColor && colorIsWelcome()
  }

  func callAsFunction(_ text: String, _ colour: Colour) -> String { painted(text, colour.rawValue) }

  func bold(_ text: String) -> String { painted(text, 1) }

  /// Nothing but the colour drives the terminal.
  private func painted(_ text: String, _ code: Int) -> String {
    isOn ? "\u{1B}[\(code)m\(text.sanitized)\u{1B}[0m" : text.sanitized
  }
}
