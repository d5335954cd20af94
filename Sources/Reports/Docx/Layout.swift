import Cells
import Rectification

/// Sets blocks as pieces on a page (GB/T 9704-2012 §7.3).
struct Layout {
  let page: Page
  /// How wide a character of the text is, in twips.
  let pitch: Int
  /// The size of type in forms, in half points, where it is not the usual one.
  private(set) var formSize: Int?

  init(page: Page, pitch: Int) { (self.page, self.pitch) = (page, pitch) }

  /// The blocks as pieces; forms in smaller type where all of it then stands on one page.
  func pieces(of blocks: [(number: String, block: Block)]) -> [Piece] {
    let usual = set(blocks)
    let hasForms = blocks.contains { if case .form = $0.block { true } else { false } }
    guard hasForms, usual.height(within: page.textWidth) > page.textHeight else { return usual }
    return [21, 18].lazy.map { size in
      var layout = self
      layout.formSize = size
      return layout.set(blocks)
    }.first { $0.height(within: page.textWidth) <= page.textHeight } ?? usual
  }

  private func set(_ blocks: [(number: String, block: Block)]) -> [Piece] {
    var pieces: [Piece] = []
    for (place, (number, block)) in blocks.enumerated() {
      let next = place + 1 < blocks.count ? blocks[place + 1].block : nil
      switch block {
      case .signature: keepTail(of: &pieces)
      // Who signs sees what for.
      case .form: pieces.indices.last.map { pieces[$0].keepNext() }
      default: break
      }
      pieces += self.pieces(of: block, number, before: next)
    }
    return pieces
  }

  private func pieces(of block: Block, _ number: String, before next: Block?) -> [Piece] {
    switch block {
    case .title(let text):
      if case .reference = next { return [title(text)] }
      return [title(text), blank]
    case .reference(let text): return [paragraph(.reference, text), blank]
    case .recipient(let text): return [paragraph(.recipient, text + "：")]
    case .paragraph(let text): return paragraphs(.body, text)
    case .heading(let level, let text): return [paragraph(.heading(level), number + text)]
    case .point(let heading, let text): return paragraphs(.body, number + heading + text)
    case .note(let text): return paragraphs(.note, "注：" + text)
    case .table(let table): return pieces(of: table)
    case .form(let form): return self.pieces(of: form, size: formSize)
    case .chart(let chart): return pieces(of: chart)
    case .attachments(let titles): return attachments(titles)
    case .signature(let name, let day):
      return [blank, blank].map(\.keptNext) + signature(name.printable, day.chinese)
    case .page: return []
    case .annex(let number, let title, _):
      return [paragraph(.annex, "附件\(number)"), blank.keptNext, self.title(title), blank.keptNext]
    }
  }

  var blank: Piece { .paragraph(Paragraph(.normal)) }

  private func paragraph(_ role: Role, _ text: String) -> Piece {
    .paragraph(Paragraph(role, text.printable))
  }

  /// One a line of the text.
  private func paragraphs(_ role: Role, _ text: String) -> [Piece] {
    text.printableLines.map { paragraph(role, $0) }
  }

  /// In characters of 22 points, of which a line of the standard has twenty.
  private func title(_ text: String) -> Piece {
    var title = Paragraph(.title)
    let lines = titleLines(text, width: page.textWidth / 220)
    title.runs = Array(lines.map { [.text($0)] }.joined(separator: [.lineBreak]))
    return .paragraph(title)
  }

  private func pieces(of chart: Chart) -> [Piece] {
    guard chart.isDrawn else { return [] }
    var picture = Paragraph(.picture)
    picture.runs = [.chart(chart)]
    return [.paragraph(picture)]
  }
}

extension Layout {
  /// `附件：1.问题整改台账`, the others under its number, longer ones under their own beginning.
  private func attachments(_ titles: [String]) -> [Piece] {
    [blank]
      + titles.enumerated().map { place, title in
        let number = "\(place + 1)."
        let label = place == 0 ? "附件：" : ""
        // A stop is a quarter of a character wide, a digit half of one.
        let numberWidth = (number.count - 1) * pitch / 2 + pitch / 4
        var line = Paragraph(.attachment, label + number + title.printable)
        line.indent = Paragraph.Indent(
          left: 5 * pitch + numberWidth, hanging: (place == 0 ? 3 * pitch : 0) + numberWidth)
        return .paragraph(line)
      }
  }

  /// The longer of the two lines ends two characters from the edge, and the date begins two
  /// characters behind the name (§7.3.5.2).
  private func signature(_ name: String, _ date: String) -> [Piece] {
    let isNameLonger = name.paperWidth > date.paperWidth
    let longer = isNameLonger ? name : date
    let start = max(0, page.textWidth - 2 * pitch - longer.paperWidth * pitch / 2)
    let (nameStart, dateStart) =
      isNameLonger ? (start, start + 2 * pitch) : (max(0, start - 2 * pitch), start)
    // A face that is a little wider runs into the margin rather than into a second line.
    var (nameLine, dateLine) = (Paragraph(.signature, name), Paragraph(.signature, date))
    nameLine.indent = Paragraph.Indent(left: nameStart, right: -2 * pitch)
    dateLine.indent = Paragraph.Indent(left: dateStart, right: -2 * pitch)
    nameLine.keepsNext = true
    return [.paragraph(nameLine), .paragraph(dateLine)]
  }

  /// Keeps the end of the text with the signature, so that it is never alone on its page
  /// (§7.3.5.5).
  private func keepTail(of pieces: inout [Piece]) {
    for place in pieces.indices.reversed() {
      pieces[place].keepNext()
      if pieces[place].isText { return }
    }
  }
}

extension Piece {
  fileprivate var keptNext: Piece {
    var piece = self
    piece.keepNext()
    return piece
  }

  /// Whether it is more than what belongs to something else.
  fileprivate var isText: Bool {
    switch self {
    case .frame: true
    case .paragraph(let paragraph):
      ![.normal, .attachment, .note, .gap].contains(paragraph.role)
    }
  }
}
