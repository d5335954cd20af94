import Crypto
import Glibc
import Rectification

extension Store {
  /// Copies a file to evidence/ under the hash of its contents; the same contents are kept once.
  public func keep(_ file: String, on day: Day) throws(StorageError) -> Evidence {
    try requireReadable(file)
    let folder = path(LedgerFile.evidence)
    let hash: String
    do throws(DiskFailure) {
      hash = try self.hash(of: file, for: .readForeign)
      try disk.makeSharedFolder(folder)
      let kept = "\(folder)/\(hash)"
      if try !isSound(kept, hash) { try copy(file, to: kept, hash) }
      // One who kept the same file, and was killed, may have left its name, and the folder's, to
      // the system.
      try disk.force(kept)
      try disk.force(folder)
    } catch { throw StorageError(error) }
    return Evidence(name: name(of: file), sha256: hash, addedOn: day)
  }

  /// Throws where `file` cannot become evidence: it is not there, no file, or may not be read.
  public func requireReadable(_ file: String) throws(StorageError) {
    let kind: FileStatus.Kind
    do throws(DiskFailure) {
      kind = try disk.fileStatus(file).kind
    } catch {
      throw error.isAbsence ? .noFile(file) : StorageError(error)
    }
    guard kind == .file else { throw .notAFile(file) }
    try storing { () throws(DiskFailure) in
      try disk.failing(.read, file) { () throws(SystemError) in
        try disk.withFile(file, .readForeign) { _ throws(SystemError) in }
      }
    }
  }

  private func isSound(_ kept: String, _ hash: String) throws(DiskFailure) -> Bool {
    guard try disk.exists(kept) else { return false }
    let kind = try disk.failing(.read, kept) { () throws(SystemError) in
      try disk.status(kept).kind
    }
    guard kind == .file else { return false }
    return try self.hash(of: kept) == hash
  }

  /// Hashes what is copied once more: the file may be changed under our hands.
  private func copy(_ file: String, to kept: String, _ hash: String) throws(DiskFailure) {
    try disk.replace(kept) { target throws(SystemError) in
      var hasher = SHA256()
      try disk.eachChunk(of: file, for: .readForeign) { chunk throws(SystemError) in
        hasher.update(data: chunk)
        try disk.writeAll(chunk, to: target)
      }
      guard Chain.hexadecimal(hasher.finalize()) == hash else { throw SystemError(ESTALE) }
    }
  }

  /// SHA-256 of a file of any size, at most of its first `limit` bytes.
  func hash(
    of file: String, for purpose: Disk.Purpose = .read, upTo limit: Int = .max
  ) throws(DiskFailure) -> String {
    try disk.failing(.read, file) { () throws(SystemError) in
      var hasher = SHA256()
      try disk.eachChunk(of: file, for: purpose, upTo: limit) { chunk throws(SystemError) in
        hasher.update(data: chunk)
      }
      return Chain.hexadecimal(hasher.finalize())
    }
  }
}
