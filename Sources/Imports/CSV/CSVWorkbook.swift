import OfficeFiles

/// What parts the fields of a text table.
enum Delimiter: String, CaseIterable {
  case comma = ","
  case tab = "\t"
  case semicolon = ";"
  case fullWidthComma = "，"

  var label: String {
    switch self {
    case .comma: "逗号"
    case .tab: "制表符"
    case .semicolon: "分号"
    case .fullWidthComma: "中文逗号"
    }
  }
}

/// A text table as a workbook of one sheet.
func csvWorkbook(
  _ file: [UInt8], encoding: TextEncoding?, pace: Pace
) throws(ImportFault.Problem) -> Workbook {
  let text: DecodedText
  do throws(TextFault) { text = try decoded(file, as: encoding) } catch { throw .text(error) }
  if text.isMarkup { throw .markup }
  let delimiter = text.utf8.prefix(sniffedBytes).withUnsafeBufferPointer { sniffed($0) }
  let table = try text.utf8.withUnsafeBufferPointer {
    bytes throws(ImportFault.Problem) -> [Row] in
    try rows(of: CSVReader(bytes, delimiter: delimiter), size: bytes.count, pace)
  }
  return Workbook(
    sheets: [Sheet(name: nil, rows: table)],
    remarks: ["编码：\(text.encoding.label)"]
      + (delimiter == .comma ? [] : ["分隔符：\(delimiter.label)"]))
}

private func rows(
  of reader: CSVReader, size: Int, _ pace: Pace
) throws(ImportFault.Problem) -> [Row] {
  var (reader, rows, cells) = (reader, [Row](), 0)
  while let row = try reader.next() {
    cells += row.cells.count
    guard cells <= ImportLimits.cells else { throw .tooMany("单元格", sheet: nil) }
    guard rows.count < ImportLimits.rows else { throw .tooMany("行", sheet: nil) }
    rows.append(row)
    if rows.count.isMultiple(of: 4096) { try tell(pace, Double(reader.place) / Double(size)) }
  }
  return rows
}

/// So much of a text is enough to tell what parts its fields.
private let sniffedBytes = 1 << 18

/// The delimiter by which the greatest share of the first rows has as many fields as each other, and
/// more than one; a comma where nothing parts them.
private func sniffed(_ bytes: UnsafeBufferPointer<UInt8>) -> Delimiter {
  let scores = Delimiter.allCases.map { delimiter in
    var reader = CSVReader(bytes, delimiter: delimiter)
    var (widths, count) = ([Int: Int](), 0.0)
    while count < 20, let _ = try? reader.next() {
      widths[reader.width, default: 0] += 1
      count += 1
    }
    return widths.filter { $0.key > 1 }.map { (Double($0.value) / count, $0.key) }.max(by: <)
      ?? (0, 0)
  }
  let best = scores.max(by: <) ?? (0, 0)
  return zip(Delimiter.allCases, scores).first { $0.1 == best }?.0 ?? .comma
}

extension DecodedText {
  /// Whether it begins with a tag.
  fileprivate var isMarkup: Bool {
    let start = utf8.drop { $0 <= 0x20 }
    return start.first == UInt8(ascii: "<") && start.prefix(4096).contains(UInt8(ascii: ">"))
  }
}
