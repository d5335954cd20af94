import Cells

extension Grid {
  /// How wide the columns are, in digits of the default type: words stand on a line or two,
  /// sentences on about five. Told from the first rows, for a column does not grow with a ledger.
  var columnWidths: [Int] {
    let sample = Array(groups.prefix(200).joined())
    // A table of few columns has the paper for itself.
    let hasRoom = cells.count <= 4
    return cells.map { cell in
      if cell.holdsDays { return 11 }
      // A title stands on two lines.
      let title = (cell.column.title.displayWidth + 3) / 4 * 2
      let longest = sample.reduce(0) { max($0, cell.content($1)?.longestLine ?? 0) }
      let wanted =
        switch (cell.column.isWide, hasRoom) {
        case (true, true): max(28, min(longest, 64))
        case (true, false): max(14, min(longest / 5, 34))
        case (false, true): max(10, min(longest, 24))
        case (false, false): min(longest, 8)
        }
      return max(title, wanted, 4) + 1
    }
  }
}

extension Content {
  fileprivate var longestLine: Int {
    words.split(whereSeparator: \.isNewline).reduce(0) { max($0, $1.displayWidth) }
  }
}

/// The paper that a sheet is printed on, its long side across where that helps.
enum Paper {
  case a4, a4Across, a3Across

  /// The smallest paper on which columns of that width together can still be read.
  init(fitting width: Int) {
    switch width {
    case ...110: self = .a4
    case ...180: self = .a4Across
    default: self = .a3Across
    }
  }

  /// The number of the paper in the file (ECMA-376-1 §18.3.1.63).
  var code: UInt8 { self == .a3Across ? 8 : 9 }
}
