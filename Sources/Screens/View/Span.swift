import Cells

/// A piece of text in a style.
struct Span: Hashable, Sendable {
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .plain) { (self.text, self.style) = (text, style) }
}

extension [Span] {
  var displayWidth: Int { reduce(0) { $0 + $1.text.displayWidth } }
}

extension Canvas {
  /// Writes pieces of text one after another, up to `width` columns; returns the column behind them.
  @discardableResult
  mutating func write(
    _ spans: [Span], row: Int, column: Int, width: Int, restyled: ((Style) -> Style)? = nil
  ) -> Int {
    var place = column
    for span in spans where place < column + width {
      let style = restyled?(span.style) ?? span.style
      place += write(
        span.text, row: row, column: place, fitting: column + width - place, style: style)
    }
    return place
  }
}
