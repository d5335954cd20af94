import Cells

extension Table {
  /// The table as spreadsheets read it: UTF-8 with a mark, CRLF, quotes only where they are needed.
  public var csv: String {
    var text = "\u{FEFF}"
    for row in [columns.map(\.title)] + rows {
      for (place, cell) in row.enumerated() {
        if place > 0 { text += "," }
        text += cell.isPlain ? cell : csvCell(cell)
      }
      text += "\r\n"
    }
    return text
  }
}

/// A cell that no spreadsheet takes for a formula.
private func csvCell(_ text: String) -> String {
  let lines = text.printableLines.joined(separator: "\n")
  let cell = text.mayStartFormula ? "'" + lines : lines
  guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
  return "\""
    + cell.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "\"\"") + "\""
}

extension String {
  /// Whether nothing in the text needs a closer look, as in nearly every cell.
  fileprivate var isPlain: Bool {
    guard let first = unicodeScalars.first else { return true }
    return first.mayBeginPlainly && unicodeScalars.allSatisfy(\.isPlain)
  }

  /// Blanks before the sign do not help: spreadsheets drop them. Nor does the full-width form.
  fileprivate var mayStartFormula: Bool {
    if first == "\t" || first?.isNewline == true { return true }
    return first { !$0.isWhitespace && !$0.unicodeScalars.allSatisfy(\.isUnfitBlank) }
      .map { "=+-@＝＋－＠".contains($0) } ?? false
  }
}

extension Unicode.Scalar {
  /// Digits, letters, 汉字, “ and 《.
  fileprivate var mayBeginPlainly: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF, 0x201C, 0x300A: true
    default: false
    }
  }

  /// The same and common marks, but for the comma and the quote.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20...0x21, 0x23...0x2B, 0x2D...0x7E, 0x3001...0x301F, 0x4E00...0x9FFF, 0xFF01...0xFF60,
      0x2014, 0x2018...0x201D, 0x2026:
      true
    default: false
    }
  }

  /// Marks that show nothing and would hide a sign behind them.
  fileprivate var isUnfitBlank: Bool {
    properties.generalCategory == .control || properties.generalCategory == .format
  }
}
