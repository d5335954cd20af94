import CXlsxWriter

/// The hidden sheet by which an export is known again when it comes back: keys in column A and
/// values in column B from the first row, then a list a column.
public struct SystemSheet {
  public static let name = "系统"

  let entries: KeyValuePairs<String, String>

  /// What the entry `format` says of an export of a kind.
  public static func format(of kind: ReportKind) -> String { "zhenggai.\(kind.rawValue).1" }

  func write(_ lists: ChoiceLists, to writer: SheetWriter) throws(ReportFault) {
    for (row, (key, value)) in entries.enumerated() {
      try writer.write(key, UInt32(row), 0, nil)
      try writer.write(value.fitForCell, UInt32(row), 1, nil)
    }
    for (place, list) in lists.lists.enumerated() {
      let column = UInt16(ChoiceLists.firstColumn + place)
      for (row, text) in ([list.title] + list.choices).enumerated() {
        let text = text.fitForCell
        // An empty cell would end the list in some programs; there is no such choice anyhow.
        try writer.write(text.isEmpty ? "—" : text, UInt32(row), column, nil)
      }
    }
    worksheet_hide(writer.sheet)
  }
}
