import Rectification

/// A file of a ledger that cannot be read, so that the ledger does not open.
public struct Damage: Error, Sendable {
  let file: LedgerFile
  /// What is wrong with it.
  public let error: StorageError

  /// `issues.json`.
  public var name: String { file.name }
}

/// What a damaged file is made of again; the journal adds what came after.
public enum RebuildSource: Hashable, Sendable {
  case backup(Backup)
  /// Nothing but the journal, which then has to begin with an empty ledger.
  case journal
}

extension Store {
  /// The ledger in `folder`, which need not open; nothing of it is read yet.
  public static func unopened(
    _ folder: String, disk: Disk = .live
  ) throws(StorageError) -> Store {
    let store = Store(folder: trimmed(folder), disk: disk)
    guard try storing({ () throws(DiskFailure) in try store.isLedger() }) else {
      throw .noLedger(folder)
    }
    return store
  }

  /// The files that keep the ledger from being opened; none where it opens.
  public func damage() throws(StorageError) -> [Damage] {
    var (found, instead): ([Damage], [LedgerFile: [UInt8]]) = ([], [:])
    while true {
      do throws(StorageError) {
        _ = try load(instead: instead)
        return found
      } catch {
        guard let file = error.damagedFile(in: folder), instead[file] == nil else { throw error }
        found.append(Damage(file: file, error: error))
        instead[file] = LedgerWriter.bytes(
          of: file, Ledger(profile: Profile()), FileHead(revision: 0))
      }
    }
  }
}

extension StorageError {
  /// The file that has to be made again; `nil` where it is not a matter of its contents.
  func damagedFile(in folder: String) -> LedgerFile? {
    switch self {
    case .badData(_, _, let bad):
      if case .newerSchema = bad.problem { return nil }
      return fileName.flatMap(LedgerFile.init)
    case .malformed, .fileMissing: return fileName.flatMap(LedgerFile.init)
    case .disk(let failure):
      return LedgerFile.allCases.first {
        failure.action == .read && failure.path == "\(folder)/\($0.name)"
      }
    default: return nil
    }
  }

  private var fileName: String? {
    switch self {
    case .badData(let name, _, _), .malformed(let name, _, _), .fileMissing(let name, _): name
    default: nil
    }
  }
}
