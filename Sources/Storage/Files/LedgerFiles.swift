import Rectification

/// The four files of a ledger as they were read, without the journal.
struct LedgerFiles {
  let ledger: Ledger
  private(set) var heads: [LedgerFile: FileHead] = [:]
  /// What the files looked like when they were read.
  private(set) var stamps: [LedgerFile: FileStatus] = [:]

  init(folder: String, disk: Disk, parser: JSONParser) throws(StorageError) {
    let reader = LedgerReader(parser: parser)
    let profileBytes = try bytes(of: .profile, folder, disk, &stamps)
    let profile = try reader.profile(profileBytes)
    let issueBytes = try bytes(of: .issues, folder, disk, &stamps)
    let issues: ListFile<Issue> = try reader.list(.issues, issueBytes)
    let measureBytes = try bytes(of: .measures, folder, disk, &stamps)
    let measures: ListFile<Measure> = try reader.list(.measures, measureBytes)
    let policyBytes = try bytes(of: .policies, folder, disk, &stamps)
    let policies: ListFile<Policy> = try reader.list(.policies, policyBytes)
    try reader.checkAcross(measures.records, issues.records, .measures, measureBytes)
    try reader.checkAcross(policies.records, issues.records, .policies, policyBytes)
    try reader.checkAcross(policies.records, measures.records, .policies, policyBytes)
    heads = [
      .profile: profile.head, .issues: issues.head, .measures: measures.head,
      .policies: policies.head,
    ]
    ledger = Ledger(
      profile: profile.profile, issues: issues.records, measures: measures.records,
      policies: policies.records)
  }
}

/// The contents of a file; what it looked like just before goes to `stamps`.
private func bytes(
  of file: LedgerFile, _ folder: String, _ disk: Disk, _ stamps: inout [LedgerFile: FileStatus]
) throws(StorageError) -> [UInt8] {
  let path = "\(folder)/\(file.name)"
  let status: FileStatus
  do throws(DiskFailure) { status = try disk.fileStatus(path) } catch {
    guard error.isAbsence else { throw StorageError(error) }
    throw .fileMissing(file.name, folder: folder)
  }
  guard status.size < LedgerReader.sizeLimit else { throw .malformed(file.name, nil, .tooLarge) }
  stamps[file] = status
  return try storing { () throws(DiskFailure) in try disk.contents(of: path) }
}

/// What a file with a list holds.
struct ListFile<Record: Registered> {
  let head: FileHead
  let records: Register<Record>
}
