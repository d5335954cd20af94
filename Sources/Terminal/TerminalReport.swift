import Cells

/// What a terminal is, and what it says of itself.
public struct TerminalReport: Hashable, Sendable {
  public let locale: TerminalLocale
  /// What TERM says; empty if nothing.
  public let type: String
  /// The type by whose description the terminal is used; nil if no type that would do is described.
  public let describedType: String?
  /// How many colours the description has.
  public let colors: Int?
  /// Whether a colour chosen as `#rrggbb` is shown as it is, not the nearest of the palette.
  public let showsTrueColor: Bool
  public let isInTmux: Bool
  public let isInScreen: Bool
  /// Whether what is copied is sent to the terminal (OSC 52).
  public let sendsClipboard: Bool
  /// nil where there is no terminal; so are the answers.
  public let size: Size?
  public let answers: Answers?

  /// What the terminal has answered; nil where it has not.
  public struct Answers: Hashable, Sendable {
    /// Whether it can show frames all at once.
    public internal(set) var synchronizesOutput: Bool?
    /// The columns it gives to “, …, — and others that Unicode leaves ambiguous: 1 or 2.
    public internal(set) var ambiguousWidth: Int?
    /// Its name and version.
    public internal(set) var name: String?
  }
}
