import CTerminal
import Cells
import Terminal
import Testing

@Suite struct WidthTests {
  @Test("Columns agree with the C library's for all it knows of planes 0 to 3")
  func agreement() {
    #expect(ownLocale.writesChinese)
    var differing: [UInt32] = []
    for value: UInt32 in 0x20..<0x40000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let columns = ct_width(value)
      if columns >= 0, Int(columns) != displayWidth(scalar) { differing.append(value) }
    }
    #expect(differing == Self.shownAsQuestionMark)
  }

  /// Of no columns for the C library; a question mark stands for each.
  static let shownAsQuestionMark: [UInt32] =
    [0x061C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069) + [0xFEFF]
}
