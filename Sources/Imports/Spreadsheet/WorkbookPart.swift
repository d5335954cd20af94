import OfficeFiles

/// What the workbook's own part tells (ECMA-376-1 §18.2).
struct WorkbookPart {
  struct Entry {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  var sheets: [Entry] = []
  /// Days are counted from 1904, as old Macintoshes did.
  var startsIn1904 = false

  init(_ package: PackageReader, _ part: String) throws(ImportFault.Problem) {
    let xml = try package.xml(part)
    let relation = xml.name("id")
    while let event = try xml.step() {
      guard event == .start else { continue }
      if xml.isNamed("workbookPr") {
        startsIn1904 = ["1", "true"].contains(xml.attribute("date1904"))
      } else if xml.isNamed("sheet") {
        sheets.append(
          Entry(
            name: xml.attribute("name")?.cellText.map { String($0.prefix(100)) } ?? "",
            relation: xml.value(of: relation).map { String(cString: $0) } ?? "",
            isHidden: ["hidden", "veryHidden"].contains(xml.attribute("state"))))
        guard sheets.count <= ImportLimits.sheets else { throw .tooMany("工作表", sheet: nil) }
      }
    }
  }
}
