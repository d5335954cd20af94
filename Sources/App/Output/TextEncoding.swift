import Glibc

/// How a text is turned into bytes for a spreadsheet.
enum TextEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case gb18030

  /// UTF-8 in this encoding; throws where the system cannot convert to it.
  func bytes(of text: [UInt8]) throws(UsageError) -> [UInt8] {
    switch self {
    case .utf8: return text
    case .gb18030:
      // The mark says that bytes are UTF-8: here it would be read as a character.
      let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      guard let bytes = converted(text[mark...], to: "GB18030") else {
        throw .encodingUnavailable(rawValue)
      }
      return bytes
    }
  }
}

/// UTF-8 bytes in another encoding, or `nil` where the system does not know how.
private func converted(_ bytes: ArraySlice<UInt8>, to name: String) -> [UInt8]? {
  let converter = iconv_open(name, "UTF-8")
  guard Int(bitPattern: converter) != -1 else { return nil }
  defer { iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  // What takes two bytes in UTF-8 may take four in GB18030; nothing grows more.
  let capacity = bytes.count * 2 + 4
  var failed = false
  let output = [UInt8](unsafeUninitializedCapacity: capacity) { target, written in
    target.withMemoryRebound(to: CChar.self) { target in
      input.withUnsafeMutableBufferPointer { source in
        var (from, rest) = (source.baseAddress, source.count)
        var (to, room) = (target.baseAddress, target.count)
        failed = iconv(converter, &from, &rest, &to, &room) == Int.max.magnitude * 2 + 1
        written = target.count - room
      }
    }
  }
  return failed ? nil : output
}
