import Foundation
import Rectification
import Testing

/// What nobody means well by, to be put in every text that there is: what drives terminals, turns
/// the direction of writing around or ends a text for programs in C, markup, and the shell's words.
enum HostileText: String, CaseIterable {
  case terminal, formula, tabbed, markup, shell, option, path

  /// Stands behind each sequence, so that a sequence of the program's own is not taken for one.
  static let mark = "666"

  var text: String {
    switch self {
    case .terminal:
      "甲\u{1B}]0;夺\u{7}\u{1B}[\(HostileText.mark)~\u{9B}\(HostileText.mark)~\u{85}\u{90}\u{8}"
        + "\u{202E}倒\u{2066}隔\u{200E}\u{61C}\u{2028}\u{2029}\u{7F}\u{FEFF}\u{0}\r\n\t乙\u{1B}c"
    case .formula: "=HYPERLINK(\"http://\(HostileText.mark)\")"
    case .tabbed: "\t@SUM(\(HostileText.mark))"
    case .markup: "<script>\(HostileText.mark)</script>|`x`*粗*[链](y)]]>&lt;"
    case .shell: "$(touch \(HostileText.mark));`touch \(HostileText.mark)`'\"\\"
    case .option: "--\(HostileText.mark)"
    case .path: "../../../\(HostileText.mark)/./\u{202E}"
    }
  }

  /// The text as an argument of a program can hold it.
  var argument: String { text.replacing("\u{0}", with: "") }
}

/// Expects bytes that were written for people to be plain text that drives nothing. `tolerated` are
/// what the format itself is made of.
func expectHarmless(
  _ bytes: some Sequence<UInt8>, _ place: String, tolerating tolerated: String = "\n",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let text = String(validating: Array(bytes), as: UTF8.self) else {
    Testing.Issue.record("\(place): not UTF-8", sourceLocation: sourceLocation)
    return
  }
  let tolerated = Array(tolerated.unicodeScalars)
  let found = text.unicodeScalars.filter { $0.isUnprintable && !tolerated.contains($0) }
  let codes = Set(found).map { String($0.value, radix: 16) }.sorted()
  let lines = text.split(separator: "\n").filter { line in
    line.unicodeScalars.contains { found.contains($0) }
  }
  #expect(
    codes.isEmpty, "\(place): U+\(codes): \(lines.first.map { $0.debugDescription } ?? "")",
    sourceLocation: sourceLocation)
}
