import Glibc

/// A file with a list, cut between its records, so that little of it is in memory at once.
///
/// This program begins each record on a line of its own, four spaces in, and closes it on one; in
/// a text such a line break is escaped. A class, since it owns the memory of its window.
final class Pieces {
  /// Under which key the records of a piece stand.
  static let key = ""

  /// The file without its records, once all of them have been read.
  private(set) var frame: [UInt8]?

  private let fill: (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int
  private let window: UnsafeMutablePointer<UInt8>
  /// What the window holds, and which of that is still to be handed out.
  private var (held, start) = (0, 0)
  /// Where in the file the window ends.
  private var offset = 0
  private var top: [UInt8] = []

  /// As much as stays in the processor's second cache.
  private static let size = 1 << 19

  /// Begins to read a file whose list stands under the key `list`; `fill` fills a buffer with it
  /// from an offset on, and answers how many bytes there were. There are no pieces where the file
  /// is not laid out as this program does it.
  init?(
    list: String, by fill: @escaping (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int
  ) throws(SystemError) {
    self.fill = fill
    window = .allocate(capacity: Pieces.size + PaddedText.padding)
    _ = try refill()
    let head = Array("\"\(list)\": [".utf8)
    guard let found = first(of: head + "\n    {".utf8) else { return nil }
    start = found + head.count
    top = Array(UnsafeBufferPointer(start: window, count: start))
    // Nothing but numbers may stand before the list, or it could be part of something else.
    guard top.count(where: { $0 == 0x7B || $0 == 0x5B }) == 2 else { return nil }
  }

  deinit { window.deallocate() }

  /// The next records, as an object of its own that has them in a list; `nil` at the end, or where
  /// the rest is not laid out as this program does it: then there is no frame.
  func next() throws(SystemError) -> PaddedText? {
    guard frame == nil else { return nil }
    if let end = last(of: Pieces.between) { return piece(upTo: end + Pieces.closing.count) }
    let isEnd = try refill()
    if let end = last(of: Pieces.between) { return piece(upTo: end + Pieces.closing.count) }
    guard isEnd, let end = first(of: Pieces.end) else { return nil }
    let close = end + Pieces.closing.count
    frame = top + UnsafeBufferPointer(start: window + close, count: held - close)
    return piece(upTo: close)
  }

  private static let opening = Array("{\"\":[".utf8)
  private static let closing = Array("\n    }".utf8)
  private static let between = Array("\n    },\n    {".utf8)
  private static let end = Array("\n    }\n  ]".utf8)

  /// The records up to `end`, with brackets in the place of the line break and the spaces before
  /// them, and of the two bytes behind.
  private func piece(upTo end: Int) -> PaddedText? {
    for (place, byte) in Pieces.opening.enumerated() { window[start + place] = byte }
    (window[end], window[end + 1]) = (UInt8(ascii: "]"), UInt8(ascii: "}"))
    defer { start = end + 1 }
    let bytes = UnsafeBufferPointer(start: window, count: held)
    return PaddedText(bytes, start..<end + 2, capacity: Pieces.size + PaddedText.padding)
  }

  /// Moves what is left to the front and reads more behind it; answers whether the file has ended.
  private func refill() throws(SystemError) -> Bool {
    memmove(window, window + start, held - start)
    (start, held) = (0, held - start)
    let room = Pieces.size - held
    let count = try fill(UnsafeMutableRawBufferPointer(start: window + held, count: room), offset)
    (held, offset) = (held + count, offset + count)
    return count < room
  }

  private func first(of bytes: [UInt8]) -> Int? {
    (start..<max(start, held - bytes.count + 1)).first { stands(bytes, at: $0) }
  }

  private func last(of bytes: [UInt8]) -> Int? {
    (start..<max(start, held - bytes.count + 1)).last { stands(bytes, at: $0) }
  }

  private func stands(_ bytes: [UInt8], at place: Int) -> Bool {
    window[place] == bytes[0] && memcmp(window + place, bytes, bytes.count) == 0
  }
}
