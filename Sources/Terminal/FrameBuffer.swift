import CTerminal
import Glibc

/// Collects what ncurses writes while it draws, so that a frame can go out by one write(2).
///
/// ncurses flushes a buffer of its own whenever that is full, and lets nobody put anything into it.
/// So its stream leads to memory while a frame is drawn, and to the terminal at all other times.
struct FrameBuffer {
  /// What ncurses writes to.
  let stream: Int32
  let terminal: Int32
  private let memory = ct_memory()

  init(stream: Int32, terminal: Int32) {
    (self.stream, self.terminal) = (stream, terminal)
  }

  /// The bytes that drawing took; none where there is no memory, and they went out as they came.
  func collect(_ draw: () -> Void) -> [UInt8] {
    guard memory >= 0, lseek(memory, 0, SEEK_SET) == 0, ct_point(stream, memory) >= 0 else {
      draw()
      return []
    }
    draw()
    let count = lseek(memory, 0, SEEK_CUR)
    _ = ct_point(stream, terminal)
    return [UInt8](unsafeUninitializedCapacity: max(0, count)) { bytes, initialized in
      initialized = max(0, pread(memory, bytes.baseAddress, bytes.count, 0))
    }
  }
}
