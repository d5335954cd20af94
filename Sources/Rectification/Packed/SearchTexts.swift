/// The texts of a record that people look in, as they lie packed.
public struct SearchTexts {
  let packed: Unpacker
  let shape: PackedShape

  /// Whether one of the texts, in UTF-8, is what is looked for.
  public func contains(where isFound: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    shape.rows.withUnsafeBufferPointer { rows in
      shape.texts.withUnsafeBufferPointer { texts in
        shape.words.withUnsafeBufferPointer { words in
          withoutActuallyEscaping(isFound) { isFound in
            var packed = packed
            return Search(rows: rows, texts: texts, words: words, isFound: isFound)
              .object(&packed, shape.root)
          }
        }
      }
    }
  }
}

/// A walk over one record that ends where something is found.
private struct Search {
  let rows: UnsafeBufferPointer<PackedShape.Row>
  let texts: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<PackedShape.Word>
  let isFound: (UnsafeBufferPointer<UInt8>) -> Bool

  func object(_ packed: inout Unpacker, _ table: Range<Int32>) -> Bool {
    var bits = packed.bits()
    while bits != 0 {
      let row = bits.trailingZeroBitCount
      bits &= bits - 1
      if row == unknownBit {
        // Nobody looks in what this version does not know.
        _ = packed.members()
      } else if value(&packed, rows[Int(table.lowerBound) + row]) {
        return true
      }
    }
    return false
  }

  private func value(_ packed: inout Unpacker, _ row: PackedShape.Row) -> Bool {
    switch row.kind {
    case .text:
      let text = packed.utf8()
      return row.isSearched && isFound(text)
    case .flag: _ = packed.byte()
    case .day: _ = packed.day()
    case .amount: _ = packed.fixed() as Int
    case .count: _ = packed.number()
    case .code:
      let code = packed.byte()
      guard row.isSearched else { return false }
      let label = words[Int(row.words.lowerBound) + Int(code)].label
      return isFound(
        UnsafeBufferPointer(rebasing: texts[Int(label.lowerBound)..<Int(label.upperBound)]))
    case .orUnknown: return packed.byte() != 0 && value(&packed, rows[Int(row.inner.lowerBound)])
    case .list:
      for _ in 0..<packed.number() where value(&packed, rows[Int(row.inner.lowerBound)]) {
        return true
      }
    case .object: return object(&packed, row.inner)
    }
    return false
  }
}
