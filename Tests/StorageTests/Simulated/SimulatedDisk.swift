import Glibc
import Synchronization

@testable import Storage

/// A disk in memory that keeps a log of what was changed and what was forced onto it, so that what
/// a loss of power leaves can be told for every moment.
///
/// Processes that use it can be killed at any change: it then stands as they have left it, with
/// what they had not forced onto it still to be lost.
final class SimulatedDisk: Sendable {
  /// What happened to the disk, in order.
  enum Happening: Sendable {
    case change(Volume.Change)
    /// The contents of a file, or the names in a folder, are on the disk.
    case sync(Int)

    var isSync: Bool { if case .sync = self { true } else { false } }
  }

  /// What stood on the disk before the log.
  let start: Volume
  private let state: Mutex<SimulatedKernel>

  init(_ volume: Volume = Volume()) {
    start = volume
    let next = (volume.nodes.keys.max() ?? 0) + 1
    state = Mutex(SimulatedKernel(volume: volume, nextNode: next))
  }

  var log: [Happening] { state.withLock { $0.log } }

  var volume: Volume { state.withLock { $0.volume } }

  /// Lets time pass.
  func wait(seconds: Int) { state.withLock { $0.time += seconds } }

  /// Kills whoever uses the disk when the log is so long; of a write that is the next to come,
  /// `bytes` are still done.
  func kill(at end: Int, bytes: Int = 0) {
    state.withLock { ($0.end, $0.lastBytes) = (end, bytes) }
  }

  /// What a killed process held is given back, as the kernel does it; others may begin.
  func bury() {
    state.withLock {
      ($0.files, $0.locks) = ([:], [:])
      ($0.end, $0.lastBytes, $0.isDead) = (.max, 0, false)
    }
  }

  private func alive<Result: Sendable>(
    _ body: (inout SimulatedKernel) throws(SystemError) -> sending Result
  ) throws(SystemError) -> sending Result {
    try state.withLock { state throws(SystemError) in
      if state.isDead { throw SystemError(EIO) }
      return try body(&state)
    }
  }

  var disk: Disk {
    var disk = Disk.live
    disk.open = { path, purpose throws(SystemError) in
      try self.alive { state throws(SystemError) in try state.open(path, purpose) }
    }
    disk.close = { file throws(SystemError) in
      try self.alive { state throws(SystemError) in state.close(file) }
    }
    disk.read = { file, buffer, offset throws(SystemError) in
      let bytes = try self.alive { state throws(SystemError) -> ArraySlice<UInt8> in
        try state.bytes(of: file).dropFirst(offset).prefix(buffer.count)
      }
      buffer.copyBytes(from: bytes)
      return bytes.count
    }
    disk.write = { file, bytes throws(SystemError) in
      let bytes = Array(bytes)
      return try self.alive { state throws(SystemError) in try state.write(file, bytes) }
    }
    disk.overwrite = { file, bytes, offset throws(SystemError) in
      let bytes = Array(bytes)
      return try self.alive { state throws(SystemError) in
        try state.write(file, bytes, at: offset)
      }
    }
    disk.sync = { file, _ throws(SystemError) in
      try self.alive { state throws(SystemError) in
        try state.note(.sync(try state.node(of: file)))
      }
    }
    disk.truncate = { file, size throws(SystemError) in
      try self.alive { state throws(SystemError) in
        try state.change(.truncate(try state.node(of: file), size: size))
      }
    }
    disk.dress = { file, old throws(SystemError) in
      try self.alive { state throws(SystemError) in
        state.volume.setMode(old.mode & 0o7777, of: try state.node(of: file))
      }
    }
    disk.realPath = { path throws(SystemError) in path }
    disk.status = { path throws(SystemError) in
      try self.alive { state throws(SystemError) in try state.status(path) }
    }
    disk.statusOfOpen = { file throws(SystemError) in
      try self.alive { state throws(SystemError) in
        try state.status(of: try state.node(of: file))
      }
    }
    disk.rename = { old, new throws(SystemError) in
      try self.alive { state throws(SystemError) in
        try state.change(.rename(try state.entry(of: old), try state.entry(to: new)))
      }
    }
    disk.link = { old, new throws(SystemError) in
      try self.alive { state throws(SystemError) in try state.link(old, new) }
    }
    disk.remove = { path throws(SystemError) in
      try self.alive { state throws(SystemError) in
        try state.change(.remove(try state.entry(of: path)))
      }
    }
    disk.removeFolder = { path throws(SystemError) in
      try self.alive { state throws(SystemError) in
        let entry = try state.entry(of: path)
        let node = state.volume.number(entry).flatMap { state.volume.nodes[$0] }
        guard node?.names.isEmpty == true else { throw SystemError(ENOTEMPTY) }
        try state.change(.remove(entry))
      }
    }
    disk.makeFolder = { path throws(SystemError) in
      try self.alive { state throws(SystemError) in try state.make(path, isFolder: true) }
    }
    disk.list = { path throws(SystemError) in
      try self.alive { state throws(SystemError) in
        guard let node = state.volume.number(path) else { throw SystemError(ENOENT) }
        return state.volume.nodes[node]?.names.keys.sorted() ?? []
      }
    }
    disk.tryLock = { file throws(SystemError) in
      try self.alive { state throws(SystemError) in
        let node = try state.node(of: file)
        guard state.locks[node] == nil || state.locks[node] == file else { return false }
        state.locks[node] = file
        return true
      }
    }
    disk.pause = { _ in }
    disk.now = { self.state.withLock { $0.time } }
    return disk
  }
}
