import Cells

extension Table {
  /// The table as spreadsheets read it: UTF-8 with a mark, CRLF, quotes only where they are needed.
  public var csv: String {
    "\u{FEFF}"
      + ([columns.map(\.title)] + rows)
      .map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
  }
}

/// A cell that no spreadsheet takes for a formula.
private func csvCell(_ text: String) -> String {
  let lines = text.sanitizedLines.joined(separator: "\n")
  let cell = text.mayStartFormula ? "'" + lines : lines
  guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
  return "\""
    + cell.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "\"\"") + "\""
}

extension String {
  /// Blanks before the sign do not help: spreadsheets drop them. Nor does the full-width form.
  fileprivate var mayStartFormula: Bool {
    if first == "\t" || first?.isNewline == true { return true }
    return first { !$0.isWhitespace && !$0.unicodeScalars.allSatisfy(\.isUnfitBlank) }
      .map { "=+-@＝＋－＠".contains($0) } ?? false
  }

  /// The lines of the text, each without anything that could drive a terminal.
  var sanitizedLines: [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.sanitized)
  }
}

extension Unicode.Scalar {
  /// Marks that show nothing and would hide a sign behind them.
  fileprivate var isUnfitBlank: Bool {
    properties.generalCategory == .control || properties.generalCategory == .format
  }
}
