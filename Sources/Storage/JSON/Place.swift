/// A place in a text, as editors count it: from 1, columns in characters.
public struct Place: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

  /// Where the byte `offset` of `bytes` stands.
  init(offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    // A character of UTF-8 has one byte that is no continuation.
    column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
  }
}

extension Place: CustomStringConvertible {
  public var description: String { "第 \(line) 行第 \(column) 列" }
}
