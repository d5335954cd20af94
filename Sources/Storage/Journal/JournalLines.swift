import Glibc

/// The lines of a file, one after another, from a place on; little of it is in memory at once.
///
/// A class, since it owns the memory of its window.
final class JournalLines {
  typealias Fill = (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int

  /// Where in the file the next line begins.
  private(set) var offset: Int
  /// How many bytes stand behind the last newline; known at the end.
  private(set) var tornBytes = 0

  private let fill: Fill
  private let size: Int
  private var window: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 19
  /// What the window holds, and which of that is still to be handed out.
  private var (held, start) = (0, 0)
  private var isEnd = false

  /// Of a file of `size` bytes; what is behind them is not looked at. `fill` fills a buffer with the
  /// file from an offset on, and answers how many bytes there were.
  init(from offset: Int, size: Int, by fill: @escaping Fill) {
    (self.offset, self.size, self.fill) = (offset, size, fill)
    window = .allocate(capacity: capacity + PaddedText.padding)
  }

  deinit { window.deallocate() }

  /// The next line without its newline, to be read and written to until the next call; `nil` at the
  /// end of the file or of its last whole line. The parser may read behind it.
  func next() throws(SystemError) -> UnsafeMutableBufferPointer<UInt8>? {
    while true {
      if let newline = memchr(window + start, 0x0A, held - start) {
        let line = window + start
        let count = newline - UnsafeMutableRawPointer(line)
        start += count + 1
        offset += count + 1
        return UnsafeMutableBufferPointer(start: line, count: count)
      }
      guard !isEnd else {
        tornBytes = held - start
        return nil
      }
      try refill()
    }
  }

  /// Reads on from an earlier place, as the file is now.
  func goBack(to place: Int) {
    (offset, held, start, isEnd) = (place, 0, 0, false)
  }

  /// All bytes from a place on.
  func rest(from place: Int) throws(SystemError) -> [UInt8] {
    let rest = UnsafeMutableRawBufferPointer.allocate(byteCount: max(0, size - place), alignment: 1)
    defer { rest.deallocate() }
    return Array(rest.prefix(try fill(rest, place)))
  }

  /// Moves what is left to the front and reads more behind it.
  private func refill() throws(SystemError) {
    if start == 0, held == capacity { grow() }
    memmove(window, window + start, held - start)
    (start, held) = (0, held - start)
    let place = offset + held
    let room = min(capacity - held, size - place)
    let count = try fill(UnsafeMutableRawBufferPointer(start: window + held, count: room), place)
    held += count
    isEnd = count < room || place + count == size
  }

  private func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + PaddedText.padding)
    larger.update(from: window, count: held)
    window.deallocate()
    (window, capacity) = (larger, capacity * 2)
  }
}
