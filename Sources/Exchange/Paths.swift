import Glibc
import Storage

/// The path from the root on and without links, as far as it leads to something.
func absolute(_ path: String) -> String {
  if let real = realpath(path, nil) {
    defer { free(real) }
    return String(cString: real)
  }
  guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
  defer { free(here) }
  return "\(String(cString: here))/\(path)"
}

/// What stands at a path; a link is one of its own.
enum Standing {
  case nothing, file, folder, other

  init(_ path: String) {
    var status = stat()
    self = lstat(path, &status) == 0 ? Standing(status) : .nothing
  }

  /// What a link leads to, in its place.
  init(following path: String) {
    var status = stat()
    self = stat(path, &status) == 0 ? Standing(status) : .nothing
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// The names in a folder; none where it cannot be read.
func names(in folder: String) -> [String] { (try? Disk.live.list(folder)) ?? [] }

/// Removes a file, or a folder with all that is in it; links are not followed.
func removeAll(_ path: String) {
  guard Standing(path) == .folder else {
    unlink(path)
    return
  }
  for name in names(in: path) { removeAll("\(path)/\(name)") }
  rmdir(path)
}

/// `path` as seen from `folder`, where it does not begin at the root.
func joined(_ folder: String, _ path: String) -> String {
  if path.hasPrefix("/") || folder.isEmpty { return path }
  let rest = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  return folder == "/" ? "/\(rest)" : "\(folder)/\(rest)"
}
