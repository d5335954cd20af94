import OfficeFiles

/// Reads the rows of one sheet (ECMA-376-1 §18.3), cell by cell as they go by. Millions of cells do:
/// none of them costs a string unless it has one of its own.
struct SheetReader {
  /// What the cells of all sheets refer to.
  struct Book {
    var shared: [CellValue?]
    /// Whether a style shows a day.
    var isDate: [Bool]
    var startsIn1904: Bool
  }

  /// What a cell's characters are gathered for.
  private enum Gathering { case nothing, value, formula }

  let xml: XMLReader
  let book: Book
  let name: String
  let names: Names
  var rows: [Row] = []
  var merges: [MergedRange] = []
  /// Of the sheets before, too.
  var slots: CellCount

  var row = Row(number: 0, cells: [])
  var column = -1
  var cell = SheetCell()
  private var gathering = Gathering.nothing
  private var isInline = false
  private var isPhonetic = false

  init(_ xml: XMLReader, of book: Book, named name: String, after slots: CellCount) {
    (self.xml, self.book, self.name, self.slots) = (xml, book, name, slots)
    names = Names(xml)
  }

  /// The rows with anything in them, merged ranges filled in.
  mutating func read(
    _ package: PackageReader, _ pace: Pace
  ) throws(ImportFault.Problem) -> [Row] {
    var steps = 0
    while let event = try xml.step() {
      switch event {
      case .start: try begin(xml.element)
      case .end: try end(xml.element)
      case .text: try gather()
      }
      steps &+= 1
      if steps.isMultiple(of: 1 << 18) { try tell(pace, package.progress) }
    }
    try fillMerges()
    return rows
  }

  private mutating func begin(_ element: XMLName) throws(ImportFault.Problem) {
    if element == names.cell {
      try beginCell()
    } else if element == names.value {
      gathering = .value
    } else if element == names.text {
      if isInline, !isPhonetic { gathering = .value }
    } else if element == names.row {
      try beginRow()
    } else if element == names.formula {
      (gathering, cell.hasFormula) = (.formula, true)
    } else if element == names.inline {
      isInline = true
    } else if element == names.phonetic {
      isPhonetic = true
    } else if element == names.merge {
      try addMerge()
    }
  }

  private mutating func end(_ element: XMLName) throws(ImportFault.Problem) {
    if element == names.cell {
      try endCell()
    } else if element == names.value || element == names.text || element == names.formula {
      gathering = .nothing
    } else if element == names.row {
      endRow()
    } else if element == names.inline {
      isInline = false
    } else if element == names.phonetic {
      isPhonetic = false
    }
  }

  private mutating func gather() throws(ImportFault.Problem) {
    switch gathering {
    case .nothing: return
    case .value: xml.appendText(to: &cell.value)
    case .formula: xml.appendText(to: &cell.formula)
    }
    guard cell.value.count + cell.formula.count <= ImportLimits.cellBytes else {
      throw bad("有一格文字超过 1 MB")
    }
  }

  /// Rows that do not say their number follow one another.
  private mutating func beginRow() throws(ImportFault.Problem) {
    let number: Int
    if let own = xml.value(of: names.reference) {
      guard let read = naturalNumber(own), read > row.number, read <= ImportLimits.rows else {
        throw bad("之后的行号不对")
      }
      number = read
    } else {
      number = row.number + 1
    }
    guard number <= ImportLimits.rows else { throw bad("之后的行号不对") }
    row = Row(number: number, cells: [])
    if let last = rows.last { row.cells.reserveCapacity(last.cells.count) }
    column = -1
  }

  private mutating func endRow() {
    if !row.cells.isEmpty { rows.append(row) }
    row.cells = []
  }

  /// Cells that do not say their column follow one another.
  private mutating func beginCell() throws(ImportFault.Problem) {
    column += 1
    if let reference = xml.value(of: names.reference) {
      guard let own = columnIndex(reference) else { throw bad("有一格的列号不对") }
      column = own
    }
    guard column < ImportLimits.columns else { throw bad("有一格的列号不对") }
    cell.begin(
      xml.value(of: names.kind), style: xml.value(of: names.style).flatMap(naturalNumber) ?? 0)
  }

  private mutating func endCell() throws(ImportFault.Problem) {
    gathering = .nothing
    let value: CellValue?
    do throws(SheetCell.MissingText) { value = try cell.read(in: book) } catch {
      throw bad("有一格所指的文字不存在")
    }
    if let value { try place(value) }
  }

  private mutating func place(_ value: CellValue) throws(ImportFault.Problem) {
    if column >= row.cells.count {
      let missing = column + 1 - row.cells.count
      try slots.add(missing, empty: missing - 1, on: name)
      if missing > 1 { row.cells.append(contentsOf: repeatElement(nil, count: missing - 1)) }
      row.cells.append(value)
    } else {
      row.cells[column] = value
    }
  }

  private mutating func addMerge() throws(ImportFault.Problem) {
    guard merges.count < ImportLimits.mergedRanges else { throw .tooMany("合并单元格", sheet: name) }
    guard let range = xml.value(of: names.range).flatMap({ MergedRange($0) }) else {
      throw bad("之后有一处合并单元格不对")
    }
    if range.isWide { merges.append(range) }
  }

  private func bad(_ what: String) -> ImportFault.Problem {
    .badCell(what, sheet: name, row: max(1, row.number))
  }
}

extension SheetReader {
  /// The names that a sheet's XML is made of.
  struct Names {
    let row, cell, value, formula, inline, text, phonetic, merge: XMLName
    let reference, kind, style, range: XMLName

    init(_ xml: XMLReader) {
      (row, cell, value, formula) = (xml.name("row"), xml.name("c"), xml.name("v"), xml.name("f"))
      (inline, text, phonetic) = (xml.name("is"), xml.name("t"), xml.name("rPh"))
      (merge, range) = (xml.name("mergeCell"), xml.name("ref"))
      (reference, kind, style) = (xml.name("r"), xml.name("t"), xml.name("s"))
    }
  }
}
