import Glibc
import Rectification

extension Store {
  /// Makes a new ledger with these records in `folder`, which must not be there yet, or be empty.
  /// Its journal begins here.
  public static func create(
    _ folder: String, _ ledger: Ledger, disk: Disk = .live
  ) throws(StorageError) {
    // An empty path would be taken for the root.
    guard !folder.isEmpty else { throw .cannotCreate(DiskFailure(.create, folder, ENOENT)) }
    let folder = trimmed(folder)
    let isPossible = try creating { () throws(DiskFailure) -> Bool in try isFree(folder, disk) }
    guard isPossible else { throw .alreadyThere(folder) }
    let head = FileHead(revision: 0)
    // ledger.json last: what has none is no ledger.
    let files = [LedgerFile.issues, .measures, .policies, .profile].map {
      ($0, LedgerWriter.bytes(of: $0, ledger, head))
    }
    try creating { () throws(DiskFailure) in
      try disk.makeFolders(folder)
      if ledger.isEmpty { try keepFirstBackup(files, in: folder, disk) }
      for (file, bytes) in files { try disk.replace("\(folder)/\(file.name)", with: bytes) }
    }
  }

  /// Makes a new empty ledger for the year of `day`, with the sections and departments that most
  /// units have; all of it can be edited.
  public static func create(
    _ folder: String, title: String, organization: String, on day: Day, disk: Disk = .live
  ) throws(StorageError) {
    var profile = Profile()
    (profile.title, profile.organization) = (title, organization)
    let year = day.civil.year
    profile.period.start = Day(year: year, month: 1, day: 1) ?? day
    profile.period.end = Day(year: year, month: 12, day: 31) ?? day
    profile.sections = ["政治建设", "思想建设", "组织建设", "作风建设", "纪律建设", "制度建设"]
    profile.departments = ["办公室", "机关党委"]
    try create(folder, Ledger(profile: profile), disk: disk)
  }

  /// With the empty files, from which the journal goes on, every file can be made again. Copies: a
  /// second name would share what befalls the first.
  private static func keepFirstBackup(
    _ files: [(LedgerFile, [UInt8])], in folder: String, _ disk: Disk
  ) throws(DiskFailure) {
    let backup = Backup(revision: 0, time: utcStamp(disk.now()))
    let place = "\(folder)/\(LedgerFile.backups)/\(backup.name)"
    try disk.makeFolders(place)
    for (file, bytes) in files { try disk.replace("\(place)/\(file.name)", with: bytes) }
  }

  /// Whether nothing is there, or an empty folder.
  private static func isFree(_ folder: String, _ disk: Disk) throws(DiskFailure) -> Bool {
    guard try disk.exists(folder) else { return true }
    return try disk.failing(.list, folder) { () throws(SystemError) in
      guard try disk.status(folder).kind == .folder else { return false }
      return try disk.list(folder).isEmpty
    }
  }

  private static func creating<Result>(
    _ body: () throws(DiskFailure) -> Result
  ) throws(StorageError) -> Result {
    do throws(DiskFailure) { return try body() } catch {
      throw error.isDenial ? .notPermitted(error) : .cannotCreate(error)
    }
  }
}

extension Ledger {
  fileprivate var isEmpty: Bool { issues.count + measures.count + policies.count == 0 }
}
