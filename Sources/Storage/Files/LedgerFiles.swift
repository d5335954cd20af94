import Rectification
import Threads

/// The four files of a ledger as they were read, without the journal.
struct LedgerFiles {
  let ledger: Ledger
  let heads: [LedgerFile: FileHead]
  /// What the files looked like when they were read.
  let stamps: [LedgerFile: FileStatus]

  /// From how many bytes on a second thread pays.
  static let large = 4 << 20

  /// Reads issues beside measures and policies, on two threads where they are large. Of a file that
  /// stands in `instead`, those bytes are taken.
  init(
    folder: String, disk: Disk, instead: [LedgerFile: [UInt8]] = [:]
  ) throws(StorageError) {
    let folder = LedgerFolder(folder: folder, disk: disk, instead: instead)
    let profile = try folder.profile()
    let issues: LoadedList<Issue>
    let rest: (measures: LoadedList<Measure>, policies: LoadedList<Policy>)
    if folder.isLarge {
      let (first, second) = both(
        { Result { () throws(StorageError) in try folder.list(.issues) as LoadedList<Issue> } },
        { Result { () throws(StorageError) in try folder.measuresAndPolicies() } })
      (issues, rest) = (try first.get(), try second.get())
    } else {
      (issues, rest) = (try folder.list(.issues), try folder.measuresAndPolicies())
    }
    try folder.checkAcross(rest.measures, issues)
    try folder.checkAcross(rest.policies, issues)
    try folder.checkAcross(rest.policies, rest.measures)
    heads = [
      .profile: profile.head, .issues: issues.head, .measures: rest.measures.head,
      .policies: rest.policies.head,
    ]
    stamps = [
      .profile: profile.stamp, .issues: issues.stamp, .measures: rest.measures.stamp,
      .policies: rest.policies.stamp,
    ]
    ledger = Ledger(
      profile: profile.profile, issues: issues.records, measures: rest.measures.records,
      policies: rest.policies.records)
  }
}

/// A file with a list, as it was read.
private struct LoadedList<Record: Registered>: Sendable {
  let file: LedgerFile
  let head: FileHead
  let records: Register<Record>
  /// What the file looked like just before.
  let stamp: FileStatus
}

/// Where the files of a ledger are read from.
private struct LedgerFolder: Sendable {
  let folder: String
  let disk: Disk
  let instead: [LedgerFile: [UInt8]]

  /// Whether reading takes long enough for a second thread to pay.
  var isLarge: Bool {
    let sizes = [LedgerFile.issues, .measures, .policies].map { file in
      (try? stamp(of: file).size) ?? 0
    }
    return sizes.reduce(0, +) > LedgerFiles.large
  }

  func profile() throws(StorageError) -> (head: FileHead, profile: Profile, stamp: FileStatus) {
    let stamp = try stamp(of: .profile)
    let bytes = try contents(of: .profile)
    let read = try LedgerReader(parser: JSONParser()).profile(bytes)
    return (read.head, read.profile, stamp)
  }

  func list<Record: Registered>(
    _ file: LedgerFile
  ) throws(StorageError) -> LoadedList<Record> {
    let stamp = try stamp(of: file)
    let reader = LedgerReader(parser: JSONParser())
    let read: ListFile<Record>
    if let found: ListFile<Record> = try pieces(of: file, stamp, reader) {
      read = found
    } else {
      read = try reader.list(file, contents(of: file))
    }
    return LoadedList(file: file, head: read.head, records: read.records, stamp: stamp)
  }

  private func pieces<Record: Registered>(
    of file: LedgerFile, _ stamp: FileStatus, _ reader: LedgerReader
  ) throws(StorageError) -> ListFile<Record>? {
    guard instead[file] == nil else { return nil }
    return try storing { () throws(DiskFailure) in
      try disk.reading(path(file)) { fill throws(SystemError) in
        try reader.list(file, of: stamp.size, by: fill)
      }
    }
  }

  func measuresAndPolicies() throws(StorageError) -> (
    measures: LoadedList<Measure>, policies: LoadedList<Policy>
  ) {
    (try list(.measures), try list(.policies))
  }

  /// Refuses an id that stands in more than one list; its place is found by reading once more.
  func checkAcross<Record, Other>(
    _ list: LoadedList<Record>, _ other: LoadedList<Other>
  ) throws(StorageError) {
    guard let id = list.records.firstID(alsoIn: other.records) else { return }
    let bytes = try contents(of: list.file)
    throw LedgerReader(parser: JSONParser()).standsTwice(id, list.file, bytes)
  }

  private func path(_ file: LedgerFile) -> String { "\(folder)/\(file.name)" }

  /// What a file looks like before it is read.
  private func stamp(of file: LedgerFile) throws(StorageError) -> FileStatus {
    if let bytes = instead[file] { return FileStatus(kind: .file, size: bytes.count, mode: 0) }
    let status: FileStatus
    do throws(DiskFailure) { status = try disk.fileStatus(path(file)) } catch {
      guard error.isAbsence else { throw StorageError(error) }
      throw .fileMissing(file.name, folder: folder)
    }
    guard status.size < LedgerReader.sizeLimit else { throw .malformed(file.name, nil, .tooLarge) }
    return status
  }

  private func contents(of file: LedgerFile) throws(StorageError) -> [UInt8] {
    if let bytes = instead[file] { return bytes }
    return try storing { () throws(DiskFailure) in try disk.contents(of: path(file)) }
  }
}

/// What a file with a list holds.
struct ListFile<Record: Registered> {
  let head: FileHead
  let records: Register<Record>
}
