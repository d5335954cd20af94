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
  /// The beginning of an attachment itself.
  case annex(number: Int, title: String)
}

extension Document {
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
