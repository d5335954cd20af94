import Cells

extension Layout {
  /// A frame with a label before each text; `size` is that of the type in half points, where it is
  /// not that of forms.
  func pieces(of form: Form, size: Int?) -> [Piece] {
    let rows = form.rows.flatMap(\.inTwos)
    guard !rows.isEmpty else { return [] }
    let widths = widths(of: rows, character: (size ?? 24) * 10)
    var frame = Frame(widths: widths, rows: rows.map { row(of: $0, widths.count, size) })
    // Signatures stay together, and with something of what is signed.
    for place in rows.indices.dropFirst() where rows[place].contains(where: \.isSigned) {
      frame.rows[place - 1].keepNext()
    }
    return [.frame(frame), .paragraph(Paragraph(.gap))]
  }

  /// Labels of up to six characters on a line; the texts share the rest.
  private func widths(of rows: [[Form.Entry]], character: Int) -> [Int] {
    let longest = rows.joined().map { $0.label.printable.paperWidth }.max() ?? 0
    let label = min(6, max(4, (longest + 1) / 2)) * character + 2 * ColumnWidths.padding + 20
    guard rows.contains(where: { $0.count > 1 }) else { return [label, page.textWidth - label] }
    let text = page.textWidth / 2 - label
    return [label, text, label, page.textWidth - 2 * label - text]
  }

  private func row(of entries: [Form.Entry], _ columns: Int, _ size: Int?) -> Frame.Row {
    let cells = entries.flatMap { entry in
      let label = Frame.Cell(paragraphs: [paragraph(entry.label, .center, size)])
      var text = Frame.Cell(paragraphs: paragraphs(of: entry, size))
      text.startsAtTop = entry.room > 0 || entry.isSigned
      if entries.count == 1 { text.span = columns - 1 }
      return [label, text]
    }
    return Frame.Row(cells: cells, isWhole: entries.allSatisfy { $0.text.utf8.count < 1_500 })
  }

  /// The text, room for what is written by hand, and where it is signed.
  private func paragraphs(of entry: Form.Entry, _ size: Int?) -> [Paragraph] {
    let text = entry.text.printableLines.map { paragraph($0, .left, size) }
    let room = Array(repeating: paragraph("", .left, size), count: max(0, entry.room))
    guard entry.isSigned else { return text + room }
    return text + room + [paragraph(signatureLine, .right, size)]
  }

  private func paragraph(
    _ text: String, _ alignment: Paragraph.Alignment, _ size: Int?
  ) -> Paragraph {
    var paragraph = Paragraph(.formCell, text.printable)
    (paragraph.alignment, paragraph.size) = (alignment, size)
    return paragraph
  }
}

extension [Form.Entry] {
  /// A row has two entries at most.
  fileprivate var inTwos: [[Form.Entry]] {
    stride(from: 0, to: count, by: 2).map { Array(self[$0..<Swift.min($0 + 2, count)]) }
  }
}
