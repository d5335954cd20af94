@testable import Storage

/// Files and folders in memory, by number; 0 is the root.
struct Volume: Sendable {
  struct Node: Sendable {
    var isFolder = false
    var bytes: [UInt8] = []
    var names: [String: Int] = [:]
    var mode: UInt32 = 0o600
    var modified = 0
  }

  private(set) var nodes: [Int: Node] = [0: Node(isFolder: true, mode: 0o755)]

  /// A name in a folder.
  struct Entry: Hashable, Sendable {
    let folder: Int
    let name: String
  }

  /// What changes a volume, one system call each.
  enum Change: Sendable {
    case make(Entry, node: Int, isFolder: Bool)
    case link(Entry, node: Int)
    case rename(Entry, Entry)
    case remove(Entry)
    case write(Int, offset: Int, [UInt8])
    case truncate(Int, size: Int)
  }

  /// Where `path` leads, `nil` where a folder on the way is missing.
  func entry(_ path: String) -> Entry? {
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard let name = parts.last else { return nil }
    var folder = 0
    for part in parts.dropLast() {
      guard let next = nodes[folder]?.names[String(part)], nodes[next]?.isFolder == true else {
        return nil
      }
      folder = next
    }
    return Entry(folder: folder, name: String(name))
  }

  /// The number of what stands at `path`.
  func number(_ path: String) -> Int? {
    guard let entry = entry(path) else { return path.allSatisfy { $0 == "/" } ? 0 : nil }
    return number(entry)
  }

  func number(_ entry: Entry) -> Int? { nodes[entry.folder]?.names[entry.name] }

  /// What can be found from the root: names and contents, but of temporary files the names alone,
  /// since nobody reads those of others.
  var digest: Int {
    var hasher = Hasher()
    hash(0, into: &hasher)
    return hasher.finalize()
  }

  private func hash(_ number: Int, into hasher: inout Hasher) {
    guard let node = nodes[number] else { return }
    hasher.combine(node.bytes)
    for name in node.names.keys.sorted() {
      hasher.combine(name)
      if let number = node.names[name], !name.contains(".tmp-") { hash(number, into: &hasher) }
    }
  }

  mutating func setMode(_ mode: UInt32, of node: Int) { nodes[node]?.mode = mode }

  mutating func touch(_ node: Int, at time: Int) { nodes[node]?.modified = time }

  mutating func apply(_ change: Change, _ reach: Reach = .whole) {
    if case .none = reach { return }
    switch change {
    case .make(let entry, let node, let isFolder):
      nodes[node, default: Node()].isFolder = isFolder
      nodes[entry.folder]?.names[entry.name] = node
    case .link(let entry, let node): nodes[entry.folder]?.names[entry.name] = node
    case .rename(let old, let new):
      guard let node = nodes[old.folder]?.names.removeValue(forKey: old.name) else { return }
      nodes[new.folder]?.names[new.name] = node
    case .remove(let entry): nodes[entry.folder]?.names[entry.name] = nil
    case .truncate(let node, let size):
      let bytes = nodes[node, default: Node()].bytes
      nodes[node]?.bytes =
        bytes.prefix(size) + [UInt8](repeating: 0, count: max(0, size - bytes.count))
    case .write(let node, let offset, let bytes):
      write(reach.left(of: bytes), at: offset, to: node)
    }
  }

  private mutating func write(_ new: [UInt8], at offset: Int, to node: Int) {
    guard !new.isEmpty else { return }
    var bytes = nodes[node, default: Node()].bytes
    bytes += [UInt8](repeating: 0, count: max(0, offset + new.count - bytes.count))
    bytes.replaceSubrange(offset..<(offset + new.count), with: new)
    nodes[node, default: Node()].bytes = bytes
  }
}

/// How much of a change that was not forced onto the disk has reached it when the power goes.
enum Reach: Hashable, Sendable {
  case none, whole
  /// Of a write, its first bytes.
  case cut(Int)
  /// Of a write, all but these bytes, which read as zeros: pages are written in any order.
  case hole(Range<Int>)

  func left(of bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .none: return []
    case .whole: return bytes
    case .cut(let count): return Array(bytes.prefix(count))
    case .hole(let range):
      var left = bytes
      for place in range { left[place] = 0 }
      return left
    }
  }
}
