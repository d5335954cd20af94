import OfficeFiles

/// What a document is set of: paragraphs and frames, before they are XML.
enum Piece: Hashable {
  case paragraph(Paragraph)
  case frame(Frame)
}

struct Paragraph: Hashable {
  enum Run: Hashable { case text(String), lineBreak, chart(Chart) }
  enum Alignment: String { case left, center, right }

  /// Where lines begin, in twips from the edge of the type area.
  struct Indent: Hashable {
    var left: Int
    var right = 0
    /// How much further to the left the first line begins.
    var hanging = 0
  }

  var role: Role
  var runs: [Run]
  var keepsNext = false
  var startsPage = false
  var alignment: Alignment?
  var indent: Indent?
  /// The size of the type in half points, where it is not that of the role.
  var size: Int?
  /// The page of the section that ends with this paragraph.
  var closing: Page?

  init(_ role: Role, _ text: String = "") {
    self.role = role
    runs = text.isEmpty ? [] : [.text(text)]
  }
}

/// Cells in a frame.
struct Frame: Hashable {
  enum Merging: String { case restart, `continue` }

  struct Cell: Hashable {
    var paragraphs: [Paragraph]
    /// How many columns it takes.
    var span = 1
    var merging: Merging?
    var startsAtTop = false
  }

  struct Row: Hashable {
    var cells: [Cell]
    var isHead = false
    /// Whether it may not be broken over two pages.
    var isWhole = true
  }

  /// The widths of the columns in twips.
  var widths: [Int]
  var rows: [Row]
}

extension Piece {
  /// Keeps the piece on a page with what follows it.
  mutating func keepNext() {
    switch self {
    case .paragraph(var paragraph):
      paragraph.keepsNext = true
      self = .paragraph(paragraph)
    case .frame(var frame):
      frame.rows.indices.last.map { frame.rows[$0].keepNext() }
      self = .frame(frame)
    }
  }
}

extension Frame.Row {
  mutating func keepNext() {
    for cell in cells.indices {
      for place in cells[cell].paragraphs.indices {
        cells[cell].paragraphs[place].keepsNext = true
      }
    }
  }
}
