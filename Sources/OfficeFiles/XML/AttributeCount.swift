import Glibc

/// Counts the attributes of each tag before libxml2 does, which compares each of them with all the
/// others: 200,000 would take it minutes. Within a tag there is no `<`, so that a window with one
/// holds too little of any tag to be worth counting.
struct AttributeCount {
  private static let limit = 1_000
  private static let window = 2_048

  private var count = 0
  private var isAfterEquals = false

  /// Whether no tag has had too many, these bytes included.
  mutating func isFine(after bytes: UnsafeRawBufferPointer) -> Bool {
    for start in stride(from: 0, to: bytes.count, by: AttributeCount.window) {
      let window = UnsafeRawBufferPointer(
        rebasing: bytes[start..<min(start + AttributeCount.window, bytes.count)])
      if let start = window.baseAddress, memchr(start, 0x3C, window.count) != nil {
        (count, isAfterEquals) = (0, false)
      } else {
        window.forEach { see($0) }
      }
      if count > AttributeCount.limit { return false }
    }
    return true
  }

  /// A value begins with a quote behind `=`, blanks or none between them.
  private mutating func see(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "="): isAfterEquals = true
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if isAfterEquals { count += 1 }
      isAfterEquals = false
    case 0x09, 0x0A, 0x0D, 0x20: break
    default: isAfterEquals = false
    }
  }
}
