import Rectification

/// An event and the hash of its line, as somebody has copied them on paper (`log --head`).
public struct JournalHead: Hashable, Sendable {
  public let seq: Int
  /// The hash, or as much of its beginning as was copied.
  public let hash: String

  /// How many digits of a hash are enough to tell it from another.
  private static let fewest = 12

  /// Reads `214:9c0f…`, or the two with blanks between them as they were printed; `nil` where it is
  /// neither.
  public init?(_ text: String) {
    let parts = text.lowercased().split { $0 == ":" || $0 == "：" || $0.isWhitespace }
    guard parts.count == 2, let seq = Int(parts[0]), seq >= 0,
      (JournalHead.fewest...64).contains(parts[1].utf8.count), parts[1].allSatisfy(\.isHexDigit),
      parts[1].allSatisfy(\.isASCII)
    else { return nil }
    (self.seq, hash) = (seq, String(parts[1]))
  }
}

extension Store {
  /// What is wrong with the history up to the event on paper, `nil` where it is the same: the hash
  /// of a line vouches for all lines before it.
  public func finding(comparing head: JournalHead) throws(StorageError) -> StorageFinding? {
    guard head.seq <= journal.last else { return .headGone(head.seq, last: journal.last) }
    return try hash(ofLine: head.seq).hasPrefix(head.hash) ? nil : .otherHead(head.seq)
  }

  /// The hash of a line that is known to be sound; of none, what the first line has as `prev`.
  private func hash(ofLine seq: Int) throws(StorageError) -> String {
    guard seq > 0 else { return Chain.start }
    let bytes = try storing { () throws(DiskFailure) in
      try disk.contents(of: path(LedgerFile.journal))
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: seq)
    guard lines.count >= seq else { return "" }
    return String(decoding: lines[seq - 1].dropLast(2).suffix(64), as: UTF8.self)
  }
}
