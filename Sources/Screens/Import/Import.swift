/// A file that is to be taken in, and how it is to be read, in the codes of the App.
public struct Import: Hashable, Sendable {
  public var path: String
  /// Only the sheet of this name.
  public var sheet: String?
  /// The code of the encoding; `nil` where it is found out.
  public var encoding: String?
  /// Which column is which field: `存在的不足=issue.title`.
  public var maps: [String] = []

  public init(path: String) { self.path = path }

  /// The encodings that may be named, by code and name.
  static let encodings = [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")]
}

extension Import {
  /// What people call the file.
  var fileName: String { path.fileName }

  /// The folder of the file, up to its `/`.
  var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
}
