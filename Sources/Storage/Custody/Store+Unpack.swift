import Glibc
import Rectification

/// A ledger that was unpacked into a new folder.
public struct Unpacked: Sendable {
  public let ledger: Ledger
  public let last: Int
  public let hash: String
  /// Evidence on record that was not in the package.
  public let missing: [StorageFinding]
}

extension Store {
  /// Unpacks a packed ledger into `folder`, which must not be there. Everything in it is checked
  /// before anything is written, and the folder is whole or not there.
  public static func unpack(
    _ file: String, into folder: String, disk: Disk = .live
  ) throws(StorageError) -> Unpacked {
    guard !folder.isEmpty else { throw .notWritten(DiskFailure(.create, folder, ENOENT)) }
    let folder = trimmed(folder)
    let isFree = try written { () throws(DiskFailure) in try !disk.exists(folder) }
    guard isFree else { throw .fileExists(folder) }
    let package: LedgerPackage
    do throws(PackageProblem) { package = try LedgerPackage(at: file) } catch {
      throw .package(file, error)
    }
    try disk.withWorkshop(beside: folder, StorageError.notWritten) {
      workshop throws(StorageError) in
      let place = "\(workshop)/\(name(of: folder))"
      try write(package, from: file, to: place, disk)
      try written { () throws(DiskFailure) in try disk.move(place, to: folder) }
    }
    let (ledger, journal) = (package.ledger, package.journal)
    let missing = Store(folder: folder, disk: disk).evidenceFindings(ledger)
    return Unpacked(ledger: ledger, last: journal.last, hash: journal.hash, missing: missing)
  }

  private static func write(
    _ package: LedgerPackage, from file: String, to folder: String, _ disk: Disk
  ) throws(StorageError) {
    let evidence = "\(folder)/\(LedgerFile.evidence)"
    try written { () throws(DiskFailure) in
      try disk.makeFolders(folder)
      if package.names.contains(where: { $0.contains("/") }) { try disk.makeFolders(evidence) }
    }
    for name in package.names {
      try write(name, of: package, from: file, to: "\(folder)/\(name)", disk)
    }
    try written { () throws(DiskFailure) in
      if try disk.exists(evidence) { try disk.settle(evidence) }
      try disk.settle(folder)
    }
  }

  private static func write(
    _ name: String, of package: LedgerPackage, from file: String, to path: String, _ disk: Disk
  ) throws(StorageError) {
    var problem: PackageProblem?
    try written { () throws(DiskFailure) in
      try disk.failing(.create, path) { () throws(SystemError) in
        try disk.withFile(path, .create) { descriptor throws(SystemError) in
          do throws(Unpacking) {
            try package.eachChunk(of: name) { chunk throws(SystemError) in
              try disk.writeAll(chunk, to: descriptor)
            }
          } catch {
            switch error {
            case .problem(let found): problem = found
            case .system(let error): throw error
            }
          }
          try disk.sync(descriptor, false)
        }
      }
    }
    if let problem { throw .package(file, problem) }
  }
}
