import OfficeFiles

/// How much of a spreadsheet is read before it is refused: a ledger of 160,000 measures fits in.
enum ImportLimits {
  static let cells = 10_000_000
  /// Of them empty, in front of others: a file need not be large to have many.
  static let emptyCells = 4_000_000
  static let columns = 16_384
  static let rows = 1_048_576
  static let sheets = 1_000
  /// Excel itself ends at 32,767 characters.
  static let cellBytes = 1 << 20
  static let sharedStrings = 2_000_000
  static let sharedBytes = 256 << 20
  static let mergedRanges = 4_000_000
  static let styles = 100_000

  static var package: PackageLimits {
    var limits = PackageLimits()
    (limits.partBytes, limits.totalBytes) = (512 << 20, 768 << 20)
    return limits
  }
}

/// How many places for cells the sheets read so far take up.
struct CellCount {
  private var cells = 0
  private var empty = 0

  /// Adds `count` places, of them `empty` only in front of others; refuses more than a ledger has.
  mutating func add(
    _ count: Int, empty: Int, on sheet: String?
  ) throws(ImportFault.Problem) {
    cells += count
    self.empty += empty
    guard cells <= ImportLimits.cells, self.empty <= ImportLimits.emptyCells else {
      throw .tooMany("单元格", sheet: sheet)
    }
  }
}
