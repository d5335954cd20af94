/// How a text is kept as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// Little-endian, unless a mark at the beginning says otherwise.
  case utf16 = "utf-16"
  /// GB 18030-2022, which contains GBK and GB2312.
  case gb18030

  /// What people call it.
  public var label: String { rawValue.uppercased() }
}
