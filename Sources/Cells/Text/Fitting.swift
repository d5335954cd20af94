extension StringProtocol {
  /// The text cut to a number of columns, with an ellipsis where something was cut off.
  public func truncated(to columns: Int, ellipsis: String = "…") -> String {
    guard let end = end(within: columns) else { return String(self) }
    let room = columns - ellipsis.displayWidth
    guard room >= 0 else { return String(self[..<end]) }
    return self[..<(self.end(within: room) ?? endIndex)] + ellipsis
  }

  /// The text in exactly so many columns: cut with an ellipsis, or filled up with blanks, or with
  /// another sign that is one column wide.
  public func padded(
    to columns: Int, with sign: Character = " ", alignRight: Bool = false
  ) -> String {
    let text = truncated(to: columns)
    let rest = String(repeating: sign, count: Swift.max(0, columns - text.displayWidth))
    return alignRight ? rest + text : text + rest
  }

  /// Where the text must end to fit, or nil if all of it does.
  func end(within columns: Int) -> Index? {
    guard utf8.count > columns else { return nil }  // no scalar takes more columns than bytes
    let length = withBytes { bytes -> Int? in
      var (scalars, used) = (Scalars(bytes), 0)
      // By scalars: marks add nothing, so they stay with the base that they stand on.
      while true {
        let place = scalars.place
        guard let scalar = scalars.next() else { return nil }
        used += scalar.displayWidth
        if used > columns { return place }
      }
    }
    return length.map { utf8.index(startIndex, offsetBy: $0) }
  }
}
