import Glibc

/// Where the program keeps what is the user's own (XDG base directories).
enum OwnFolder {
  case configuration, state, cache

  /// `~/.config/zhenggai`, `~/.local/state/zhenggai` or `~/.cache/zhenggai`, unless the environment says otherwise;
  /// `nil` where there is no home.
  var path: String? {
    let (variable, usual) =
      switch self {
      case .configuration: ("XDG_CONFIG_HOME", ".config")
      case .state: ("XDG_STATE_HOME", ".local/state")
      case .cache: ("XDG_CACHE_HOME", ".cache")
      }
    // A relative path is to be passed over, as the specification has it.
    if let base = Surroundings.variable(variable), base.hasPrefix("/") { return base + "/zhenggai" }
    guard let home = Surroundings.variable("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/\(usual)/zhenggai"
  }
}

/// Makes a folder and those above it, for nobody else to look into; false where it cannot be.
func makeOwnFolder(_ path: String) -> Bool {
  if isFolder(path) { return true }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    guard makeOwnFolder(String(path[..<slash])) else { return false }
  }
  return mkdir(path, 0o700) == 0
}
