/// Pieces on pages of one kind.
struct Section: Hashable {
  var page: Page
  var pieces: [Piece]
}

extension Document {
  /// The document in sections on `page` and on its like on their side: a new one wherever the paper
  /// turns, and a new page for each attachment.
  func sections(on page: Page, pitch: Int) -> [Section] {
    var sections: [Section] = []
    for chunk in chunks {
      let page = chunk.page(on: page)
      var pieces = Layout(page: page, pitch: pitch).pieces(of: chunk.blocks)
      if let last = sections.last, last.page == page {
        pieces.startPage()
        sections[sections.count - 1].pieces += pieces
      } else {
        sections.append(Section(page: page, pieces: pieces))
      }
    }
    return sections
  }

  /// The charts that are drawn, each once.
  var charts: [Chart] {
    var charts: [Chart] = []
    for case .chart(let chart) in blocks where chart.isDrawn && !charts.contains(chart) {
      charts.append(chart)
    }
    return charts
  }

  /// The text, and each attachment.
  private var chunks: [Chunk] {
    var chunks = [Chunk(blocks: [])]
    for (number, block) in numbered {
      if case .annex = block, !chunks[chunks.count - 1].blocks.isEmpty {
        chunks.append(Chunk(blocks: []))
      }
      chunks[chunks.count - 1].blocks.append((number, block))
    }
    return chunks
  }
}

/// What stands on pages of its own.
private struct Chunk {
  var blocks: [(number: String, block: Block)]

  /// The first page on which every table can be set side by side. A letter is upright, lists lie
  /// where they have to, on larger paper if need be; what fits nowhere is set as records.
  func page(on page: Page) -> Page {
    let candidates: [Page] =
      if isLandscape { [page.landscape] } else if isAnnex {
        [page, page.landscape]
      } else if isLetter {
        [page]
      } else { [page, page.landscape, page.landscape.doubled] }
    return candidates.first(where: fits) ?? candidates[0]
  }

  private func fits(_ page: Page) -> Bool {
    blocks.allSatisfy { _, block in
      if case .table(let table) = block {
        ColumnWidths(table, within: page.textWidth) != nil
      } else {
        true
      }
    }
  }

  private var isAnnex: Bool { if case .annex = blocks.first?.block { true } else { false } }

  private var isLandscape: Bool {
    if case .annex(_, _, true) = blocks.first?.block { true } else { false }
  }

  private var isLetter: Bool {
    blocks.contains { _, block in
      switch block {
      case .recipient, .signature, .heading, .point, .form: true
      default: false
      }
    }
  }
}

extension [Piece] {
  fileprivate mutating func startPage() {
    guard case .paragraph(var first) = first else { return }
    first.startsPage = true
    self[0] = .paragraph(first)
  }

  /// Ends a section with the last paragraph: one of its own might stand on a page of its own.
  mutating func close(_ page: Page) {
    guard case .paragraph(var last) = last else {
      var gap = Paragraph(.gap)
      gap.closing = page
      return append(.paragraph(gap))
    }
    last.closing = page
    self[count - 1] = .paragraph(last)
  }
}
