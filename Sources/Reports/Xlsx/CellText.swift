import OfficeFiles
import Rectification

extension String {
  /// The text as a cell holds it: without what XML cannot carry, with plain newlines, and at most
  /// 32,767 UTF-16 units long, which is all that Excel reads.
  var fitForCell: String {
    guard utf8.count > cellLimit || needsCare else { return self }
    let text = withPlainNewlines.withoutHidden.fitForXML.withoutEscapes
    guard text.utf16.count > cellLimit else { return text }
    let kept = text.utf16.prefix(cellLimit - cut.utf16.count)
    // Half a character at the end would not be one.
    return (String(kept) ?? String(kept.dropLast()) ?? "") + cut
  }

  /// How many lines the text takes where `width` columns fit on one.
  func lines(within width: Int) -> Int {
    var (lines, column) = (1, 0)
    for byte in utf8 where byte & 0xC0 != 0x80 {
      if byte == 0x0A {
        (lines, column) = (lines + 1, 0)
        continue
      }
      let step = byte >= 0xE1 ? 2 : 1
      if column + step > width { (lines, column) = (lines + 1, 0) }
      column += step
    }
    return lines
  }

  /// Whether a byte may begin something that a cell cannot hold as it is; rarely true.
  private var needsCare: Bool {
    var (before, last): (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      switch (before, last, byte) {
      case (_, _, 0x0A), (_, _, 0x09): break
      case (_, _, 0..<0x20), (_, _, 0x7F), (_, 0xC2, 0x80..<0xA0), (_, 0xBF, 0xBE...0xBF):
        return true
      case (_, UInt8(ascii: "_"), UInt8(ascii: "x")): return true
      // What is hidden: soft hyphens, marks of direction, joiners of words, marks of order.
      case (_, 0xC2, 0xAD), (_, 0xD8, 0x9C), (0xE2, 0x81, 0xA0...0xA9), (0xEF, 0xBB, 0xBF),
        (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xA8...0xAE):
        return true
      default: break
      }
      (before, last) = (last, byte)
    }
    return false
  }

  /// The text without what cannot be seen, but with its lines and tabs.
  private var withoutHidden: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !$0.isHidden }))
  }

  private var withPlainNewlines: String {
    guard utf8.contains(0x0D) else { return self }
    return split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" }
      .joined(separator: "\n")
  }

  /// Excel reads `_x000D_` as a carriage return: what only looks so is told apart by `_x005F`.
  private var withoutEscapes: String {
    var text = ""
    var rest = self[...]
    while let place = rest.utf8.firstIndex(of: UInt8(ascii: "_")) {
      text += rest[..<place]
      text += rest[place...].beginsWithEscape ? "_x005F_" : "_"
      rest = rest[rest.utf8.index(after: place)...]
    }
    return text + rest
  }
}

private let cellLimit = 32_767
private let cut = "…（超长，已截断）"

extension Substring {
  /// `_xHHHH_`.
  fileprivate var beginsWithEscape: Bool {
    let bytes = Array(utf8.prefix(7))
    return bytes.count == 7 && bytes[1] == UInt8(ascii: "x") && bytes[6] == UInt8(ascii: "_")
      && bytes[2..<6].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}
