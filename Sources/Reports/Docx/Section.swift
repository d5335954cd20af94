/// Pieces on pages of one kind.
struct Section: Hashable {
  var page: Page
  /// Whether its pages are counted from 1 again.
  var isFresh = false
  var pieces: [Piece]
}

extension Section {
  /// The page as the section says it: only the first section, or one that is counted anew, has a
  /// first page of its own.
  func ownPage(isFirst: Bool) -> Page {
    isFirst ? page : isFresh ? page.countedFromOne : page.continued
  }
}

extension Document {
  /// The document in sections on `page` and on its like on their side: a new one wherever the paper
  /// turns or is counted anew, and a new page for each sheet.
  func sections(on page: Page, pitch: Int) -> [Section] {
    var sections: [Section] = []
    for sheet in sheets {
      let page = sheet.isLandscape ? page.landscape : page
      var pieces = Layout(page: page, pitch: pitch).pieces(of: sheet.blocks)
      if let last = sections.last, last.page == page, !sheet.isFresh {
        pieces.startPage()
        // What keeps a table apart from what follows could begin a page of its own.
        if last.pieces.last == .paragraph(Paragraph(.gap)) {
          sections[sections.count - 1].pieces.removeLast()
        }
        sections[sections.count - 1].pieces += pieces
      } else {
        sections.append(Section(page: page, isFresh: sheet.isFresh, pieces: pieces))
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
      return append(.paragraph(.end(closing: page)))
    }
    if last.role == .gap { last = .end(closing: page) }
    last.closing = page
    self[count - 1] = .paragraph(last)
  }
}

extension Paragraph {
  /// The paragraph that Word wants behind a table at the end, too small to take a page of its own.
  static func end(closing page: Page? = nil) -> Paragraph {
    var end = Paragraph(.gap)
    (end.size, end.closing) = (2, page)
    return end
  }
}
