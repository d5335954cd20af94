import Glibc
import Synchronization

@testable import Storage

/// The real disk, on which one call fails, or every call from one on, as in a crash.
final class FaultyDisk: Sendable {
  /// How the chosen call goes wrong.
  enum Fault: Sendable {
    /// The call is refused; later ones work.
    case error(Int32)
    /// A write takes half of its bytes and all goes on; other calls are refused.
    case shortWrite
    /// A write takes half of its bytes; nothing works from then on.
    case crash
  }

  private struct State {
    var calls = 0
    var target = Int.max
    var isDown = false
  }

  private let fault: Fault
  private let state = Mutex(State())

  init(_ fault: Fault) { self.fault = fault }

  /// Lets the call `number`, counted from 1 from now on, go wrong.
  func arm(_ number: Int) { state.withLock { $0 = State(target: number) } }

  func disarm() { state.withLock { $0 = State() } }

  /// The calls since the fault was armed.
  var calls: Int { state.withLock { $0.calls } }

  /// Whether this call is to fail.
  private func isStruck() -> Bool {
    state.withLock { state in
      state.calls += 1
      let isStruck = state.calls == state.target || state.isDown
      if isStruck, case .crash = fault { state.isDown = true }
      return isStruck
    }
  }

  private func check() throws(SystemError) {
    guard isStruck() else { return }
    if case .error(let code) = fault { throw SystemError(code) }
    throw SystemError(EIO)
  }

  private func write(
    _ file: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemError) -> Int {
    let wasDown = state.withLock { $0.isDown }
    guard isStruck() else { return try Disk.live.write(file, bytes) }
    if case .error(let code) = fault { throw SystemError(code) }
    if wasDown { throw SystemError(EIO) }
    let half = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)])
    let count = try Disk.live.write(file, half)
    if case .crash = fault { throw SystemError(EIO) }
    return count
  }

  var disk: Disk {
    let live = Disk.live
    var disk = live
    disk.open = { path, purpose throws(SystemError) in
      try self.check()
      return try live.open(path, purpose)
    }
    // A descriptor is closed even where closing is refused, or tests would run out of them.
    disk.close = { file throws(SystemError) in
      try live.close(file)
      try self.check()
    }
    disk.read = { file, buffer, offset throws(SystemError) in
      try self.check()
      return try live.read(file, buffer, offset)
    }
    disk.write = { file, bytes throws(SystemError) in try self.write(file, bytes) }
    disk.overwrite = { file, bytes, offset throws(SystemError) in
      try self.check()
      return try live.overwrite(file, bytes, offset)
    }
    disk.sync = { file, dataOnly throws(SystemError) in
      try self.check()
      try live.sync(file, dataOnly)
    }
    disk.truncate = { file, size throws(SystemError) in
      try self.check()
      try live.truncate(file, size)
    }
    disk.dress = { file, old throws(SystemError) in
      try self.check()
      try live.dress(file, old)
    }
    disk.realPath = { path throws(SystemError) in
      try self.check()
      return try live.realPath(path)
    }
    disk.status = { path throws(SystemError) in
      try self.check()
      return try live.status(path)
    }
    disk.statusOfOpen = { file throws(SystemError) in
      try self.check()
      return try live.statusOfOpen(file)
    }
    disk.rename = { old, new throws(SystemError) in
      try self.check()
      try live.rename(old, new)
    }
    disk.link = { old, new throws(SystemError) in
      try self.check()
      try live.link(old, new)
    }
    disk.removeFolder = { path throws(SystemError) in
      try self.check()
      try live.removeFolder(path)
    }
    disk.remove = { path throws(SystemError) in
      try self.check()
      try live.remove(path)
    }
    disk.makeFolder = { path throws(SystemError) in
      try self.check()
      try live.makeFolder(path)
    }
    disk.list = { path throws(SystemError) in
      try self.check()
      return try live.list(path)
    }
    disk.tryLock = { file throws(SystemError) in
      try self.check()
      return try live.tryLock(file)
    }
    disk.now = { 1_686_000_000 }
    return disk
  }
}
