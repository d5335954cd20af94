/// Rows that share cells, as they are written: what stands in them, and how high they are.
struct GroupOfRows {
  private(set) var rows: [[Content?]] = []
  /// In points.
  private(set) var heights: [Double] = []

  init<Record>(_ records: [Record], _ cells: [Cell<Record>], _ widths: [Int]) {
    var sharedHeight = 0.0
    for record in records {
      var (contents, height) = ([Content?](), heightOfLines(1))
      contents.reserveCapacity(cells.count)
      // By place, so that no column is copied a million times.
      for place in cells.indices {
        let isShared = cells[place].column.isShared && records.count > 1
        // The first row has it already.
        if isShared, let first = rows.first {
          contents.append(first[place])
          continue
        }
        let content = cells[place].content(record)?.fitForCell
        contents.append(content)
        // What is folded away takes no room.
        guard !cells[place].isFolded, case .text(let text)? = content else { continue }
        let needed = heightOfLines(text.lines(within: widths[place] - 1))
        if isShared {
          sharedHeight = max(sharedHeight, needed)
        } else {
          height = max(height, needed)
        }
      }
      rows.append(contents)
      heights.append(height)
    }
    spread(sharedHeight)
  }

  /// No program fits rows to merged cells: what these need more is spread over their rows.
  private mutating func spread(_ sharedHeight: Double) {
    let lack = max(0, sharedHeight - heights.reduce(0, +)) / Double(max(rows.count, 1))
    for place in heights.indices { heights[place] += lack }
  }
}

/// The height of lines of the body's type, in points.
func heightOfLines(_ lines: Int) -> Double {
  Double(lines) * SheetStyles.bodySize * 1.35 + 4
}

extension Content {
  /// The content as a cell holds it; `nil` of nothing.
  fileprivate var fitForCell: Content? {
    switch self {
    case .text(let text): text.isEmpty ? nil : .text(text.fitForCell)
    case .count: self
    // There is no such thing as 0 of 0, nor as a day before spreadsheets begin.
    case .rate(let rate): rate.whole == 0 ? .text(rate.description) : self
    case .day(let day): day.number + serialOf1970 > 60 ? self : .text(day.description)
    }
  }
}
