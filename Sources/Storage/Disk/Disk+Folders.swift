import Glibc

extension Disk {
  /// Gives what a file holds now a second name, which stays when the file is replaced; where the
  /// file system has no such names, a copy.
  func keep(_ path: String, as other: String) throws(DiskFailure) {
    try failing(.create, other) { () throws(SystemError) in
      if try status(path).kind == .link { throw SystemError(ELOOP) }
      do throws(SystemError) { try link(path, other) } catch {
        guard [EXDEV, EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(error.code) else { throw error }
        try copy(path, to: other)
      }
    }
  }

  private func copy(_ path: String, to other: String) throws(SystemError) {
    let old = try status(path)
    try withFile(other, .create) { file throws(SystemError) in
      try eachChunk(of: path) { chunk throws(SystemError) in try writeAll(chunk, to: file) }
      try dress(file, old)
      try sync(file, false)
    }
  }

  /// Makes a new file of its own with `bytes`, and returns once it is on the disk.
  func add(_ path: String, _ bytes: some Collection<UInt8>) throws(DiskFailure) {
    try failing(.create, path) { () throws(SystemError) in
      try withFile(path, .create) { file throws(SystemError) in
        try writeAll(bytes, to: file)
        try sync(file, false)
      }
    }
  }

  /// Makes a folder beside `path` for its user alone, lets `body` fill it and put what it made in
  /// its place, and takes away what is left; what a process that was killed has left, too.
  func withWorkshop<Result, Failure: Error>(
    beside path: String, _ failed: (DiskFailure) -> Failure,
    _ body: (_ folder: String) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let workshop = "\(folder(of: path))/.\(name(of: path)).zhenggai-tmp"
    do throws(DiskFailure) {
      if try exists(workshop) { try removeTree(workshop) }
      try failing(.create, path) { () throws(SystemError) in try makeFolder(workshop) }
    } catch { throw failed(error) }
    defer { if (try? exists(workshop)) == true { try? removeTree(workshop) } }
    return try body(workshop)
  }

  /// Puts a file or folder in another place on the same file system.
  func move(_ path: String, to other: String) throws(DiskFailure) {
    try failing(.replace, other) { () throws(SystemError) in
      try rename(path, other)
      try syncFolder(of: other)
    }
  }

  /// Returns once the names in a folder are on the disk.
  func settle(_ path: String) throws(DiskFailure) {
    try failing(.write, path) { () throws(SystemError) in try syncFolder(of: "\(path)/.") }
  }

  /// Removes a folder with what is in it; a link in it goes, not what it leads to.
  func removeTree(_ path: String) throws(DiskFailure) {
    try failing(.remove, path) { () throws(SystemError) in try removeAll(path) }
  }

  private func removeAll(_ path: String) throws(SystemError) {
    guard try status(path).kind == .folder else { return try remove(path) }
    for name in try list(path) { try removeAll("\(path)/\(name)") }
    try removeFolder(path)
  }
}
