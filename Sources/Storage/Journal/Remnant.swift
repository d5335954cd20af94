/// What a write that was cut off by a loss of power, or a kill, may leave at a journal's end, beside
/// half a line: a line with a hole, since a disk writes pages in any order, and a part of a step.
///
/// JSON has no zero bytes, so a hole shows. A step of several lines is written with a zero in the
/// place of its first byte, which is put right once all of it is on the disk: it is there as a
/// whole, or is a remnant. That is nobody's acknowledged change, and is set aside like half a line.
enum Remnant {
  /// What stands in the place of a step's first byte until the rest is on the disk.
  static let mark: UInt8 = 0

  /// Whether `bytes`, which begin with a line that is no event and end where the journal does, are
  /// one; `next` is the `seq` that is to come. Anything else there is damage.
  static func stands(in bytes: ArraySlice<UInt8>, next: Int) -> Bool {
    let end = bytes.firstIndex(of: newline) ?? bytes.endIndex
    guard let hole = bytes[..<end].firstIndex(of: mark) else { return false }
    let rest = bytes[end...].dropFirst()
    guard hole == bytes.startIndex else { return rest.isEmpty && !isSealed(bytes[..<hole]) }
    let step = Array("\"step\":\(next),".utf8)
    // Behind the last newline there is nothing, or half a line.
    return rest.split(separator: newline, omittingEmptySubsequences: false).dropLast()
      .allSatisfy { $0.contains(mark) || $0.contains(step) }
  }

  /// Whether a line is whole: what follows it then was another one, and the newline between them
  /// was changed.
  private static func isSealed(_ line: ArraySlice<UInt8>) -> Bool {
    line.suffix(Seal.size).starts(with: ",\"hash\":\"".utf8)
      && line.suffix(2).elementsEqual("\"}".utf8)
  }

  private static let newline = UInt8(ascii: "\n")
}
