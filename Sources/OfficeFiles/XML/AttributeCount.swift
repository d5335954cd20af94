/// Counts the attributes of each tag before libxml2 does, which compares each of them with all the
/// others: 200,000 would take it minutes. Within a tag there is no `<`.
struct AttributeCount {
  private static let limit = 1_000

  private var count = 0
  private var isAfterEquals = false

  /// Whether no tag has had too many, these bytes included.
  mutating func isFine(after bytes: Slice<UnsafeMutableRawBufferPointer>) -> Bool {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): count = 0
      case UInt8(ascii: "="): isAfterEquals = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isAfterEquals { count += 1 }
        isAfterEquals = false
      case 0x09, 0x0A, 0x0D, 0x20: break
      default: isAfterEquals = false
      }
      if count > AttributeCount.limit { return false }
    }
    return true
  }
}
