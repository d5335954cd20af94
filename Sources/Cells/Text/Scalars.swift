extension StringProtocol {
  /// The text's UTF-8 as it lies in memory.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = String(self)
    return copy.withUTF8(body)
  }
}

/// The scalars of a text, decoded from its UTF-8, which a text always is.
///
/// The library's own views do the same several times as slowly where a text may be a `Substring`.
struct Scalars {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many bytes have been decoded.
  private(set) var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    let lead = UInt32(bytes[place])
    let value: UInt32 =
      switch lead {
      case ..<0x80: lead
      case ..<0xE0: (lead & 0x1F) << 6 | tail(1)
      case ..<0xF0: (lead & 0x0F) << 12 | tail(1) << 6 | tail(2)
      default: (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
      }
    place += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    return Unicode.Scalar(value)
  }

  private func tail(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset] & 0x3F) }
}
