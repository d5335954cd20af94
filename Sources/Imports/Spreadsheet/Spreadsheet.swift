import OfficeFiles

/// The workbook in an .xlsx file (ECMA-376-1 §12, §18; strict and transitional).
func spreadsheet(_ file: [UInt8], pace: Pace) throws(ImportFault.Problem) -> Workbook {
  let package = try office { () throws(OfficeFault) in
    try PackageReader(file, limits: ImportLimits.package)
  }
  try checkKind(of: package)
  let main = try package.mainPart()
  let relations = try package.relationships(of: main)
  let contents = try WorkbookPart(package, main)
  let shared = try relations.target(ofKind: "/sharedStrings").map {
    part throws(ImportFault.Problem) in try sharedStrings(package, part, pace)
  }
  let formats = try relations.target(ofKind: "/styles").map {
    part throws(ImportFault.Problem) in try dateStyles(package, part)
  }
  let book = SheetReader.Book(
    shared: shared ?? [], isDate: formats ?? [], startsIn1904: contents.startsIn1904)
  let sheets = try sheets(contents, relations)
  var (read, slots) = ([Sheet](), CellCount())
  for (sheet, part) in sheets {
    var reader = SheetReader(try package.xml(part), of: book, named: sheet.name, after: slots)
    read.append(
      Sheet(name: sheet.name, isHidden: sheet.isHidden, rows: try reader.read(package, pace)))
    slots = reader.slots
  }
  return Workbook(sheets: read)
}

/// The sheets of cells with their parts: charts and dialogs are no tables.
private func sheets(
  _ contents: WorkbookPart, _ relations: [Relationship]
) throws(ImportFault.Problem) -> [(sheet: WorkbookPart.Entry, part: String)] {
  var (found, seen) = ([(sheet: WorkbookPart.Entry, part: String)](), Set<String>())
  for sheet in contents.sheets {
    guard let relation = relations.first(where: { $0.id == sheet.relation }) else {
      throw .badCell("没有内容", sheet: sheet.name, row: 1)
    }
    if relation.kind.hasSuffix("Macrosheet") { throw .macros }
    guard relation.kind.hasSuffix("/worksheet") else { continue }
    guard seen.insert(relation.target).inserted else {
      throw .badCell("和另一张表是同一个部件", sheet: sheet.name, row: 1)
    }
    found.append((sheet, relation.target))
  }
  guard !found.isEmpty else { throw .noSheets }
  return found
}

/// Refuses what is no plain workbook, in the words that help.
private func checkKind(of package: PackageReader) throws(ImportFault.Problem) {
  if package.has("mimetype") { throw .openDocument }
  guard package.has("[Content_Types].xml") else { throw .notWorkbook }
  if package.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) {
    throw .macros
  }
  let xml = try package.xml("[Content_Types].xml")
  while let event = try xml.step() {
    guard event == .start, let type = xml.attribute("ContentType")?.lowercased() else { continue }
    if type.contains("macroenabled") || type.contains("sheet.binary") { throw .macros }
  }
}

extension PackageReader {
  /// The part that all others hang on, which has to be a workbook.
  fileprivate func mainPart() throws(ImportFault.Problem) -> String {
    let main = try relationships(of: "").target(ofKind: "/officeDocument")
    guard let main, has(main) else { throw .notWorkbook }
    let xml = try xml(main)
    while let event = try xml.step() {
      if event == .start { break }
    }
    guard xml.isNamed("workbook") else { throw .notWorkbook }
    return main
  }

  /// Walks through a part.
  func xml(_ part: String) throws(ImportFault.Problem) -> XMLReader {
    try office { () throws(OfficeFault) in try XMLReader(open(part)) }
  }
}

extension XMLReader {
  /// What comes next; `nil` at the end.
  func step() throws(ImportFault.Problem) -> Event? {
    do throws(OfficeFault) { return try next() } catch { throw .office(error) }
  }
}

/// What goes wrong with the package goes wrong with the import.
func office<Result>(
  _ body: () throws(OfficeFault) -> Result
) throws(ImportFault.Problem) -> Result {
  do throws(OfficeFault) { return try body() } catch { throw .office(error) }
}
