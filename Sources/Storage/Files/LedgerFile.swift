import Rectification

/// The files of a ledger that hold records.
enum LedgerFile: String, CaseIterable, Sendable {
  case profile = "ledger.json"
  case issues = "issues.json"
  case measures = "measures.json"
  case policies = "policies.json"

  var name: String { rawValue }

  /// The key under which the records stand.
  var listKey: String? {
    switch self {
    case .profile: nil
    case .issues: "issues"
    case .measures: "measures"
    case .policies: "policies"
    }
  }

  init(_ kind: RecordKind) {
    switch kind {
    case .issue: self = .issues
    case .measure: self = .measures
    case .policy: self = .policies
    }
  }

  static let journal = "journal.jsonl"
  /// What the names of half lines set aside begin with.
  static let tornPrefix = "journal.torn-"
  static let lock = ".lock"
  static let evidence = "evidence"
  static let backups = "backups"

  /// The version of the format that this program writes, and the newest that it reads.
  static let schemaVersion = 1
}

extension LedgerFile {
  /// The folders of a ledger in which the file at `path` lies, the outermost first: of
  /// `甲/evidence/ba78…` it is `甲/evidence`, of `甲/issues.json` there are none.
  static func foldersWithin(_ path: String) -> [String] {
    let (name, parent) = (Storage.name(of: path), folder(of: path))
    // What is kept as evidence is called by its hash, with more around it until it is whole.
    let holdsHash = name.utf8.count >= Chain.start.utf8.count
    if holdsHash, Storage.name(of: parent) == evidence { return [parent] }
    let (backup, above) = (Storage.name(of: parent), folder(of: parent))
    guard Storage.name(of: above) == backups, LedgerFile(rawValue: name) != nil,
      Backup(name: backup) != nil || isTemporary(backup) || backup.hasPrefix(Store.asidePrefix)
    else { return [] }
    return [above, parent]
  }
}

/// What a file says besides its records.
struct FileHead: Hashable, Sendable {
  /// The last event that the file contains; `nil`: the file is taken to be up to date.
  var revision: Int?
  /// Members beside the list that this version does not know.
  var unknown = Fields()
}
