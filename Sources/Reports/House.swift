/// How documents look where the standard leaves it to the unit.
public struct House: Hashable, Sendable {
  /// The unit's own .docx, whose styles, page and letterhead are taken.
  public var template: DocumentTemplate?
  public var fonts = Fonts()

  public init() {}
}

/// A unit's own .docx.
public struct DocumentTemplate: Hashable, Sendable {
  /// What people call the file.
  public let name: String
  public let bytes: [UInt8]

  public init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }

  /// What its user should know of a template that can be used.
  public var remark: String? {
    do throws(TemplateFault) { return try Template(bytes).remark } catch { return nil }
  }
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
