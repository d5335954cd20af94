import OfficeFiles

extension TextEncoding {
  /// What a table can be written in; UTF-16 is only read.
  static let written: [TextEncoding] = [.utf8, .gb18030]

  /// The bytes of a text, in UTF-8, that is answered with.
  func answer(_ text: [UInt8]) throws(UsageError) -> [UInt8] {
    do throws(TextFault) { return try bytes(of: text) } catch {
      guard case .unencodable(_, let scalar, let line) = error else {
        throw .encodingUnavailable(rawValue)
      }
      throw .notInEncoding(rawValue, scalar, line: line)
    }
  }
}
