import Crypto

/// The hashes that tie each line of the journal to the one before.
public enum Chain {
  /// What the first line has as `prev`.
  public static let start = String(repeating: "0", count: 64)

  /// SHA-256 in lower-case hex.
  public static func hash(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  /// The hash of `bytes` followed by one more, without copying them.
  static func hash(of bytes: ArraySlice<UInt8>, closedBy last: UInt8) -> String {
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    withUnsafeBytes(of: last) { hasher.update(bufferPointer: $0) }
    return hexadecimal(hasher.finalize())
  }

  static func hexadecimal(_ digest: SHA256Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { buffer in
      for (place, byte) in digest.enumerated() {
        buffer[place * 2] = digits[Int(byte >> 4)]
        buffer[place * 2 + 1] = digits[Int(byte & 15)]
      }
      return 64
    }
  }

  /// Whether `text` is a hash as it is written here.
  static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
