import Glibc
import OfficeFiles
import Rectification

/// A ledger that was packed into one file.
public struct Packed: Sendable {
  public let files: Int
  /// How large the package is.
  public let bytes: Int
  /// The last event and the hash of its line.
  public let last: Int
  public let hash: String
  /// Files in evidence/ that were left out, since they are not what their names say.
  public let leftOut: [String]
}

extension Store {
  /// Packs the ledger, its journal and its evidence into a new zip file, with their checksums.
  ///
  /// Others may go on writing: the files are kept as they stand first, and the journal is read up
  /// to a line behind them, to which they catch up.
  public func pack(to file: String, _ ledger: inout Ledger) throws(StorageError) -> Packed {
    let isFree = try written { () throws(DiskFailure) in try !disk.exists(file) }
    guard isFree else { throw .fileExists(file) }
    return try disk.withWorkshop(beside: file, StorageError.notWritten) {
      workshop throws(StorageError) in
      try written { () throws(DiskFailure) in
        for file in LedgerFile.allCases {
          try disk.keep(path(file.name), as: "\(workshop)/\(file.name)")
        }
      }
      _ = try takeNews(&ledger)
      if let obstacle { throw obstacle }
      let (files, leftOut) = try filesToPack(workshop)
      let package = "\(workshop)/package"
      do throws(PackageNotWritten) { try writePackage(files, to: package) } catch {
        throw .notWritten(DiskFailure(.write, file, error.code))
      }
      // Read back before it is believed: a disk may lie, and evidence be changed under our hands.
      do throws(PackageProblem) { _ = try LedgerPackage(at: package) } catch {
        throw .package(file, .afterPacking(error))
      }
      let size = try written { () throws(DiskFailure) in try place(package, as: file) }
      return Packed(
        files: files.count, bytes: size, last: journal.last, hash: journal.hash, leftOut: leftOut)
    }
  }

  /// The files of the package, the list of their checksums last, and the evidence that is unsound.
  private func filesToPack(
    _ workshop: String
  ) throws(StorageError) -> (files: [PackedFile], leftOut: [String]) {
    var (files, leftOut, list): ([PackedFile], [String], ChecksumList) = ([], [], ChecksumList())
    try written { () throws(DiskFailure) in
      for name in LedgerFile.allCases.map(\.name) {
        let file = "\(workshop)/\(name)"
        list.add(name, try hash(of: file))
        files.append(
          PackedFile(name, at: file, size: try disk.fileStatus(file).size, isText: true))
      }
      let line = path(LedgerFile.journal)
      let size = journal.size
      list.add(LedgerFile.journal, size == 0 ? Chain.hash(of: []) : try hash(of: line, upTo: size))
      files.append(PackedFile(LedgerFile.journal, at: line, size: size, isText: true))
      for name in try evidenceNames() {
        let file = path("\(LedgerFile.evidence)/\(name)")
        let found = try disk.failing(.read, file) { () throws(SystemError) in
          try disk.status(file)
        }
        guard found.kind == .file, try hash(of: file) == name else {
          leftOut.append(name)
          continue
        }
        list.add("\(LedgerFile.evidence)/\(name)", name)
        files.append(
          PackedFile("\(LedgerFile.evidence)/\(name)", at: file, size: found.size, isText: false))
      }
      let (sums, text) = ("\(workshop)/\(ChecksumList.name)", Array(list.text.utf8))
      try disk.add(sums, text)
      files.append(PackedFile(ChecksumList.name, at: sums, size: text.count, isText: true))
    }
    return (files, leftOut)
  }

  /// What lies in evidence/ under a hash; strangers' files are nobody's evidence.
  func evidenceNames() throws(DiskFailure) -> [String] {
    let all = path(LedgerFile.evidence)
    guard try disk.exists(all) else { return [] }
    return try disk.failing(.list, all) { () throws(SystemError) in
      guard try disk.status(all).kind == .folder else { return [] }
      return try disk.list(all).filter(Chain.isHash)
    }
  }

  /// Gives a finished package its name, where nothing may have come meanwhile; answers its size.
  private func place(_ package: String, as file: String) throws(DiskFailure) -> Int {
    try disk.failing(.create, file) { () throws(SystemError) in
      var found = try disk.status(package)
      found.mode = 0o600
      try disk.withFile(package, .append) { descriptor throws(SystemError) in
        try disk.dress(descriptor, found)
        try disk.sync(descriptor, false)
      }
      do throws(SystemError) { try disk.link(package, file) } catch {
        guard [EPERM, EXDEV, EOPNOTSUPP, ENOSYS].contains(error.code) else { throw error }
        try disk.rename(package, file)
      }
      try disk.syncFolder(of: file)
      return found.size
    }
  }
}

/// Names a disk's failure as one of writing a file of the user's.
func written<Result>(
  _ body: () throws(DiskFailure) -> Result
) throws(StorageError) -> Result {
  do throws(DiskFailure) { return try body() } catch {
    throw error.action == .read || error.action == .list ? StorageError(error) : .notWritten(error)
  }
}
