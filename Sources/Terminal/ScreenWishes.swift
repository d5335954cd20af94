import Cells

/// How a screen is to be; as it comes, it suits everybody.
public struct ScreenWishes: Hashable, Sendable {
  public var usesColor = colorIsWelcome()
  /// Or the mouse is left to the terminal, for selecting text.
  public var usesMouse = true
  /// Whether nothing is shown beside ASCII and Chinese: marks and arrows become ASCII.
  public var isASCII = false
  public var ambiguousWidth = AmbiguousWidth.auto
  /// Colours instead of ours.
  public var inks: [Ink: InkColor] = [:]
  /// Whether frames are shown all at once where the terminal can do so.
  public var synchronizes = true

  public init() {}
}

/// How many columns the terminal gives to “, …, — and others that Unicode leaves ambiguous.
public enum AmbiguousWidth: String, Hashable, Sendable, CaseIterable {
  /// As many as the terminal says when it is asked.
  case auto
  case one = "1"
  case two = "2"
}
