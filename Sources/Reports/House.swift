/// How documents look where the standard leaves it to the unit.
public struct House: Hashable, Sendable {
  /// The unit's own .docx, whose styles, page and letterhead are taken.
  public var template: [UInt8]?
  public var fonts = Fonts()

  public init() {}
}

/// The families of type by name: none is embedded. The usual ones are those of GB/T 9704-2012 §5.2.1,
/// as the systems of offices call them.
public struct Fonts: Hashable, Sendable {
  public var title = "方正小标宋简体"
  /// Headings 一、 and the heads of tables.
  public var heading1 = "黑体"
  /// Headings （一）.
  public var heading2 = "楷体_GB2312"
  /// The text, and headings 1. and （1）.
  public var body = "仿宋_GB2312"
  /// Digits and letters in the text.
  public var latin = "Times New Roman"
  public var pageNumber = "宋体"

  public init() {}
}
