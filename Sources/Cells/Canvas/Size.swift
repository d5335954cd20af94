/// How many columns and rows a screen has; never negative.
public struct Size: Hashable, Sendable {
  public let columns: Int
  public let rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

extension Size {
  /// Reads "80x24"; anything from 1x1 to 1000x1000 is a size.
  public init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Self.length(parts[0]), let rows = Self.length(parts[1])
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  private static func length(_ digits: Substring) -> Int? {
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let length = Int(digits) else {
      return nil
    }
    return (1...1000).contains(length) ? length : nil
  }
}

/// A place on the screen, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
