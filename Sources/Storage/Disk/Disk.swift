/// The calls to the operating system that the ledger's files need, so that a test can make any of
/// them fail.
///
/// Whole operations on files are built from these in `Disk+Files.swift`.
public struct Disk: Sendable {
  /// What a file is opened for. Those of the ledger are files, and no links to something outside
  /// of it; nothing is waited for, as with a pipe.
  public enum Purpose: Hashable, Sendable {
    case read
    /// Reading a file of the user's, wherever it lies and whatever links lead to it.
    case readForeign
    /// A folder, so that its names can be forced onto the disk.
    case folder
    /// Writing at the end of a file that is there.
    case append
    /// Writing over bytes of a file that is there.
    case overwrite
    /// A new file, for each of the others; refused where there is one.
    case create
    /// A file to hold a lock on, which names its holder.
    case lock
    /// Writing over all that a file holds.
    case erase
  }

  public var open: @Sendable (_ path: String, Purpose) throws(SystemError) -> Int32
  public var close: @Sendable (Int32) throws(SystemError) -> Void
  public var read:
    @Sendable (Int32, UnsafeMutableRawBufferPointer, _ offset: Int) throws(SystemError) -> Int
  public var write: @Sendable (Int32, UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Writes over what stands from `offset` on.
  public var overwrite:
    @Sendable (Int32, UnsafeRawBufferPointer, _ offset: Int) throws(SystemError) -> Int
  /// Returns once the contents are on the disk; `dataOnly` leaves out times and the like.
  public var sync: @Sendable (Int32, _ dataOnly: Bool) throws(SystemError) -> Void
  public var truncate: @Sendable (Int32, _ size: Int) throws(SystemError) -> Void
  /// Gives a new file or folder the owner, as far as allowed, and the mode of another. A group that
  /// it cannot be given to gets no rights.
  public var dress: @Sendable (Int32, FileStatus) throws(SystemError) -> Void
  /// What a path with symbolic links in it comes to.
  public var realPath: @Sendable (_ path: String) throws(SystemError) -> String
  /// Does not follow a symbolic link.
  public var status: @Sendable (_ path: String) throws(SystemError) -> FileStatus
  /// Of an open file, wherever it is by now.
  public var statusOfOpen: @Sendable (Int32) throws(SystemError) -> FileStatus
  public var rename: @Sendable (_ old: String, _ new: String) throws(SystemError) -> Void
  /// Gives a file a second name on the same file system.
  public var link: @Sendable (_ old: String, _ new: String) throws(SystemError) -> Void
  public var remove: @Sendable (_ path: String) throws(SystemError) -> Void
  /// Removes an empty folder.
  public var removeFolder: @Sendable (_ path: String) throws(SystemError) -> Void
  public var makeFolder: @Sendable (_ path: String) throws(SystemError) -> Void
  public var list: @Sendable (_ path: String) throws(SystemError) -> [String]
  /// Whether the lock was to be had.
  public var tryLock: @Sendable (Int32) throws(SystemError) -> Bool
  public var pause: @Sendable (_ milliseconds: Int) -> Void
  /// Seconds since 1970, for the names of files set aside.
  public var now: @Sendable () -> Int
}

/// What the file system knows of a file.
public struct FileStatus: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case file, folder, link, other }

  public var kind: Kind
  public var size: Int
  public var mode: UInt32
  public var owner: UInt32
  public var group: UInt32
  public var device: UInt64
  public var inode: UInt64
  /// Nanoseconds since 1970.
  public var modified: Int

  public init(
    kind: Kind, size: Int, mode: UInt32, owner: UInt32 = 0, group: UInt32 = 0, device: UInt64 = 0,
    inode: UInt64 = 0, modified: Int = 0
  ) {
    (self.kind, self.size, self.mode) = (kind, size, mode)
    (self.owner, self.group) = (owner, group)
    (self.device, self.inode, self.modified) = (device, inode, modified)
  }
}
