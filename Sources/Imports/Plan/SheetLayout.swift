import Rectification

/// A column of a sheet that is understood.
struct SheetColumn: Sendable {
  /// From 0.
  let place: Int
  let heading: Heading
  /// The row of the field's table, where the column holds a field.
  let row: FieldRow?

  init(_ place: Int, _ heading: Heading) {
    (self.place, self.heading) = (place, heading)
    let row = heading.record.rows.first { $0.key == heading.field }
    self.row = heading.member.map { member in row?.member(member) } ?? row
  }

  /// Whether it only numbers the rows.
  var isOrdinal: Bool { if case .ordinal = heading.content { true } else { false } }

  var letters: String { Imports.letters(ofColumn: place) }
}

extension FieldRow {
  fileprivate func member(_ key: String) -> FieldRow? {
    guard case .object(let rows) = kind else { return nil }
    return rows.first { $0.key == key }
  }
}

/// What the columns of a sheet hold, and where its records begin.
struct SheetLayout: Sendable {
  /// The rows that stand on a sheet.
  enum Content { case ledger, policies }

  let content: Content
  let columns: [SheetColumn]
  /// The number of the header row, as the spreadsheet counts.
  let headerRow: Int
  /// Where the first record stands in the sheet's rows.
  let first: Int
  /// Columns that are not understood, by letters and title.
  let passedOver: [(letters: String, title: String)]

  /// What stands above the columns.
  let titles: [String?]

  /// Columns without a title that hold something beneath the header, and in how many cells.
  func untitled(in sheet: Sheet) -> [(column: Int, count: Int)] {
    let untitled = titles.indices.filter { titles[$0] == nil }
    var counts: [Int: Int] = [:]
    for row in sheet.rows[first...] {
      let beyond = titles.count..<max(titles.count, row.cells.count)
      for place in untitled where row[place] != nil { counts[place, default: 0] += 1 }
      for place in beyond where row[place] != nil { counts[place, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func column(_ kind: RecordKind, _ key: String) -> SheetColumn? {
    columns.first { $0.heading.record == kind && $0.heading.key == key }
  }

  func columns(of kind: RecordKind) -> [SheetColumn] {
    columns.filter { $0.heading.record == kind }
  }
}

extension SheetLayout {
  /// Finds the header row, which may stand beneath titles and take two rows; `nil` where no row
  /// names enough of a record.
  init?(of sheet: Sheet, _ maps: [ColumnMap]) {
    var best: SheetLayout?
    for place in sheet.rows.indices.prefix(30) where !sheet.rows[place].isTitle {
      for content in [Content.ledger, .policies] {
        for height in 1...(sheet.hasLowerLine(place, content.headings) ? 2 : 1) {
          let layout = SheetLayout(sheet, place, height: height, content, maps)
          if layout.isUsable, layout.columns.count > best?.columns.count ?? 0 { best = layout }
        }
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(
    _ sheet: Sheet, _ place: Int, height: Int, _ content: Content, _ maps: [ColumnMap]
  ) {
    titles = sheet.titles(at: place, height: height, content.headings)
    let found = assigned(titles, content.headings, maps)
    (columns, passedOver) = content == .ledger ? withoutMeasures(found, titles) : found
    (self.content, first) = (content, place + height)
    headerRow = sheet.rows[place].number
  }

  /// Whether there is something to know a record by, and more to say of it.
  private var isUsable: Bool {
    let paths = Set(columns.map(\.heading.path)).subtracting(["issue.ordinal", "policy.ordinal"])
    let core: Set =
      content == .policies
      ? ["policy.title"] : ["issue.id", "issue.title", "issue.manifestation", "measure.content"]
    return !paths.isDisjoint(with: core) && paths.count > 1
  }
}

extension SheetLayout.Content {
  var headings: Headings { self == .ledger ? .ledger : .policies }
}

extension Row {
  /// Whether one text stands alone or is spread over the row, as titles are.
  fileprivate var isTitle: Bool { Set(cells.compactMap { $0?.text }).count == 1 }
}

extension Sheet {
  /// Whether the row beneath belongs to the header: each of its cells is a title, says again what is
  /// above it, or stands under a title that is spread over columns, or none.
  fileprivate func hasLowerLine(_ place: Int, _ headings: Headings) -> Bool {
    guard place + 1 < rows.count else { return false }
    let upper = rows[place].cells.map { $0?.text }
    guard upper.contains(where: { $0.map(headings.knows) == true }) else { return false }
    func above(_ column: Int) -> String? {
      upper.indices.contains(column) ? upper[column] : nil
    }
    return rows[place + 1].cells.enumerated().allSatisfy { column, cell in
      guard let below = cell?.text, let title = above(column) else { return true }
      let isSpread = [above(column - 1), title, above(column + 1)].filter { $0 == title }.count > 1
      return below == title || isSpread || headings.knows(below)
    } && rows[place + 1].cells.contains { $0?.text.map(headings.knows) == true }
  }

  /// The titles of the columns; of two rows the lower one where it is understood.
  fileprivate func titles(at place: Int, height: Int, _ headings: Headings) -> [String?] {
    let upper = rows[place].cells.map { $0?.text }
    guard height == 2 else { return upper }
    let lower = rows[place + 1].cells.map { $0?.text }
    return (0..<max(upper.count, lower.count)).map { column in
      let below = column < lower.count ? lower[column] : nil
      let above = column < upper.count ? upper[column] : nil
      return below.map { headings.knows($0) } == true ? below : above ?? below
    }
  }
}

/// What becomes of the columns of measures where no column holds the measures themselves: the
/// deadline is the issue's, what was done stands as its remark, and the others are passed over.
private func withoutMeasures(
  _ found: (columns: [SheetColumn], passedOver: [(letters: String, title: String)]),
  _ titles: [String?]
) -> (columns: [SheetColumn], passedOver: [(letters: String, title: String)]) {
  var (columns, passedOver) = found
  guard !columns.contains(where: { ["measure.id", "measure.content"].contains($0.heading.path) })
  else { return found }
  for (place, column) in columns.enumerated().reversed() where column.heading.record == .measure {
    columns.remove(at: place)
    let paths = ["measure.deadline": "issue.deadline", "measure.progress": "issue.remarks"]
    let path = paths[column.heading.path]
    if let heading = path.flatMap(Headings.ledger.named),
      !columns.contains(where: { $0.heading.path == heading.path })
    {
      columns.insert(SheetColumn(column.place, heading), at: place)
    } else {
      passedOver.append((column.letters, titles[column.place] ?? ""))
    }
  }
  passedOver.sort { ($0.letters.count, $0.letters) < ($1.letters.count, $1.letters) }
  return (columns, passedOver)
}

/// Gives each title its heading: first where a title is a heading's own, then by other names, what
/// can be read before what is computed. What the user says goes before all.
private func assigned(
  _ titles: [String?], _ headings: Headings, _ maps: [ColumnMap]
) -> (columns: [SheetColumn], passedOver: [(letters: String, title: String)]) {
  var taken: [Int: Heading] = [:]
  var used: Set<String> = []
  func take(_ heading: Heading, _ place: Int) {
    guard taken[place] == nil, used.insert(heading.path).inserted else { return }
    taken[place] = heading
  }
  for map in maps {
    let place = map.place(among: titles)
    if let place, titles[place] != nil, let heading = headings.named(map.field) {
      take(heading, place)
    }
  }
  for (place, title) in titles.enumerated() {
    let found = title.map(headings.called) ?? []
    if let own = found.first(where: { $0.isCalled(title) }), found.count == 1 { take(own, place) }
  }
  for (place, title) in titles.enumerated() where taken[place] == nil {
    let found = (title.map(headings.called) ?? []).filter { !used.contains($0.path) }
    if let heading = found.first(where: { !$0.isComputed }) ?? found.first { take(heading, place) }
  }
  let columns = taken.sorted { $0.key < $1.key }.map { SheetColumn($0.key, $0.value) }
  let passedOver = titles.enumerated().compactMap { place, title in
    taken[place] == nil ? title.map { (letters(ofColumn: place), $0) } : nil
  }
  return (columns, passedOver)
}
