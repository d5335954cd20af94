/// Pieces on pages of one kind.
struct Section: Hashable {
  var page: Page
  var pieces: [Piece]
}

extension Document {
  /// The document in sections on `page` and on its like on their side: a new one wherever the paper
  /// turns, and a new page for each sheet.
  func sections(on page: Page, pitch: Int) -> [Section] {
    var sections: [Section] = []
    for sheet in sheets {
      let page = sheet.isLandscape ? page.landscape : page
      var pieces = Layout(page: page, pitch: pitch).pieces(of: sheet.blocks)
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
