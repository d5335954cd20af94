import Rectification

/// A report as data: what it says, in order, before it has a format.
public struct Document: Hashable, Sendable {
  public var blocks: [Block]

  public init(_ blocks: [Block]) { self.blocks = blocks }
}

/// One part of a document; its numbers and its looks are left to the document and the format.
public enum Block: Hashable, Sendable {
  case title(String)
  /// 主送, without the colon.
  case recipient(String)
  case paragraph(String)
  /// A heading of level 1 一、 2 （一） 3 1. or 4 （1）.
  case heading(level: Int, String)
  /// A heading of the third level that runs into its text: 1.关于“…”问题的整改。该问题…
  case point(heading: String, text: String)
  case table(Table)
  case note(String)
  /// 附件说明: what is attached, without the numbers.
  case attachments([String])
  /// 落款: who signs, and the date.
  case signature(String, Day)
  /// The beginning of an attachment itself; what follows is part of it, on pages of its own.
  case annex(number: Int, title: String, isLandscape: Bool = false)
  /// What follows stands on pages of its own; at the head of a document it says how they lie.
  case page(isLandscape: Bool = false)
  /// 发文字号, or the number of a 督办单.
  case reference(String)
  /// A chart, which formats without pictures pass over: its figures stand in a table beside it.
  case chart(Chart)
  /// A form to be signed, such as a 销号申请单.
  case form(Form)
}

/// Bars, one a category, each cut into a piece a series; or a slice a category, of one series.
public struct Chart: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case bars, doughnut }

  public struct Series: Hashable, Sendable {
    public var title: String
    /// One a category.
    public var values: [Int]

    public init(_ title: String, _ values: [Int]) { (self.title, self.values) = (title, values) }
  }

  public var kind: Kind
  public var title: String
  public var categories: [String]
  public var series: [Series]

  public init(_ kind: Kind, _ title: String, _ categories: [String], _ series: [Series]) {
    (self.kind, self.title) = (kind, title)
    (self.categories, self.series) = (categories, series)
  }
}

/// Rows of labelled cells in a frame.
public struct Form: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public var label: String
    public var text: String
    /// How many lines are left free below the text, for a hand-written opinion.
    public var room: Int
    /// Whether a signature and a date go in its lower right corner.
    public var isSigned: Bool

    public init(_ label: String, _ text: String, room: Int = 0, isSigned: Bool = false) {
      (self.label, self.text, self.room, self.isSigned) = (label, text, room, isSigned)
    }
  }

  /// Each row has one entry or two beside each other.
  public var rows: [[Entry]]

  public init(_ rows: [[Entry]]) { self.rows = rows }
}

extension Document {
  /// What the document calls itself, empty where it has no title.
  var firstTitle: String {
    for case .title(let text) in blocks { return text.printable }
    return ""
  }

  /// The blocks, each with the number that it carries, such as 一、 or （二）; most carry none.
  public var numbered: [(number: String, block: Block)] {
    var numbering = Numbering()
    return blocks.map { block in
      switch block {
      case .heading(let level, _): (numbering.next(level), block)
      case .point: (numbering.next(3), block)
      default: ("", block)
      }
    }
  }
}
