import CSimdJSON
import Glibc

/// What stands around the files of a ledger: who is writing, what they stand on.
public struct FolderCondition: Hashable, Sendable {
  /// Who has the turn to write, `nil` where nobody has.
  public let holder: LockHolder?
  public let fileSystem: FileSystem?
  /// How many bytes this user may still write there.
  public let freeBytes: Int?
  public let isWritable: Bool

  public init(of folder: String, disk: Disk = .live) {
    holder = LockHolder(folder: folder, disk: disk)
    fileSystem = Storage.fileSystem(of: folder, disk)
    var space = statvfs()
    freeBytes =
      statvfs(folder, &space) == 0 ? Int(space.f_bavail) * Int(space.f_frsize) : nil
    isWritable = access(folder, W_OK) == 0
  }
}

extension Store {
  /// The version of the files' format that is written, and the newest that is read.
  public static let schemaVersion = LedgerFile.schemaVersion

  /// The version of simdjson, which reads the files.
  public static var readerVersion: String { String(cString: zg_json_version()) }
}
