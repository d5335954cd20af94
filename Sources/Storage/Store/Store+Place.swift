import Glibc

extension Store {
  /// Whether `path` is one of the ledger's own files, or lies among what it keeps: nothing else may
  /// be written there.
  public func owns(_ path: String) -> Bool {
    guard let home = real(folder) else { return false }
    var place = real(path) ?? beside(path)
    while let current = place, current != "/" {
      guard let slash = current.lastIndex(of: "/") else { return false }
      let parent = slash == current.startIndex ? "/" : String(current[..<slash])
      if parent == home { return isOwn(String(current[current.index(after: slash)...])) }
      place = parent
    }
    return false
  }

  /// The same of the ledger in `folder`, which need not be open.
  public static func owns(_ path: String, in folder: String) -> Bool {
    Store(folder: trimmed(folder), disk: .live).owns(path)
  }

  func isOwn(_ name: String) -> Bool {
    LedgerFile.allCases.contains { $0.name == name }
      || [LedgerFile.journal, LedgerFile.lock, LedgerFile.evidence, LedgerFile.backups].contains(
        name)
      || name.hasPrefix(LedgerFile.tornPrefix)
  }
}

/// The path without links; `nil` where nothing stands there.
private func real(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The path of a file that is not there yet, in a folder that is.
private func beside(_ path: String) -> String? {
  let name = path.split(separator: "/").last.map(String.init) ?? ""
  let folder = path.dropLast(name.count)
  return real(folder.isEmpty ? "." : String(folder)).map {
    $0 == "/" ? "/\(name)" : "\($0)/\(name)"
  }
}
