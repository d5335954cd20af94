import Rectification
import Storage

/// Where one of the ledgers of a roll-up is kept.
struct LedgerSource: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case folder(String)
    case remote(Remote)
  }

  let place: Place
  /// By the list; else the ledger itself says what it is called.
  var name: String?
  /// What tells it from others that call themselves the same.
  let label: String
  /// Why it is no place to read from, known before it is tried.
  var fault: String?

  /// The path for people and programs.
  var path: String {
    switch place {
    case .folder(let folder): folder
    case .remote(let remote): remote.shown
    }
  }
}

/// The ledgers of a roll-up, each once, in the order in which they were given.
public struct LedgerSet: Sendable {
  /// What the list calls the whole, empty where none does.
  public private(set) var title = ""
  private(set) var sources: [LedgerSource] = []
  private var places: [Identity: Int] = [:]

  public var count: Int { sources.count }

  /// Whether any of them has to be fetched.
  public var hasRemotes: Bool {
    sources.contains { if case .remote = $0.place { true } else { false } }
  }

  /// Finds what `arguments` name: the ledgers below folders, and those of lists. Throws where one
  /// is neither, and where a list cannot be understood.
  public init(_ arguments: [String]) throws(LedgerListFault) {
    for argument in arguments {
      let path = trimmed(argument)
      switch Standing(following: path) {
      case .folder: try add(below: path)
      case .file: try add(LedgerList(file: path))
      case .nothing, .other: throw .nothingThere(argument)
      }
    }
  }

  private mutating func add(below folder: String) throws(LedgerListFault) {
    let found = LedgerSearch(below: folder).found
    guard !found.isEmpty else { throw .noLedgers(folder) }
    for source in found { add(source) }
  }

  private mutating func add(_ list: LedgerList) {
    if title.isEmpty { title = list.title }
    for source in list.sources { add(source) }
  }

  /// The same ledger counts once; a name that somebody gave it stays.
  private mutating func add(_ source: LedgerSource) {
    let identity = Identity(source.place)
    if let place = places[identity] {
      sources[place].name = sources[place].name ?? source.name
    } else {
      places[identity] = sources.count
      sources.append(source)
    }
  }
}

/// What two ways to one ledger have in common.
private enum Identity: Hashable {
  case folder(FolderIdentity)
  case path(String)
  case remote(String)

  init(_ place: LedgerSource.Place) {
    switch place {
    case .folder(let folder):
      self = FolderIdentity(folder).map(Identity.folder) ?? .path(absolute(folder))
    case .remote(let remote): self = .remote(remote.address)
    }
  }
}

/// The path without slashes at its end.
private func trimmed(_ path: String) -> String {
  var kept = path[...]
  while kept.count > 1, kept.last == "/" { kept.removeLast() }
  return String(kept)
}
