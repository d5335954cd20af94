import Cells

/// A short cell in lines of at most `width` columns, broken only where a reader would break it.
func shortLines(_ text: String, width: Int) -> [String] {
  text.printableLines.flatMap { line in
    guard line.paperRoom > width else { return [line] }
    let pieces = paperPieces(line).flatMap { piece in
      piece.paperRoom > width ? titleLines(piece, width: width) : [piece]
    }
    return pieces.reduce(into: [""]) { lines, piece in
      let joined = lines[lines.count - 1] + piece
      if joined.paperRoom <= width {
        lines[lines.count - 1] = joined
      } else {
        lines.append(piece)
      }
    }.filter { !$0.isEmpty }
  }
}

/// The text cut where a reader would break it first: as lines of text are, and behind commas.
func paperPieces(_ text: String) -> [String] {
  pieces(text).flatMap { piece in
    piece.reduce(into: [""]) { pieces, character in
      pieces[pieces.count - 1].append(character)
      if "，；".contains(character) { pieces.append("") }
    }.filter { !$0.isEmpty }
  }
}

extension String {
  /// How narrow a column may make it: a word of more than four characters stands on two lines, a
  /// date, a number or a name in Latin letters is never broken.
  var narrowest: Int { contains(where: \.isASCII) ? paperRoom : min(paperRoom, 8) }
}
