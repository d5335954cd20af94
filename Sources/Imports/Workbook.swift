import Rectification

/// What somebody's spreadsheet says, as far as an import cares: sheets of rows of cells.
public struct Workbook: Hashable, Sendable {
  public var sheets: [Sheet]
  /// How the file was understood, in sentences for people: its encoding, what was passed over.
  public var remarks: [String]

  public init(sheets: [Sheet], remarks: [String] = []) {
    (self.sheets, self.remarks) = (sheets, remarks)
  }
}

/// A sheet; a CSV file is one without a name.
public struct Sheet: Hashable, Sendable {
  public var name: String?
  public var isHidden: Bool
  /// Its rows from the top, those with nothing in them left out; merged cells are filled in.
  public var rows: [Row]

  public init(name: String?, isHidden: Bool = false, rows: [Row]) {
    (self.name, self.isHidden, self.rows) = (name, isHidden, rows)
  }
}

/// A row of a sheet.
public struct Row: Hashable, Sendable {
  /// From 1, as the spreadsheet counts; of CSV the line of the file where the row begins.
  public var number: Int
  /// By column from 0, as far as there is anything.
  public var cells: [CellValue?]

  public init(number: Int, cells: [CellValue?]) { (self.number, self.cells) = (number, cells) }

  public subscript(column: Int) -> CellValue? { column < cells.count ? cells[column] : nil }
}

/// What stands in a cell.
public enum CellValue: Hashable, Sendable {
  /// Never blank, without blanks at its ends, and without anything that could drive a terminal;
  /// its lines are parted by `\n`.
  case text(String)
  case number(Double)
  case date(Day)
  case flag(Bool)
  /// `#REF!`, or of a formula whose result the file does not hold a word about that.
  case error(String)
}
