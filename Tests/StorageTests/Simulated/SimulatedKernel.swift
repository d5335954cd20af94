import Glibc

@testable import Storage

/// The system calls of a simulated disk.
struct SimulatedKernel: Sendable {
  var volume: Volume
  private(set) var log: [SimulatedDisk.Happening] = []
  /// The open files, each with the number of what it is open on.
  var files: [Int32: Int] = [:]
  var locks: [Int: Int32] = [:]
  private var nextFile: Int32 = 100
  private var nextNode: Int
  /// How long the log is when the process dies, and how much of a last write is still done.
  var end = Int.max
  var lastBytes = 0
  var isDead = false
  var time = 1_686_000_000

  init(volume: Volume, nextNode: Int) { (self.volume, self.nextNode) = (volume, nextNode) }
}

extension SimulatedKernel {
  mutating func open(
    _ path: String, _ purpose: Disk.Purpose
  ) throws(SystemError) -> Int32 {
    if purpose == .create {
      guard volume.number(path) == nil else { throw SystemError(EEXIST) }
      try make(path, isFolder: false)
    }
    guard let node = volume.number(path) else { throw SystemError(ENOENT) }
    if ![.read, .folder].contains(purpose), volume.nodes[node]?.isFolder == true {
      throw SystemError(EISDIR)
    }
    nextFile += 1
    files[nextFile] = node
    return nextFile
  }

  mutating func close(_ file: Int32) {
    if let node = files.removeValue(forKey: file), locks[node] == file { locks[node] = nil }
  }

  mutating func make(_ path: String, isFolder: Bool) throws(SystemError) {
    let entry = try entry(to: path)
    guard volume.number(entry) == nil else { throw SystemError(EEXIST) }
    let node = nextNode
    nextNode += 1
    try change(.make(entry, node: node, isFolder: isFolder))
  }

  mutating func link(_ old: String, _ new: String) throws(SystemError) {
    let entry = try entry(to: new)
    guard let node = volume.number(old) else { throw SystemError(ENOENT) }
    guard volume.number(entry) == nil else { throw SystemError(EEXIST) }
    try change(.link(entry, node: node))
  }

  mutating func write(
    _ file: Int32, _ bytes: [UInt8], at offset: Int? = nil
  ) throws(SystemError) -> Int {
    let node = try node(of: file)
    let offset = offset ?? volume.nodes[node]?.bytes.count ?? 0
    if log.count >= end, lastBytes > 0 {
      end += 1
      try change(.write(node, offset: offset, Array(bytes.prefix(lastBytes))))
      isDead = true
      throw SystemError(EIO)
    }
    try change(.write(node, offset: offset, bytes))
    return bytes.count
  }

  mutating func change(_ change: Volume.Change) throws(SystemError) {
    try note(.change(change))
    volume.apply(change)
    switch change {
    case .write(let node, _, _), .truncate(let node, _), .make(_, let node, _):
      volume.touch(node, at: time * 1_000_000_000 + log.count)
    case .link, .rename, .remove: break
    }
  }

  mutating func note(_ happening: SimulatedDisk.Happening) throws(SystemError) {
    guard log.count < end else {
      isDead = true
      throw SystemError(EIO)
    }
    log.append(happening)
  }

  func node(of file: Int32) throws(SystemError) -> Int {
    guard let node = files[file] else { throw SystemError(EBADF) }
    return node
  }

  func bytes(of file: Int32) throws(SystemError) -> [UInt8] {
    volume.nodes[try node(of: file)]?.bytes ?? []
  }

  func entry(to path: String) throws(SystemError) -> Volume.Entry {
    guard let entry = volume.entry(path) else { throw SystemError(ENOENT) }
    return entry
  }

  /// The name of something that is there.
  func entry(of path: String) throws(SystemError) -> Volume.Entry {
    let entry = try entry(to: path)
    guard volume.number(entry) != nil else { throw SystemError(ENOENT) }
    return entry
  }

  func status(_ path: String) throws(SystemError) -> FileStatus {
    guard let number = volume.number(path) else { throw SystemError(ENOENT) }
    return try status(of: number)
  }

  func status(of number: Int) throws(SystemError) -> FileStatus {
    guard let node = volume.nodes[number] else { throw SystemError(EBADF) }
    return FileStatus(
      kind: node.isFolder ? .folder : .file, size: node.bytes.count, mode: node.mode,
      device: 1, inode: UInt64(number), modified: node.modified)
  }
}
