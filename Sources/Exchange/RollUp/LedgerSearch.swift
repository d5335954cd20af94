import Glibc
import Storage

/// The ledgers below a folder, in the order of their paths: itself, where it is one.
///
/// What is hidden is passed over, and what a ledger keeps within itself is never looked into. Links
/// to folders are followed, but to each folder only once.
struct LedgerSearch {
  private(set) var found: [LedgerSource] = []
  private var seen: Set<FolderIdentity> = []
  private let top: String

  init(below folder: String) {
    top = folder
    look(into: folder, label: "")
  }

  private mutating func look(into folder: String, label: String) {
    guard let identity = FolderIdentity(folder), seen.insert(identity).inserted else { return }
    if Store.isLedger(folder) { return add(folder, label) }
    let names: [String]
    do throws(SystemError) { names = try Disk.live.list(folder) } catch {
      // It may be a ledger: that is not passed over in silence.
      return add(folder, label, fault: "读不出文件夹：\(error.reason)")
    }
    for name in names where !name.hasPrefix(".") && !LedgerSearch.passedOver.contains(name) {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      guard Standing(following: path) == .folder else { continue }
      look(into: path, label: label.isEmpty ? name : "\(label)/\(name)")
    }
  }

  private mutating func add(_ folder: String, _ label: String, fault: String? = nil) {
    found.append(
      LedgerSource(
        place: .folder(folder), label: label.isEmpty ? lastName(of: folder) : label, fault: fault))
  }

  /// What ledgers keep besides their files.
  private static let passedOver: Set = ["evidence", "backups"]
}

/// What tells one folder from another, whatever way leads there.
struct FolderIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64

  /// `nil` where nothing stands, or nobody may look.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}

/// The last part of a path.
func lastName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}
