import Glibc

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
    guard lstat(path, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// The names in a folder; none where it cannot be read.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names.filter { $0 != "." && $0 != ".." }
}

/// Removes a file, or a folder with all that is in it; links are not followed.
func removeAll(_ path: String) {
  guard Standing(path) == .folder else {
    unlink(path)
    return
  }
  for name in names(in: path) { removeAll("\(path)/\(name)") }
  rmdir(path)
}
