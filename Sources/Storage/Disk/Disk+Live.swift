import Glibc

extension Disk {
  /// The disk of this machine.
  public static let live = Disk(
    open: { path, purpose throws(SystemError) in
      let file = try opened(path, purpose)
      guard isFit(file, for: purpose) else {
        Glibc.close(file)
        throw SystemError(ESPIPE)
      }
      return file
    },
    // Not tried again on EINTR: Linux has closed the descriptor by then.
    close: { file throws(SystemError) in if Glibc.close(file) != 0 { throw .last } },
    read: { file, buffer, offset throws(SystemError) in
      try checked { pread(file, buffer.baseAddress, buffer.count, offset) }
    },
    write: { file, bytes throws(SystemError) in
      try checked { Glibc.write(file, bytes.baseAddress, bytes.count) }
    },
    overwrite: { file, bytes, offset throws(SystemError) in
      try checked { pwrite(file, bytes.baseAddress, bytes.count, offset) }
    },
    sync: { file, dataOnly throws(SystemError) in
      _ = try checked { dataOnly ? fdatasync(file) : fsync(file) }
    },
    truncate: { file, size throws(SystemError) in _ = try checked { ftruncate(file, size) } },
    dress: { file, old throws(SystemError) in
      // An owner may not give a file away, but to a group of theirs; a desk that shares the ledger
      // through its group must be able to read on.
      var found = stat()
      let isShared =
        fchown(file, old.owner, old.group) == 0 || fchown(file, uid_t.max, old.group) == 0
        || fstat(file, &found) == 0 && found.st_gid == old.group
      _ = try checked { fchmod(file, old.mode & (isShared ? 0o7777 : 0o7707)) }
    },
    realPath: { path throws(SystemError) in
      guard let real = realpath(path, nil) else { throw .last }
      defer { free(real) }
      return String(cString: real)
    },
    status: { path throws(SystemError) in
      var found = stat()
      _ = try checked { lstat(path, &found) }
      return FileStatus(found)
    },
    statusOfOpen: { file throws(SystemError) in
      var found = stat()
      _ = try checked { fstat(file, &found) }
      return FileStatus(found)
    },
    rename: { old, new throws(SystemError) in _ = try checked { Glibc.rename(old, new) } },
    link: { old, new throws(SystemError) in _ = try checked { Glibc.link(old, new) } },
    remove: { path throws(SystemError) in _ = try checked { unlink(path) } },
    removeFolder: { path throws(SystemError) in _ = try checked { rmdir(path) } },
    makeFolder: { path throws(SystemError) in _ = try checked { mkdir(path, 0o700) } },
    list: { path throws(SystemError) in try names(in: path) },
    tryLock: { file throws(SystemError) in
      do throws(SystemError) { _ = try checked { flock(file, LOCK_EX | LOCK_NB) } } catch {
        guard error.code == EWOULDBLOCK else { throw error }
        return false
      }
      return true
    },
    pause: { milliseconds in _ = usleep(UInt32(milliseconds) * 1000) },
    now: { time(nil) })
}

/// Opens a file of the ledger without following a link, be it in the place of the file or of a
/// folder of the ledger's that it lies in; the ledger itself may be reached by one.
private func opened(_ path: String, _ purpose: Disk.Purpose) throws(SystemError) -> Int32 {
  let flags = purpose.flags | O_CLOEXEC
  let inner = purpose.isForeign ? [] : LedgerFile.foldersWithin(path)
  guard let outermost = inner.first else {
    return try checked { Glibc.open(path, flags, 0o600) }
  }
  let folders = O_RDONLY | O_DIRECTORY | O_CLOEXEC
  var above = try checked { Glibc.open(folder(of: outermost), folders) }
  defer { Glibc.close(above) }
  for folder in inner {
    let next: Int32
    do throws(SystemError) {
      next = try checked { openat(above, name(of: folder), folders | O_NOFOLLOW) }
    } catch {
      var found = stat()
      let isLink =
        fstatat(above, name(of: folder), &found, AT_SYMLINK_NOFOLLOW) == 0
        && FileStatus.Kind(mode: found.st_mode) == .link
      throw isLink ? SystemError(ELOOP) : error
    }
    Glibc.close(above)
    above = next
  }
  return try checked { openat(above, name(of: path), flags, 0o600) }
}

/// Whether what has been opened is a file or a folder: a device may have no end.
private func isFit(_ file: Int32, for purpose: Disk.Purpose) -> Bool {
  var found = stat()
  guard purpose != .folder, fstat(file, &found) == 0 else { return true }
  return [.file, .folder].contains(FileStatus.Kind(mode: found.st_mode))
}

/// Makes a call again as long as a signal has interrupted it.
private func checked<Number: SignedInteger>(_ call: () -> Number) throws(SystemError) -> Number {
  while true {
    let answer = call()
    guard answer < 0 else { return answer }
    if errno != EINTR { throw .last }
  }
}

private func names(in path: String) throws(SystemError) -> [String] {
  guard let folder = opendir(path) else { throw .last }
  defer { closedir(folder) }
  var names: [String] = []
  errno = 0
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
        String(cString: $0)
      }
    }
    if name != ".", name != ".." { names.append(name) }
    errno = 0
  }
  if errno != 0 { throw .last }
  return names.sorted()
}

extension Disk.Purpose {
  fileprivate var flags: Int32 {
    switch self {
    case .read: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
    case .readForeign: O_RDONLY | O_NONBLOCK
    case .folder: O_RDONLY | O_DIRECTORY
    case .append: O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK
    case .overwrite, .erase: O_WRONLY | O_NOFOLLOW | O_NONBLOCK
    case .create: O_RDWR | O_APPEND | O_CREAT | O_EXCL
    case .lock: O_RDWR | O_NOFOLLOW | O_NONBLOCK
    }
  }

  /// Whether it is not about a file of the ledger.
  fileprivate var isForeign: Bool { self == .readForeign || self == .folder }
}

extension FileStatus {
  fileprivate init(_ found: stat) {
    self.init(
      kind: Kind(mode: found.st_mode), size: Int(found.st_size), mode: found.st_mode,
      owner: found.st_uid, group: found.st_gid, device: UInt64(found.st_dev),
      inode: UInt64(found.st_ino),
      modified: found.st_mtim.tv_sec * 1_000_000_000 + found.st_mtim.tv_nsec)
  }
}

extension FileStatus.Kind {
  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
