import CPinyin

extension Unicode.Scalar {
  /// The one scalar that stands for all that count as the same: small, half-width, simplified.
  var folded: Unicode.Scalar {
    switch value {
    case 0x41...0x5A: Unicode.Scalar(value + 0x20) ?? self
    case 0..<0x80: self
    case 0x2018, 0x2019: "'"
    case 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)?.folded ?? self
    case UInt32(PINYIN_FIRST)..<UInt32(PINYIN_END): simplified
    default: small
    }
  }

  /// All that fold to this scalar, which is folded itself.
  var forms: [UInt32] {
    let capital = properties.uppercaseMapping.unicodeScalars.only
    let quotes: [Unicode.Scalar?] = self == "'" ? ["\u{2018}", "\u{2019}"] : []
    let others = ([capital, wide, capital?.wide] + quotes).compactMap { $0 } + traditional
    return [value] + others.filter { $0 != self && $0.folded == self }.map(\.value)
  }

  private var wide: Unicode.Scalar? {
    (0x21...0x7E).contains(value) ? Unicode.Scalar(value + 0xFEE0) : nil
  }

  private var small: Unicode.Scalar {
    guard let small = properties.lowercaseMapping.unicodeScalars.only,
      small.properties.uppercaseMapping.unicodeScalars.only == self
    else { return self }
    return small
  }

  private var simplified: Unicode.Scalar { variants(pinyin_simplified_at).first ?? self }

  private var traditional: [Unicode.Scalar] { variants(pinyin_traditional_at) }

  /// What an ordered table has for the scalar.
  private func variants(_ table: (Int32) -> PinyinVariant) -> [Unicode.Scalar] {
    var (low, high): (Int32, Int32) = (0, pinyin_variant_count)
    while low < high {
      let middle = (low + high) / 2
      if table(middle).of < value { low = middle + 1 } else { high = middle }
    }
    var found: [Unicode.Scalar] = []
    while low < pinyin_variant_count, table(low).of == value {
      found += [Unicode.Scalar(table(low).to)].compactMap { $0 }
      low += 1
    }
    return found
  }
}

extension Collection {
  /// The element, where it is the only one.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
