extension Span<UInt8> {
  /// The scalar at an offset where one begins, and where the next one begins. The bytes are those
  /// of a string, so that they are known to be whole UTF-8.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, next: Int) {
    func bits(_ place: Int) -> UInt32 { UInt32(self[unchecked: offset + place] & 0x3F) }
    let lead = UInt32(self[unchecked: offset])
    switch lead {
    case 0xE0..<0xF0: return ((lead & 0xF) << 12 | bits(1) << 6 | bits(2), offset + 3)
    case 0..<0x80: return (lead, offset + 1)
    case 0..<0xE0: return ((lead & 0x1F) << 6 | bits(1), offset + 2)
    default: return ((lead & 7) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), offset + 4)
    }
  }
}
