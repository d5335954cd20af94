import Glibc

extension Disk {
  /// The bytes of a file from `offset` on, with room behind them for the parser.
  func contents(
    of path: String, for purpose: Purpose = .read, from offset: Int = 0
  ) throws(DiskFailure) -> [UInt8] {
    try failing(.read, path) { () throws(SystemError) in
      let size = try followed(path).size
      return try withFile(path, purpose) { file throws(SystemError) in
        try readAll(file, from: offset, expecting: max(0, size - offset))
      }
    }
  }

  /// A text that is no part of a ledger, wherever links lead to it; throws where the file has more than `limit` bytes.
  public func text(of path: String, atMost limit: Int) throws(StorageError) -> String {
    let bytes = try storing { () throws(DiskFailure) in
      guard try fileStatus(path).size <= limit else { throw DiskFailure(.read, path, EFBIG) }
      return try contents(of: path, for: .readForeign)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Opens a file for `body`, which gets a way to fill a buffer from an offset on; that answers how
  /// many bytes there were.
  func reading<Result>(
    _ path: String,
    _ body: (@escaping (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int)
      throws(SystemError) -> Result
  ) throws(DiskFailure) -> Result {
    try failing(.read, path) { () throws(SystemError) in
      try withFile(path, .read) { file throws(SystemError) in
        try body { buffer, offset throws(SystemError) in try fill(buffer, from: file, offset) }
      }
    }
  }

  /// The status of a file, or of the one that a link leads to.
  func fileStatus(_ path: String) throws(DiskFailure) -> FileStatus {
    try failing(.read, path) { () throws(SystemError) in try followed(path) }
  }

  /// Whether something is at `path`, be it a link to nowhere.
  func exists(_ path: String) throws(DiskFailure) -> Bool {
    try failing(.read, path) { () throws(SystemError) in
      do throws(SystemError) { _ = try status(path) } catch {
        guard error.code == ENOENT || error.code == ENOTDIR else { throw error }
        return false
      }
      return true
    }
  }

  /// Calls `body` with a file of any size piece by piece, at most its first `limit` bytes.
  func eachChunk(
    of file: String, for purpose: Purpose = .read, upTo limit: Int = .max,
    _ body: ([UInt8]) throws(SystemError) -> Void
  ) throws(SystemError) {
    try withFile(file, purpose) { descriptor throws(SystemError) in
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      var offset = 0
      while offset < limit {
        let count = try buffer.withUnsafeMutableBufferPointer { bytes throws(SystemError) in
          try read(descriptor, UnsafeMutableRawBufferPointer(bytes), offset)
        }
        guard count > 0 else { return }
        try body(Array(buffer.prefix(min(count, limit - offset))))
        offset += count
      }
    }
  }

  /// Writes behind the `size` bytes that the file has, and returns once that is on the disk.
  ///
  /// `asOne`: it counts as a whole, however many lines it is (`Remnant`). `alsoName`: the file's name
  /// is on the disk then, too. Where anything fails, whatever was written is cut off again, as far
  /// as the disk still allows: a line that was not acknowledged must not come back.
  func append(
    _ bytes: [UInt8], to path: String, of size: Int, asOne: Bool, alsoName: Bool
  ) throws(DiskFailure) {
    do throws(DiskFailure) {
      try failing(.write, path) { () throws(SystemError) in
        try withFile(path, .append) { file throws(SystemError) in
          try writeAll(asOne ? [Remnant.mark] + bytes.dropFirst() : bytes, to: file)
          try sync(file, true)
        }
        if alsoName { try syncFolder(of: path) }
        if asOne { try seal(path, with: bytes.prefix(1), at: size) }
      }
    } catch {
      try? cut(path, to: size)
      throw error
    }
  }

  /// Puts a byte in the place of the mark, once all behind it is on the disk.
  private func seal(
    _ path: String, with byte: ArraySlice<UInt8>, at offset: Int
  ) throws(SystemError) {
    try withFile(path, .overwrite) { file throws(SystemError) in
      let count = try byte.withUnsafeBufferPointer { byte throws(SystemError) in
        try overwrite(file, UnsafeRawBufferPointer(byte), offset)
      }
      guard count == byte.count else { throw SystemError(ENOSPC) }
      try sync(file, true)
    }
  }

  /// Forces what others have written to a file onto the disk, and its name: one who was killed may
  /// have left them to the system.
  func force(_ path: String) throws(DiskFailure) {
    try failing(.write, path) { () throws(SystemError) in
      try withFile(path, .read) { file throws(SystemError) in try sync(file, true) }
      try syncFolder(of: path)
    }
  }

  /// Cuts a file off behind its first `size` bytes.
  func cut(_ path: String, to size: Int) throws(DiskFailure) {
    try failing(.write, path) { () throws(SystemError) in
      try withFile(path, .append) { file throws(SystemError) in
        try truncate(file, size)
        try sync(file, true)
      }
    }
  }

  /// Puts `bytes` in the place of a file, whole or not at all, with the mode of the old one.
  func replace(_ path: String, with bytes: [UInt8]) throws(DiskFailure) {
    try replace(path) { file throws(SystemError) in try writeAll(bytes, to: file) }
  }

  /// Puts what `fill` writes in the place of a file, by way of a temporary one beside it. Of a link
  /// only the link goes.
  func replace(
    _ path: String, fill: (Int32) throws(SystemError) -> Void
  ) throws(DiskFailure) {
    try place(prepare(path, fill: fill))
  }

  /// Writes what is to take the place of a file, and returns once it is on the disk.
  func prepare(
    _ path: String, fill: (Int32) throws(SystemError) -> Void
  ) throws(DiskFailure) -> Replacement {
    try failing(.replace, path) { () throws(SystemError) in
      let temporary = temporaryPath(for: path)
      do throws(SystemError) {
        try withNewFile(temporary) { file throws(SystemError) in
          try fill(file)
          if let old = try oldStatus(path), old.kind == .file {
            try dress(file, old)
          } else {
            share(file, path)
          }
          try sync(file, false)
        }
      } catch {
        try? remove(temporary)
        throw error
      }
      return Replacement(temporary: temporary, path: path)
    }
  }

  /// Puts what was prepared in its place.
  func place(_ replacement: Replacement) throws(DiskFailure) {
    try failing(.replace, replacement.path) { () throws(SystemError) in
      do throws(SystemError) { try rename(replacement.temporary, replacement.path) } catch {
        try? remove(replacement.temporary)
        throw error
      }
      try syncFolder(of: replacement.path)
    }
  }

  /// Makes a folder that is open to the group to which the one above it is; throws where a link
  /// stands in its place.
  func makeSharedFolder(_ path: String) throws(DiskFailure) {
    guard try !exists(path) else {
      return try failing(.create, path) { () throws(SystemError) in
        if try status(path).kind == .link { throw SystemError(ELOOP) }
      }
    }
    try makeFolders(path)
    try failing(.create, path) { () throws(SystemError) in
      try withFile(path, .folder) { file throws(SystemError) in
        try share(file, as: followed("\(folder(of: path))/."), 0o7770)
      }
    }
  }

  /// Makes a folder, and those above it that are missing.
  func makeFolders(_ path: String) throws(DiskFailure) {
    guard !path.isEmpty, try !exists(path) else { return }
    if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
    try failing(.create, path) { () throws(SystemError) in
      try makeFolder(path)
      try syncFolder(of: path)
    }
  }

  /// Names an error of `body` by what was tried on which file.
  func failing<Result>(
    _ action: DiskFailure.Action, _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(DiskFailure) -> Result {
    do throws(SystemError) { return try body() } catch {
      throw DiskFailure(action, path, error.code)
    }
  }

  func withFile<Result>(
    _ path: String, _ purpose: Purpose, _ body: (Int32) throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    let file = try openOrMake(path, purpose)
    let result: Result
    do throws(SystemError) { result = try body(file) } catch {
      try? close(file)
      throw error
    }
    try close(file)
    return result
  }

  /// Opens a file; one that is to be written and is missing is made.
  func openOrMake(_ path: String, _ purpose: Purpose) throws(SystemError) -> Int32 {
    if purpose == .create { return try open(path, purpose) }
    do throws(SystemError) { return try open(path, purpose) } catch {
      guard error.code == ENOENT, ![.read, .readForeign, .folder].contains(purpose) else {
        throw error
      }
    }
    do throws(SystemError) { return try make(path) } catch {
      // Another process was faster.
      guard error.code == EEXIST else { throw error }
      return try open(path, purpose)
    }
  }

  /// Makes a file that is open to the group to which its folder is: desks that share a ledger share
  /// all of it, whatever the umask of the one who came first. Others never see it.
  private func make(_ path: String) throws(SystemError) -> Int32 {
    let file = try open(path, .create)
    share(file, path)
    return file
  }

  /// A file system without modes must not keep anybody from writing.
  private func share(_ file: Int32, _ path: String) {
    if let above = try? status("\(folder(of: path))/.") { try? share(file, as: above, 0o660) }
  }

  /// Gives what is its maker's alone to whom the folder `above` belongs, and lets its group in as
  /// far as that does, where it is shared by its group at all.
  private func share(
    _ file: Int32, as above: FileStatus, _ mask: UInt32
  ) throws(SystemError) {
    var shared = above
    shared.mode = (above.isSharedByGroup ? above.mode & mask : above.mode & mask & 0o7700) | 0o600
    try dress(file, shared)
  }

  /// Goes on where a call wrote less than it was given.
  func writeAll(_ bytes: some Collection<UInt8>, to file: Int32) throws(SystemError) {
    let bytes = Array(bytes)
    var written = 0
    while written < bytes.count {
      let step = try bytes[written...].withUnsafeBufferPointer { part throws(SystemError) in
        try write(file, UnsafeRawBufferPointer(part))
      }
      guard step > 0 else { throw SystemError(ENOSPC) }
      written += step
    }
  }
}

extension Disk {
  private func readAll(
    _ file: Int32, from offset: Int, expecting size: Int
  ) throws(SystemError) -> [UInt8] {
    var bytes = try piece(of: file, offset, upTo: size + PaddedText.padding)
    var isMore = bytes.count == size + PaddedText.padding
    while isMore {
      // It has grown, or is one of those that have no size, like those below /proc.
      let more = try piece(of: file, offset + bytes.count, upTo: 1 << 16)
      isMore = more.count == 1 << 16
      bytes += more
    }
    bytes.reserveCapacity(bytes.count + PaddedText.padding)
    return bytes
  }

  /// Read straight into the array: the copy of a large file costs as much as its reading.
  private func piece(
    of file: Int32, _ offset: Int, upTo size: Int
  ) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(SystemError) {
        count = try fill(UnsafeMutableRawBufferPointer(buffer), from: file, offset)
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// How many bytes there were, up to the buffer's size.
  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from file: Int32, _ offset: Int
  ) throws(SystemError) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let step = try read(file, rest, offset + count)
      guard step > 0 else { break }
      count += step
    }
    return count
  }

  /// A new file of its own; one that a crash has left under that name goes.
  private func withNewFile(
    _ path: String, _ body: (Int32) throws(SystemError) -> Void
  ) throws(SystemError) {
    do throws(SystemError) { try withFile(path, .create, body) } catch {
      guard error.code == EEXIST else { throw error }
      try remove(path)
      try withFile(path, .create, body)
    }
  }

  private func followed(_ path: String) throws(SystemError) -> FileStatus {
    let found = try status(path)
    return found.kind == .link ? try status(realPath(path)) : found
  }

  private func oldStatus(_ path: String) throws(SystemError) -> FileStatus? {
    do throws(SystemError) { return try status(path) } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// A rename or a new name is on the disk only once its folder is.
  func syncFolder(of path: String) throws(SystemError) {
    try withFile(folder(of: path), .folder) { file throws(SystemError) in try sync(file, false) }
  }
}

extension FileStatus {
  /// Whether a folder lets its group write, or do more than others: 0755 is what any folder has.
  fileprivate var isSharedByGroup: Bool {
    mode & 0o020 != 0 || mode >> 3 & 0o7 & ~(mode & 0o7) != 0
  }
}

/// What is to take the place of a file.
struct Replacement: Sendable {
  let temporary: String
  let path: String
}

/// The folder that `path` stands in.
func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The last part of `path`.
func name(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// Beside the file itself, since a rename cannot leave its file system.
private func temporaryPath(for path: String) -> String {
  "\(folder(of: path))/.\(name(of: path)).tmp-\(getpid())"
}
