extension String {
  /// How many bytes of a text a screen shows, and a form lets anybody type over: some twenty thousand
  /// characters. Hand-written files may hold more, and no key is to wait for them.
  static let mostShown = 60_000

  /// The text, or of one of more than `limit` bytes the beginning, and that there is more.
  func opening(_ limit: Int = String.mostShown) -> String {
    guard utf8.count > limit else { return self }
    let end = utf8.index(startIndex, offsetBy: limit)
    return "\(self[..<unicodeScalars.index(before: end)])……（全文 \(utf8.count) 字节，可用 show 查看）"
  }
}
