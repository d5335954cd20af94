/// Reads rows of comma-separated values (RFC 4180) from UTF-8 bytes, forgiving where the meaning is
/// plain: any line end, text behind a closing quote, rows of any length.
struct CSVReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: [UInt8]
  private(set) var place = 0
  private var line = 1
  /// What a field in quotes says without them.
  private var unquoted: [UInt8] = []
  /// How many fields the last row had, empty ones too.
  private(set) var width = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: Delimiter) {
    (self.bytes, self.delimiter) = (bytes, Array(delimiter.rawValue.utf8))
  }

  /// The next row with anything in it; `nil` at the end.
  mutating func next() throws(ImportFault.Problem) -> Row? {
    while place < bytes.count {
      let row = try row()
      if !row.cells.isEmpty { return row }
      guard row.number < ImportLimits.rows else { throw .tooMany("行", sheet: nil) }
    }
    return nil
  }

  private mutating func row() throws(ImportFault.Problem) -> Row {
    var row = Row(number: line, cells: [])
    width = 0
    while true {
      if let text = try field() {
        row.cells += repeatElement(nil, count: width - row.cells.count)
        row.cells.append(.text(text))
      }
      width += 1
      guard width <= ImportLimits.columns else {
        throw .badCell("列数太多", sheet: nil, row: row.number)
      }
      guard isAtDelimiter else { break }
      place += delimiter.count
    }
    passLineEnd()
    return row
  }

  private mutating func field() throws(ImportFault.Problem) -> String? {
    let isQuoted = place < bytes.count && bytes[place] == UInt8(ascii: "\"")
    let begin = line
    if isQuoted { try readQuoted() }
    let start = place
    while place < bytes.count, !isAtLineEnd, !isAtDelimiter {
      place += 1
      guard place - start + unquoted.count <= ImportLimits.cellBytes else { throw tooLong(begin) }
    }
    let rest = UnsafeBufferPointer(rebasing: bytes[start..<place])
    guard isQuoted else { return cellText(rest)?.withoutFormulaGuard }
    unquoted += rest
    defer { unquoted.removeAll(keepingCapacity: true) }
    return unquoted.withUnsafeBufferPointer { cellText($0) }?.withoutFormulaGuard
  }

  /// From an opening quote to behind the one that closes; two quotes are one of the text.
  private mutating func readQuoted() throws(ImportFault.Problem) {
    let begin = line
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        place += 1
        guard place < bytes.count, bytes[place] == byte else { return }
      } else if isAtLineEnd {
        line += 1
        if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
      }
      unquoted.append(isLineEnd(byte) ? 0x0A : byte)
      place += 1
      guard unquoted.count <= ImportLimits.cellBytes else { throw tooLong(begin) }
    }
    throw .unclosedQuote(line: begin)
  }

  private func tooLong(_ line: Int) -> ImportFault.Problem {
    .badCell("有一格文字超过 1 MB，可能是引号没有成对", sheet: nil, row: line)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private var isAtLineEnd: Bool { isLineEnd(bytes[place]) }

  private var isAtDelimiter: Bool {
    guard place < bytes.count, bytes[place] == delimiter[0] else { return false }
    return delimiter.count == 1
      || place + delimiter.count <= bytes.count
        && delimiter.indices.allSatisfy { bytes[place + $0] == delimiter[$0] }
  }

  private mutating func passLineEnd() {
    guard place < bytes.count else { return }
    if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
    place += 1
    line += 1
  }
}

extension String {
  /// Without the mark by which our own CSV keeps spreadsheets from taking a text for a formula: in
  /// front of a sign, of blanks that hide one, and of a tab, which it writes as a blank.
  fileprivate var withoutFormulaGuard: String? {
    guard utf8.first == UInt8(ascii: "'") else { return self }
    let text = dropFirst()
    guard let first = text.first, !first.isWhitespace else { return text.cellText }
    let sign = text.first { !$0.isWhitespace && $0 != "\u{200B}" }
    return sign.map("=+-@＝＋－＠".contains) == true ? text.cellText : self
  }
}
