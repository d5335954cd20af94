import Glibc

/// What bytes say as text, and how they were understood.
public struct DecodedText: Hashable, Sendable {
  /// Valid UTF-8 without a mark and without NUL.
  public let utf8: ArraySlice<UInt8>
  public let encoding: TextEncoding
}

/// Reads `bytes` in `encoding`; without one in the one that their mark names, else in UTF-8 where
/// they are valid, else in GB18030.
public func decoded(
  _ bytes: [UInt8], as encoding: TextEncoding? = nil
) throws(TextFault) -> DecodedText {
  let text: DecodedText
  switch encoding ?? bytes.markedEncoding {
  case .utf8?: text = try utf8Text(bytes)
  case let wide?: text = DecodedText(utf8: try converted(bytes, from: wide), encoding: wide)
  case nil: text = try guessedText(bytes)
  }
  guard !text.utf8.contains(0) else { throw .binary }
  return text
}

private func utf8Text(_ bytes: [UInt8]) throws(TextFault) -> DecodedText {
  let text = bytes.withoutMark
  guard let fault = text.utf8Fault else { return DecodedText(utf8: text, encoding: .utf8) }
  throw .undecodable(.utf8, line: text[..<fault].lines, byte: fault + 1)
}

private func guessedText(_ bytes: [UInt8]) throws(TextFault) -> DecodedText {
  guard let fault = bytes[...].utf8Fault else {
    return DecodedText(utf8: bytes[...], encoding: .utf8)
  }
  guard !bytes.contains(0) else { throw .binary }
  // GB18030 makes sense of almost anything. So much UTF-8 in front of the fault is no accident.
  let characters = bytes[..<fault].count { $0 >= 0xC0 }
  if characters >= 8 {
    throw .undecodable(.utf8, line: bytes[..<fault].lines, byte: fault + 1)
  }
  do throws(TextFault) {
    return DecodedText(utf8: try converted(bytes, from: .gb18030), encoding: .gb18030)
  } catch {
    guard case .undecodable(_, let line, _) = error else { throw error }
    throw .unknown(line: line)
  }
}

private func converted(
  _ bytes: [UInt8], from encoding: TextEncoding
) throws(TextFault) -> ArraySlice<UInt8> {
  guard let converter = Converter(from: encoding.name(for: bytes), to: "UTF-8") else {
    throw .unavailable(encoding)
  }
  let (text, fault) = converter.convert(bytes)
  if let fault { throw .undecodable(encoding, line: text[...].lines, byte: fault + 1) }
  return text.withoutMark
}

extension TextEncoding {
  /// The bytes of a text in UTF-8; throws where the system cannot convert to this encoding, or not
  /// all of the text: glibc lacks some of the characters of one's own that GB18030 has. A mark at the
  /// beginning says that bytes are UTF-8: in GB18030 it would be read as a character.
  public func bytes(of text: [UInt8]) throws(TextFault) -> [UInt8] {
    switch self {
    case .utf8: return text
    case .utf16, .gb18030:
      guard let converter = Converter(from: "UTF-8", to: name(for: [])) else {
        throw .unavailable(self)
      }
      let mark: [UInt8] = self == .utf16 ? [0xFF, 0xFE] : []
      let bytes = Array(text.withoutMark)
      let (output, fault) = converter.convert(bytes)
      guard let fault else { return mark + output }
      let scalar = String(decoding: bytes[fault...].prefix(4), as: UTF8.self).unicodeScalars.first
      throw .unencodable(self, scalar ?? "\u{FFFD}", line: bytes[..<fault].lines)
    }
  }

  /// What iconv(3) calls it; of UTF-16, after the mark that the bytes have.
  fileprivate func name(for bytes: [UInt8]) -> String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16BE" : "UTF-16LE"
    case .gb18030: "GB18030"
    }
  }
}

extension [UInt8] {
  fileprivate var markedEncoding: TextEncoding? {
    if starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    return starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) ? .utf16 : nil
  }

  fileprivate var withoutMark: ArraySlice<UInt8> {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...]
  }
}

extension ArraySlice<UInt8> {
  /// Where it ceases to be UTF-8; `nil` where it is all valid.
  fileprivate var utf8Fault: Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: span)
      return nil
    } catch { return startIndex + error.byteOffsets.lowerBound }
  }

  /// The line, from 1, in which it ends.
  fileprivate var lines: Int { 1 + count { $0 == 0x0A } }
}
