extension Screen {
  /// Puts a text into the clipboard of the user's own machine (OSC 52), over ssh too. Returns
  /// whether it was sent: terminals that cannot do it are not asked, and nobody says whether it
  /// arrived.
  public func copy(_ text: String) -> Bool {
    guard !isLeft, skipsUnknown, let bytes = clipboardSequence(text, through: Multiplexer()) else {
      return false
    }
    write(bytes)
    return true
  }
}

/// The sequence that sets the clipboard; nil for a text that terminals would cut off.
func clipboardSequence(_ text: String, through multiplexer: Multiplexer) -> [UInt8]? {
  guard text.utf8.count <= longestCopy else { return nil }
  let sequence = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
  return multiplexer == .screen ? passedThroughScreen(sequence) : sequence
}

/// In bytes: the sequence then has 100,000, which is what xterm and hterm take.
private let longestCopy = 74_994

/// tmux understands the sequence by itself; GNU screen passes on what stands in strings for the
/// device, of which it takes 256 bytes at most.
private func passedThroughScreen(_ bytes: [UInt8]) -> [UInt8] {
  stride(from: 0, to: bytes.count, by: 250).flatMap { start in
    Array("\u{1B}P".utf8) + bytes[start..<min(start + 250, bytes.count)] + Array("\u{1B}\\".utf8)
  }
}

/// RFC 4648, with padding.
func base64(_ bytes: [UInt8]) -> [UInt8] {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  return stride(from: 0, to: bytes.count, by: 3).flatMap { start in
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    return (0...3).map { index in
      index > group.count ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * index) & 63]
    }
  }
}
