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
    guard let path = OwnFolder.configuration.path.map({ $0 + "/config.json" }), fileExists(path)
    else { return nil }
    return path
  }
}
