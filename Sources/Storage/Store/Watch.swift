import Glibc

/// Tells when another process has written to a ledger.
///
/// A class, since it owns a descriptor. It watches the folder, as a rename gives a file a new
/// inode.
public final class Watch {
  /// For `poll`; `nil` where the file system cannot tell and has to be asked.
  public private(set) var descriptor: Int32?
  /// How often to call `drain` where there is no descriptor, in milliseconds.
  public let pollInterval = 2000
  private let folder: String
  private let disk: Disk
  private var stamps: [FileStatus?]
  /// Whether the folder that is watched was moved or taken away.
  private var isElsewhere = false

  /// Watches `folder`; without `usesInotify` by looking at the files.
  public init(_ folder: String, disk: Disk = .live, usesInotify: Bool = true) {
    (self.folder, self.disk) = (folder, disk)
    descriptor =
      usesInotify && !(fileSystem(of: folder, disk)?.isRemote ?? false) ? watched(folder) : nil
    stamps = []
    stamps = look()
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Whether the journal or a file has changed since the last call.
  public func drain() -> Bool {
    guard let descriptor else {
      let now = look()
      defer { stamps = now }
      return now != stamps
    }
    var isChanged = false
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        if take(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { isChanged = true }
      }
    }
    if isElsewhere { followFolder() }
    return isChanged
  }

  /// Watches the folder that stands at the path by now; where there is none, by looking.
  private func followFolder() {
    isElsewhere = false
    if let descriptor { close(descriptor) }
    descriptor = watched(folder)
    stamps = look()
  }

  private static let away = UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF) | UInt32(IN_UNMOUNT)

  private static let names = Set(LedgerFile.allCases.map(\.name) + [LedgerFile.journal])

  private func look() -> [FileStatus?] {
    Watch.names.sorted().map { try? disk.fileStatus("\(folder)/\($0)") }
  }

  /// Takes the records in `buffer`: whether one names a file of the ledger, or says that some are
  /// lost, or that the folder is elsewhere.
  private func take(_ buffer: UnsafeRawBufferPointer) -> Bool {
    let headSize = MemoryLayout<inotify_event>.size
    var (place, concernsLedger) = (0, false)
    while place + headSize <= buffer.count {
      let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
      let end = place + headSize + Int(event.len)
      let name = buffer[(place + headSize)..<min(end, buffer.count)].prefix { $0 != 0 }
      if event.mask & Watch.away != 0 { isElsewhere = true }
      if name.isEmpty || Watch.names.contains(String(decoding: name, as: UTF8.self)) {
        concernsLedger = true
      }
      place = end
    }
    return concernsLedger
  }
}

/// A descriptor that becomes readable when something in `folder` was written, or took a place.
private func watched(_ folder: String) -> Int32? {
  let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
  guard descriptor >= 0 else { return nil }
  let events =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
    | UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF)
  guard inotify_add_watch(descriptor, folder, events) >= 0 else {
    close(descriptor)
    return nil
  }
  return descriptor
}

extension Store {
  /// A watch on this ledger's folder.
  public func watch() -> Watch { Watch(folder, disk: disk) }
}
