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

  func callAsFunction(_ text: String, _ colour: Colour) -> String {
    isOn ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
