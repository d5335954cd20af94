import Cells

/// A frame with a sentence above its last row, for a moment in which nothing else can be drawn.
public func frame(_ canvas: Canvas, telling sentence: String) -> Canvas {
  var told = canvas
  let lines = sentence.wrapped(to: max(1, canvas.size.columns - 2))
  for (row, line) in lines.enumerated() {
    let place = canvas.size.rows - 1 - lines.count + row
    guard place >= 0 else { continue }
    told.fill(row: place, columns: 0..<canvas.size.columns)
    told.write(line, row: place, column: 1, style: Notice.Kind.news.style)
  }
  return told
}
