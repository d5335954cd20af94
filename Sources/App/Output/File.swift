import Glibc
import Storage

/// Writes a file whole: beside its place first, then put there, so that none is ever half-written.
/// A new one gets the permission bits `mode`, less what the user's umask forbids. Until it is whole
/// nobody else can read it.
func writeFile(_ bytes: [UInt8], to path: String, mode: mode_t = 0o666) throws(UsageError) {
  guard let place = FilePlace(path) else { return try pour(bytes, into: path) }
  // Whatever a killed process has left under that name; a link there must not be followed.
  unlink(place.temporary)
  let descriptor = open(place.temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw UsageError(creating: path, errno) }
  do throws(WriteFailure) {
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
    let mode = place.mode ?? mode & ~Surroundings.umask
    // A file system without modes has none to keep.
    if fchmod(descriptor, mode) != 0, place.mode != nil { throw WriteFailure(code: errno) }
    guard fsync(descriptor) == 0 else { throw WriteFailure(code: errno) }
  } catch {
    unlink(place.temporary)
    throw .notFinished(path, reason: systemReason(error.code))
  }
  guard rename(place.temporary, place.path) == 0 else {
    let code = errno
    unlink(place.temporary)
    throw UsageError(creating: path, code)
  }
}

/// Writes a file whole, anywhere but over what belongs to the ledger itself.
func writeFile(_ bytes: [UInt8], to path: String, besides store: Store) throws(UsageError) {
  try requireForeign(path, to: store)
  try writeFile(bytes, to: path)
}

/// Throws where a path belongs to the ledger itself.
func requireForeign(_ path: String, to store: Store) throws(UsageError) {
  guard !store.owns(path) else {
    throw .cannotCreate(path, reason: "这是台账自己的文件，不能用导出的内容覆盖")
  }
}

/// Where a file is to stand, and where it stands before it is whole.
private struct FilePlace {
  let path: String
  let temporary: String
  /// The permission bits of the file that stands there.
  let mode: mode_t?

  /// `nil` where a device or a pipe stands, which must not be replaced.
  init?(_ path: String) {
    var status = stat()
    var path = path
    var mode: mode_t?
    if stat(path, &status) == 0 {
      guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
      mode = status.st_mode & 0o7777
      // What a link leads to is written, not the link.
      path = realPath(path) ?? path
    }
    let folder = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    (self.path, self.mode) = (path, mode)
    temporary = (path.contains("/") ? folder : "") + ".zhenggai-\(getpid()).tmp"
  }
}

/// Writes to a device or a pipe.
private func pour(_ bytes: [UInt8], into path: String) throws(UsageError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw UsageError(creating: path, errno) }
  defer { close(descriptor) }
  do throws(WriteFailure) { try write(bytes, to: descriptor) } catch {
    guard !error.isClosedPipe else { return }
    throw .outputFailed(systemReason(error.code))
  }
}

/// Reads a text whole.
func readFile(_ path: String) throws(UsageError) -> String {
  String(decoding: try readBytes(path), as: UTF8.self)
}

/// Reads a file whole; throws where it has more than `limit` bytes.
func readBytes(_ path: String, atMost limit: Int = .max) throws(UsageError) -> [UInt8] {
  // A pipe that nobody writes to is at its end, rather than waited for.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .noInput(path, reason: systemReason(errno)) }
  defer { close(descriptor) }
  var status = stat()
  if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
    guard status.st_size <= limit else { throw .tooLarge(path, megabytes: limit >> 20) }
  }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EAGAIN || errno == EINTR {
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, -1)
      continue
    }
    guard count >= 0 else { throw .noInput(path, reason: systemReason(errno)) }
    if count == 0 { return bytes }
    bytes += chunk.prefix(count)
    guard bytes.count <= limit else { throw .tooLarge(path, megabytes: limit >> 20) }
  }
}

/// Whether something stands at `path`, be it a link to nothing.
func fileExists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Whether a folder stands at `path`.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The path without links; `nil` where nothing stands there.
func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// The path from the root on; `~` is the home folder.
func absolutePath(_ path: String) -> String {
  if path == "~" || path.hasPrefix("~/") {
    return (Surroundings.variable("HOME") ?? "") + path.dropFirst()
  }
  guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
  defer { free(here) }
  return "\(String(cString: here))/\(path)"
}

extension UsageError {
  /// Why a file could not be made; what is forbidden is told apart.
  fileprivate init(creating path: String, _ code: Int32) {
    let reason = systemReason(code)
    self =
      code == EACCES || code == EPERM
      ? .notPermitted(path, reason: reason) : .cannotCreate(path, reason: reason)
  }
}

/// What the system means by an error number.
func systemReason(_ code: Int32) -> String { SystemError(code).reason }

extension String {
  /// The folder that this path leads into.
  var folderName: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// What the file at this path is called.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
