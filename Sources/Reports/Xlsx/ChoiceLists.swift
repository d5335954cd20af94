import CXlsxWriter
import Glibc

/// The lists that drop-downs choose from. They stand on a sheet of their own: a list within a cell's
/// rule may hold no comma and no more than 255 characters.
struct ChoiceLists {
  private(set) var lists: [(title: String, choices: [String])] = []

  /// The formula that names the cells of `choices` on the sheet of the lists.
  mutating func reference(to choices: [String], titled title: String) -> String {
    var place = lists.count
    if let known = lists.firstIndex(where: { $0.choices == choices }) {
      place = known
    } else {
      lists.append((title, choices))
    }
    let column = columnName(ChoiceLists.firstColumn + place)
    return "=\(SystemSheet.name)!$\(column)$2:$\(column)$\(choices.count + 1)"
  }

  /// Where the lists begin, beside the keys and values.
  static let firstColumn = 3
}

extension SheetWriter {
  /// The last row that rules reach, of so many: below the last there are rows for what staff add.
  static func lastRuled(of rows: Int) -> UInt32 {
    min(HeadRow.first + UInt32(rows) + 500, 1_048_575)
  }

  /// Offers a list of values in a column. What is typed otherwise is warned of, not refused: pasting
  /// is never checked, and an import tells what it cannot take.
  func offer(_ list: String, in column: UInt16, rows: Int) throws(ReportFault) {
    var rule = lxw_data_validation()
    let texts = [list, "请从下拉列表中选择", "这个值不在规定的选项中。"].map { (text: String) in strdup(text) }
    defer { texts.forEach { free($0) } }
    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    (rule.value_formula, rule.error_title, rule.error_message) = (texts[0], texts[1], texts[2])
    try demand(
      worksheet_data_validation_range(
        sheet, HeadRow.first, column, SheetWriter.lastRuled(of: rows), column, &rule))
  }
}

/// A for 0, AA for 26.
func columnName(_ place: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place % 26)))
  return place < 26 ? letter : columnName(place / 26 - 1) + letter
}
