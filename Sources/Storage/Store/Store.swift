import Rectification

/// A ledger's folder, held open by one process: reads it, keeps changes, sees those of others.
///
/// A class, since it is one place on one disk. The ledger in memory belongs to the caller and is
/// passed in; there is only one.
public final class Store {
  public let folder: String
  /// What is known of the journal: the last event, its hash, a break.
  public internal(set) var journal = Journal()
  let disk: Disk
  let parser = JSONParser()
  /// What each file says besides its records.
  var heads: [LedgerFile: FileHead] = [:]
  /// What the files looked like when they were read or written last.
  var stamps: [LedgerFile: FileStatus] = [:]
  /// How often the whole ledger was read.
  var readings = 0

  /// Gets a sentence to be shown when a turn to write has to be waited for so long that it is
  /// noticed.
  public var whileWaiting: ((String) -> Void)?
  /// What ledger.json looked like when its format was last seen to be a known one.
  var knownFormat: FileStatus?
  /// Whether the half line behind the journal was left by one who died.
  var hasHalfLine = false
  /// How many bytes of the journal are known to be on the disk, and not only with the system.
  var forced = 0
  /// Whether this process has the turn to write for longer than one change.
  var isHoldingTurn = false

  init(folder: String, disk: Disk) {
    (self.folder, self.disk) = (folder, disk)
  }

  /// How many events the file that is furthest behind does not contain yet.
  public var isBehind: Int {
    let revisions = heads.values.compactMap(\.revision)
    return max(0, journal.last - (revisions.min() ?? journal.last))
  }

  /// What keeps changes from being written, `nil` where nothing does.
  public var obstacle: StorageError? {
    if let fault = journal.fault { return .journalBroken(fault) }
    for file in LedgerFile.allCases {
      if let revision = heads[file]?.revision, revision > journal.last {
        return .tailGone(file: file.name, revision: revision, last: journal.last)
      }
    }
    return nil
  }

  /// What should be told to whoever opens the ledger.
  public var warnings: [StorageFinding] {
    var warnings: [StorageFinding] = []
    switch obstacle {
    case .journalBroken(let fault)?: warnings.append(.journalBroken(fault))
    case .tailGone(let file, let revision, let last)?:
      warnings.append(.tailGone(file: file, revision: revision, last: last))
    default: break
    }
    if hasHalfLine, journal.tornBytes > 0 { warnings.append(.tornLine(bytes: journal.tornBytes)) }
    return warnings
  }

  /// Throws where the journal cannot tell how things stood on `day`, which is past.
  public func requireHistory(on day: Day) throws(StorageError) {
    if obstacle != nil { throw .pastUnknown(day) }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
}

/// A ledger that has been opened.
public struct Opened {
  public let store: Store
  public var ledger: Ledger
  public let warnings: [StorageFinding]
}

/// What came of changes that were asked for.
public struct Commit: Sendable {
  /// The events that are on the disk now.
  public var events: [Event] = []
  public var remarks: [Remark] = []
  /// The changes that a rule forbids, each with the reason.
  public var refused: [(change: Change, reason: RuleBroken)] = []
  /// Whether others' changes were taken in first.
  public var hasNews = false
}

/// Names a disk's failure as one of storage.
func storing<Result>(
  _ body: () throws(DiskFailure) -> Result
) throws(StorageError) -> Result {
  do throws(DiskFailure) { return try body() } catch { throw StorageError(error) }
}
