import Glibc
import Rectification
import Screens
import Storage

/// The file in which is kept, for one ledger, where its user was last; one without a home has none.
struct Memory {
  private let folder: String?
  private let ledger: String

  /// The memory of the ledger in `folder`.
  init(ofLedger folder: String) {
    self.folder = OwnFolder.state.path
    ledger = realPath(folder) ?? absolutePath(folder)
  }

  /// What came of looking for it.
  enum Found {
    case remembered(Remembered)
    case nothing
    /// The file cannot be understood; the sentence says so.
    case broken(String)

    var remembered: Remembered? { if case .remembered(let last) = self { last } else { nil } }
  }

  /// Looks up what is remembered of the ledger.
  func read() -> Found {
    guard let path, fileExists(path), let text = try? readFile(path) else { return .nothing }
    do throws(JSONText.Unreadable) {
      let fields = try JSONText(text).fields
      guard fields["ledger"]?.text == ledger else { return .nothing }
      return .remembered(Remembered(.object(fields)))
    } catch {
      let place = error.place.map { " \($0)" } ?? ""
      // Views that somebody has saved may be in it: it is not to be written over.
      rename(path, path + ".broken")
      return .broken("上次离开时的画面没有恢复：\(path)\(place) 写法有误，已改名为 .broken 留存；这次从总览开始。")
    }
  }

  /// Keeps it for the next time; false where that cannot be. Nothing of the ledger is in it.
  @discardableResult
  func write(_ remembered: Remembered) -> Bool {
    guard let folder, let path, makeOwnFolder(folder) else { return false }
    let fields = remembered.value.object ?? Fields()
    let value = Value.object(
      Fields([Member(key: "ledger", value: .text(ledger))] + fields.members))
    let bytes = Array((value.json(.indented) + "\n").utf8)
    return (try? writeFile(bytes, to: path, mode: 0o600)) != nil
  }

  /// One file a ledger. Two whose paths fall together are told apart by what the file says.
  private var path: String? {
    let digits = String(ledger.utf8.fingerprint, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.count)
    return folder.map { "\($0)/\(padding)\(digits).json" }
  }
}

extension Sequence<UInt8> {
  /// A number that stands for the bytes (FNV-1a).
  fileprivate var fingerprint: UInt64 {
    reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
