import Crypto
import Glibc
import OfficeFiles
import Rectification

/// A ledger that somebody packed into one file. Whatever it says is checked before it is believed.
struct LedgerPackage {
  /// The ledger in it, with its history.
  let ledger: Ledger
  let journal: Journal
  private let reader: PackageReader
  private let list: ChecksumList

  /// What is read of anybody; pictures and papers are packed as they are.
  private static var limits: PackageLimits {
    var limits = PackageLimits()
    (limits.parts, limits.partBytes, limits.totalBytes) = (65_000, 4 << 30, 256 << 30)
    // Lists of records that say much the same grow further than texts do.
    limits.growth = 250
    return limits
  }

  /// Reads all of the package once.
  init(at path: String) throws(PackageProblem) {
    guard access(path, R_OK) == 0 else { throw .notThere }
    let reader = try reading { () throws(OfficeFault) in
      try PackageReader(at: path, limits: LedgerPackage.limits)
    }
    try checkNames(of: reader)
    let list = try checksums(in: reader)
    let evidence = list.hashes.keys.filter { $0.hasPrefix("\(LedgerFile.evidence)/") }
    for name in evidence.sorted() {
      try check(name, list) { take throws(OfficeFault) in
        try reader.eachChunk(of: name, take)
      }
      guard list.hashes[name].map({ name.hasSuffix("/\($0)") }) == true else {
        throw .otherEvidence(name)
      }
    }
    (self.reader, self.list) = (reader, list)
    (ledger, journal) = try contents(of: reader, list)
  }

  /// The names of its files, evidence last.
  var names: [String] {
    list.hashes.keys.sorted { ($0.contains("/") ? 1 : 0, $0) < ($1.contains("/") ? 1 : 0, $1) }
  }

  /// Calls `body` with a file piece by piece; it may have been exchanged since it was checked.
  func eachChunk(
    of name: String, _ body: ([UInt8]) throws(SystemError) -> Void
  ) throws(Unpacking) {
    var failure: SystemError?
    do throws(PackageProblem) {
      try check(name, list) { take throws(OfficeFault) in
        try reader.eachChunk(of: name) { chunk in
          take(chunk)
          do throws(SystemError) { if failure == nil { try body(chunk) } } catch { failure = error }
        }
      }
    } catch { throw .problem(error) }
    if let failure { throw .system(failure) }
  }
}

/// What may go wrong when a file of a package is written.
enum Unpacking: Error {
  case problem(PackageProblem)
  case system(SystemError)
}

private func reading<Result>(
  _ body: () throws(OfficeFault) -> Result
) throws(PackageProblem) -> Result {
  do throws(OfficeFault) { return try body() } catch { throw .office(error) }
}

/// Whether a ledger has a file by this name.
private func isName(_ name: String) -> Bool {
  let prefix = "\(LedgerFile.evidence)/"
  return required.contains(name) || name == ChecksumList.name
    || name.hasPrefix(prefix) && Chain.isHash(String(name.dropFirst(prefix.count)))
}

private let required = LedgerFile.allCases.map(\.name) + [LedgerFile.journal]

private func checkNames(of reader: PackageReader) throws(PackageProblem) {
  // Other programs give the folder an entry of its own.
  for name in reader.names where name != "\(LedgerFile.evidence)/" {
    guard isName(name) else { throw .strange(String(name.prefix(60))) }
    guard reader.isFile(name) else { throw .notAFile(name) }
  }
  for name in required + [ChecksumList.name] where !reader.names.contains(name) {
    throw .missing(name)
  }
}

/// The list of checksums, which must name all other files and no more.
private func checksums(in reader: PackageReader) throws(PackageProblem) -> ChecksumList {
  let bytes = try reading { () throws(OfficeFault) in try reader.bytes(of: ChecksumList.name) }
  let list = try ChecksumList(String(decoding: bytes, as: UTF8.self))
  let names = Set(reader.names.filter { !$0.hasSuffix("/") && $0 != ChecksumList.name })
  if let name = names.symmetricDifference(list.hashes.keys).min() { throw .unlisted(name) }
  return list
}

/// Compares what `read` hands on with the checksum of `name`.
private func check(
  _ name: String, _ list: ChecksumList, _ read: (([UInt8]) -> Void) throws(OfficeFault) -> Void
) throws(PackageProblem) {
  var hasher = SHA256()
  try reading { () throws(OfficeFault) in try read { hasher.update(data: $0) } }
  guard Chain.hexadecimal(hasher.finalize()) == list.hashes[name] else {
    throw .otherChecksum(name)
  }
}

/// The ledger and its journal, as strictly read as from a folder.
private func contents(
  of reader: PackageReader, _ list: ChecksumList
) throws(PackageProblem) -> (Ledger, Journal) {
  var bytes: [String: [UInt8]] = [:]
  for name in required {
    let found = try reading { () throws(OfficeFault) in try reader.bytes(of: name) }
    try check(name, list) { take in take(found) }
    bytes[name] = found
  }
  let files = Dictionary(
    uniqueKeysWithValues: LedgerFile.allCases.map { ($0, bytes[$0.name] ?? []) })
  let store = Store(folder: ".", disk: .live)
  do throws(StorageError) {
    let ledger = try store.load(instead: files, journal: bytes[LedgerFile.journal] ?? [])
    if let obstacle = store.obstacle { throw obstacle }
    if store.journal.tornBytes > 0 {
      throw StorageError.journalBroken(
        Break(line: store.journal.last + 1, reason: .malformed(.incomplete)))
    }
    return (ledger, store.journal)
  } catch { throw .contents(error) }
}

extension PackageReader {
  /// Calls `body` with a part piece by piece.
  fileprivate func eachChunk(
    of part: String, _ body: ([UInt8]) -> Void
  ) throws(OfficeFault) {
    let stream = try open(part)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try stream.read(into: buffer)
      guard count > 0 else { return }
      body(Array(buffer.prefix(count)))
    }
  }
}
