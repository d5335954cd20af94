import Glibc

/// A conversion between two encodings, by iconv(3).
final class Converter {
  private let descriptor: iconv_t

  /// `nil` where the system does not know how.
  init?(from source: String, to target: String) {
    guard let descriptor = iconv_open(target, source), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// The bytes converted, as far as they make sense, and the place of the first that do not.
  func convert(_ bytes: [UInt8]) -> (output: [UInt8], fault: Int?) {
    let piece = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1 << 16)
    defer { piece.deallocate() }
    return bytes.withUnsafeBytes { input in
      var output: [UInt8] = []
      output.reserveCapacity(input.count)
      // iconv only reads there, whatever its type says.
      var from = UnsafeMutablePointer(
        mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
      var rest = input.count
      while rest > 0 {
        var (to, room) = (piece.baseAddress, piece.count)
        let result = iconv(descriptor, &from, &rest, &to, &room)
        let reason = errno
        output += UnsafeRawBufferPointer(piece).prefix(piece.count - room)
        if result == -1, reason != E2BIG { return (output, input.count - rest) }
      }
      return (output, nil)
    }
  }
}
