extension Configuration {
  /// Reads `file`, or else the user's own where there is one; throws where it cannot be read or
  /// understood.
  init(from file: String?) throws {
    guard let path = file ?? Configuration.usualFile else {
      self.init()
      return
    }
    try self.init(readFile(path), file: path)
  }

  /// The user's own file, if it is there.
  private static var usualFile: String? {
    usualPath.flatMap { fileExists($0) ? $0 : nil }
  }

  /// Where the user's own file stands, or would.
  static var usualPath: String? { OwnFolder.configuration.path.map { $0 + "/config.json" } }
}
