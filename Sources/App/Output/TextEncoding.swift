import Glibc

/// How a text is turned into bytes for a spreadsheet.
enum TextEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case gb18030

  /// The text's bytes; throws where the system cannot convert to this encoding.
  func bytes(of text: String) throws(UsageError) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .gb18030:
      // The mark says that bytes are UTF-8: here it would be read as a character.
      let unmarked = text.unicodeScalars.first == "\u{FEFF}" ? text.dropFirstScalar : text
      guard let bytes = converted(Array(unmarked.utf8), to: "GB18030") else {
        throw .encodingUnavailable(rawValue)
      }
      return bytes
    }
  }
}

/// UTF-8 bytes in another encoding, or `nil` where the system does not know how.
private func converted(_ bytes: [UInt8], to name: String) -> [UInt8]? {
  let converter = iconv_open(name, "UTF-8")
  guard Int(bitPattern: converter) != -1 else { return nil }
  defer { iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  // A character takes at most four bytes in GB18030, and at least one in UTF-8.
  var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
  let written: Int? = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var (from, rest) = (source.baseAddress, source.count)
      var (to, room) = (target.baseAddress, target.count)
      let result = iconv(converter, &from, &rest, &to, &room)
      return result == Int.max.magnitude * 2 + 1 || rest > 0 ? nil : target.count - room
    }
  }
  return written.map { output.prefix($0).map { UInt8(bitPattern: $0) } }
}

extension String {
  fileprivate var dropFirstScalar: String {
    String(String.UnicodeScalarView(unicodeScalars.dropFirst()))
  }
}
