extension String {
  /// The text without blanks at its end.
  public var withoutTrailingBlanks: String {
    var kept = self[...]
    while kept.last == " " { kept.removeLast() }
    return String(kept)
  }
}
