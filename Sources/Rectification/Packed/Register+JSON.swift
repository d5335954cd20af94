extension Register {
  /// Appends the record at a place to `bytes` as JSON text, `depth` levels deep in an indented
  /// document (format.md): what `Value.write` makes of its fields, without making them.
  public func writeJSON(at place: Int, to bytes: inout [UInt8], depth: Int) {
    let shape = Record.shape
    withPacked(slot(at: place)) { packed in
      shape.rows.withUnsafeBufferPointer { rows in
        shape.texts.withUnsafeBufferPointer { texts in
          shape.words.withUnsafeBufferPointer { words in
            let writing = Writing(rows: rows, texts: texts, words: words)
            writing.object(&packed, shape.root, &bytes, depth)
          }
        }
      }
    }
  }
}

/// A walk over one record that writes it.
private struct Writing {
  let rows: UnsafeBufferPointer<PackedShape.Row>
  let texts: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<PackedShape.Word>

  func object(
    _ packed: inout Unpacker, _ table: Range<Int32>, _ bytes: inout [UInt8], _ depth: Int
  ) {
    var bits = packed.bits()
    guard bits != 0 else { return bytes.append(contentsOf: "{}".utf8) }
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    while bits != 0 {
      let row = bits.trailingZeroBitCount
      bits &= bits - 1
      if row == unknownBit {
        for member in packed.members().members {
          beginItem(&isFirst, &bytes, depth)
          member.write(to: &bytes, .indented, depth: depth + 1)
        }
      } else {
        beginItem(&isFirst, &bytes, depth)
        let row = rows[Int(table.lowerBound) + row]
        copy(row.key, &bytes)
        value(&packed, row, &bytes, depth + 1)
      }
    }
    breakLine(depth, in: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  private func value(
    _ packed: inout Unpacker, _ row: PackedShape.Row, _ bytes: inout [UInt8], _ depth: Int
  ) {
    switch row.kind {
    case .text: writeString(packed.utf8(), to: &bytes)
    case .flag: bytes.append(contentsOf: (packed.byte() != 0 ? "true" : "false").utf8)
    case .day: quoted(packed.day().description, &bytes)
    case .amount:
      bytes.append(contentsOf: Amount(millionths: packed.fixed()).description.utf8)
    case .count: bytes.append(contentsOf: String(packed.number()).utf8)
    case .code: copy(words[Int(row.words.lowerBound) + Int(packed.byte())].written, &bytes)
    case .orUnknown:
      guard packed.byte() != 0 else { return bytes.append(contentsOf: "null".utf8) }
      value(&packed, rows[Int(row.inner.lowerBound)], &bytes, depth)
    case .list: list(&packed, rows[Int(row.inner.lowerBound)], &bytes, depth)
    case .object: object(&packed, row.inner, &bytes, depth)
    }
  }

  private func list(
    _ packed: inout Unpacker, _ item: PackedShape.Row, _ bytes: inout [UInt8], _ depth: Int
  ) {
    let count = packed.number()
    guard count > 0 else { return bytes.append(contentsOf: "[]".utf8) }
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for _ in 0..<count {
      beginItem(&isFirst, &bytes, depth)
      value(&packed, item, &bytes, depth + 1)
    }
    breakLine(depth, in: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  private func beginItem(_ isFirst: inout Bool, _ bytes: inout [UInt8], _ depth: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    breakLine(depth + 1, in: &bytes)
  }

  private func quoted(_ text: String, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  private func copy(_ range: Range<Int32>, _ bytes: inout [UInt8]) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(
        rebasing: texts[Int(range.lowerBound)..<Int(range.upperBound)]))
  }
}
