import Glibc
import Rectification
import Threads

/// A whole journal as it was read: its events, and how far it is known to be sound.
struct LoadedJournal {
  var events = Events()
  var journal = Journal()
}

extension Disk {
  /// Reads the journal at `path`; a missing one is empty.
  ///
  /// A large one is cut in two, each half read on a thread of its own: a line's hash vouches for the
  /// line alone, so that the halves tie in where the second begins with the hash that the first ends
  /// with.
  func journal(at path: String) throws(DiskFailure) -> LoadedJournal {
    do throws(DiskFailure) {
      let size = try fileStatus(path).size
      return try reading(path) { fill throws(SystemError) in
        try JournalLoading(size: size, fill: fill).loaded()
      }
    } catch {
      guard error.isAbsence else { throw error }
      return LoadedJournal()
    }
  }
}

/// One reading of a journal.
private struct JournalLoading: @unchecked Sendable {
  let size: Int
  let fill: JournalLines.Fill

  func loaded() throws(SystemError) -> LoadedJournal {
    // Packed, a line takes at most half as many bytes again; what is not used costs nothing. What
    // another process appends meanwhile is left to the next look.
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size + size / 2 + 64)
    do throws(SystemError) {
      guard size >= LedgerFiles.large, let seam = try seam(near: size / 2) else {
        let first = JournalStretch(after: Journal(), into: memory)
        try first.take(lines(from: 0), upTo: size)
        return LoadedJournal(first, nil, memory)
      }
      let middle = seam.offset + seam.offset / 2
      let first = JournalStretch(
        after: Journal(), into: UnsafeMutableBufferPointer(rebasing: memory[..<middle]))
      let second = JournalStretch(after: seam.journal, into: memory, at: middle)
      let (one, other) = both(
        { Result { () throws(SystemError) in try first.take(lines(from: 0), upTo: seam.offset) } },
        {
          Result { () throws(SystemError) in try second.take(lines(from: seam.offset), upTo: size) }
        })
      try one.get()
      try other.get()
      return LoadedJournal(first, (second, seam.journal), memory)
    } catch {
      memory.deallocate()
      throw error
    }
  }

  private func lines(from offset: Int) -> JournalLines {
    JournalLines(from: offset, size: size, by: fill)
  }

  /// Where a line begins behind `offset`, and what it says of the line before it; `nil` where it is
  /// not written as this program writes it.
  private func seam(near offset: Int) throws(SystemError) -> (offset: Int, journal: Journal)? {
    let lines = lines(from: offset)
    guard try lines.next() != nil else { return nil }
    let start = lines.offset
    guard let line = try lines.next(), let seal = LineSeal(line), let seq = seq(of: line) else {
      return nil
    }
    var journal = Journal()
    journal.last = seq - 1
    journal.hash = String(
      decoding: UnsafeBufferPointer(start: seal.previous, count: 64), as: UTF8.self)
    return (start, journal)
  }

  private func seq(of line: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    let head = Array("{\"seq\":".utf8)
    guard line.starts(with: head) else { return nil }
    let digits = line.dropFirst(head.count).prefix { $0 != UInt8(ascii: ",") }
    return Int(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension LoadedJournal {
  /// A journal that is in memory.
  init(_ bytes: [UInt8]) {
    let loading = JournalLoading(size: bytes.count) { buffer, offset throws(SystemError) in
      let part = bytes[offset..<min(bytes.count, offset + buffer.count)]
      buffer.copyBytes(from: part)
      return part.count
    }
    // Memory does not fail to be read.
    self = (try? loading.loaded()) ?? LoadedJournal()
  }

  /// Joins two parts of a journal, where the second ties in with the first: `said` is what its first
  /// line says of the line before. Takes over `memory`.
  fileprivate init(
    _ first: JournalStretch, _ second: (stretch: JournalStretch, said: Journal)?,
    _ memory: UnsafeMutableBufferPointer<UInt8>
  ) {
    journal = first.journal
    var (starts, end) = (first.starts, first.place)
    if let (second, said) = second, journal.fault == nil {
      if said.last == journal.last, said.hash == journal.hash {
        starts += second.starts
        end = second.place
        journal = second.journal
        journal.size += first.journal.size
      } else {
        journal.fault = Break(
          line: journal.last + 1,
          reason: said.last == journal.last
            ? .otherPredecessor : .sequence(said.last + 1, expected: journal.last + 1))
      }
    }
    events = Events(memory, count: end, starts: starts)
  }
}
