import Cells

/// How wide the columns of a table are on paper, and how large its type.
struct ColumnWidths: Hashable {
  /// In twips; together as wide as there is room.
  let widths: [Int]
  /// In half points: 小四, 五号 or 小五.
  let size: Int
  /// How many lines a row takes on average, about.
  let lines: Double

  /// How many halves of a character a line of each holds.
  var characters: [Int] { widths.map { ($0 - 2 * ColumnWidths.padding) / (size * 5) } }

  /// Between the frame and the text, on either side.
  static let padding = 60

  /// Above this many lines a row, smaller type is easier to read.
  private static let manyLines = 3.0

  /// `nil` where the sentences would not be readable even in the smallest type.
  init?(_ table: Table, within room: Int) {
    let needs = table.columns.indices.map { Need(of: table, column: $0) }
    // Told from the first rows, for what follows is like them.
    let sample = table.rows.prefix(200).map { $0.map(\.printable.paperRoom) }
    let bySize = [24, 21, 18].map { size in
      // In order: what is narrower has to be worth it.
      [Int.max, 16, 12, 8, 0].compactMap { short in
        ColumnWidths(needs, sample, size: size, short: short, within: room)
      }.min { $0.lines < $1.lines }
    }
    let readable = bySize.lazy.compactMap { $0 }.first { $0.lines <= ColumnWidths.manyLines }
    guard let widths = readable ?? bySize.compactMap({ $0 }).last else { return nil }
    self = widths
  }

  /// In type of that size; short cells are broken where they are wider than `short`.
  private init?(_ needs: [Need], _ sample: [[Int]], size: Int, short: Int, within room: Int) {
    // A column of the terminal is half a character.
    let columns = (room - needs.count * 2 * ColumnWidths.padding) / (size * 5)
    guard let shares = shares(of: needs, within: columns, short: short) else { return nil }
    self.size = size
    lines = averageLines(of: sample, in: shares)
    widths = stretched(shares.map { $0 * size * 5 + 2 * ColumnWidths.padding }, to: room)
  }
}

/// How many lines rows take on average, whose cells need that much room each.
private func averageLines(of rows: [[Int]], in widths: [Int]) -> Double {
  let lines = rows.map { row in
    zip(row, widths).reduce(1) { max($0, ($1.0 + $1.1 - 1) / max(1, $1.1)) }
  }
  return Double(lines.reduce(0, +)) / Double(max(1, rows.count))
}

/// What a column asks for, in columns of the terminal.
private struct Need {
  /// Everything on one line.
  let natural: Int
  /// Broken only where a reader would break it.
  let narrow: Int
  let isWide: Bool
  /// How much text there is in all.
  let amount: Int

  init(of table: Table, column: Int) {
    let heading = table.columns[column]
    let title = heading.title.printable.paperRoom
    var (natural, narrow, amount) = (title, (title + 3) / 4 * 2, title)
    for row in table.rows {
      for line in row[column].printableLines {
        let width = line.paperRoom
        amount += width
        natural = max(natural, width)
        // What is no wider than all before it cannot ask for more.
        if width > narrow, !heading.isWide {
          narrow = max(narrow, paperPieces(line).map(\.narrowest).max() ?? 0)
        }
      }
    }
    // Faces differ a little in the width of letters.
    (self.natural, self.narrow) = (natural + 1, narrow + 1)
    (isWide, self.amount) = (heading.isWide, amount)
  }
}

/// Below this a column of sentences is no longer readable.
private let narrowestSentence = 16

/// `nil` where the columns of sentences would not be readable; short cells are broken where they
/// are wider than `short`.
private func shares(of needs: [Need], within room: Int, short: Int) -> [Int]? {
  if needs.map(\.natural).reduce(0, +) <= room { return needs.map(\.natural) }
  let least = needs.map { need in
    need.isWide ? min(need.natural, narrowestSentence) : max(need.narrow, min(need.natural, short))
  }
  let left = room - least.reduce(0, +)
  return left < 0 ? nil : spread(left, over: needs, from: least)
}

/// Gives what is left to the sentences, those with more text more of it; what one of them has no
/// use for goes to the others.
private func spread(_ left: Int, over needs: [Need], from least: [Int]) -> [Int] {
  var (left, shares) = (left, least)
  while left > 0 {
    let open = needs.indices.filter { needs[$0].isWide && shares[$0] < needs[$0].natural }
    let weight = open.map { needs[$0].amount }.reduce(0, +)
    guard let last = open.last, weight > 0 else { break }
    let before = left
    for place in open {
      let share = min(needs[place].natural - shares[place], before * needs[place].amount / weight)
      shares[place] += share
      left -= share
    }
    if left == before {
      shares[last] += 1
      left -= 1
    }
  }
  return shares
}

/// The widths in the same proportion, together exactly `room`.
private func stretched(_ widths: [Int], to room: Int) -> [Int] {
  let sum = max(1, widths.reduce(0, +))
  var stretched = widths.map { $0 * room / sum }
  if let last = stretched.indices.last { stretched[last] += room - stretched.reduce(0, +) }
  return stretched
}
