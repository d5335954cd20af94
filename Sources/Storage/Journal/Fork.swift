import Glibc
import Rectification

/// Two journals with a common beginning: what stands behind it in each.
public struct Fork: Sendable {
  /// The `seq` of the last event that both have, 0 where there is none.
  public let common: Int
  public let ours: [SealedEvent]
  public let theirs: [SealedEvent]
}

extension Store {
  /// Compares the ledger's journal with another; throws where the other's chain is broken, or ends
  /// in half a line.
  ///
  /// Every line is sealed with the hash of all that is before it, so that equal hashes are equal
  /// beginnings, byte by byte.
  public func fork(from other: String) throws(StorageError) -> Fork {
    let ours = try bytes(of: path(LedgerFile.journal)).prefix(journal.size)
    let theirs = try bytes(of: other)
    let start = try beginning(Array(ours), theirs)
    return Fork(
      common: start.last, ours: try sealed(Array(ours), after: start),
      theirs: try sealed(theirs, after: start))
  }

  private func bytes(of journal: String) throws(StorageError) -> [UInt8] {
    do throws(DiskFailure) { return try disk.contents(of: journal) } catch {
      guard error.isAbsence else { throw StorageError(error) }
      return []
    }
  }

  /// The state of both journals behind their last common line.
  private func beginning(_ ours: [UInt8], _ theirs: [UInt8]) throws(StorageError) -> Journal {
    let newline = UInt8(ascii: "\n")
    let common = ours[..<commonCount(ours, theirs)]
    guard let end = common.lastIndex(of: newline) else { return Journal() }
    let start = common[..<end].lastIndex(of: newline).map { $0 + 1 } ?? 0
    var journal = Journal()
    (journal.size, journal.lastLineSize) = (end + 1, end + 1 - start)
    do throws(SyntaxError) {
      let fields = try ours.withPaddedText(start..<end) { text throws(SyntaxError) in
        try parser.object(text)
      }
      journal.hash = fields["hash"]?.text ?? ""
      if case .number(let digits)? = fields["seq"] { journal.last = Int(digits) ?? 0 }
    } catch { throw .malformed(LedgerFile.journal, nil, error.problem) }
    return journal
  }

  private func sealed(
    _ bytes: [UInt8], after start: Journal
  ) throws(StorageError) -> [SealedEvent] {
    var (journal, events) = (start, [SealedEvent]())
    let reader = JournalReader(parser: parser)
    while journal.size < bytes.count {
      let end = bytes[journal.size...].firstIndex(of: UInt8(ascii: "\n"))
      let line = Array(bytes[journal.size..<(end.map { $0 + 1 } ?? bytes.count)])
      let read = reader.events(line, after: &journal)
      if let fault = journal.fault { throw .journalBroken(fault) }
      guard let event = read.first else {
        throw .journalBroken(Break(line: journal.last + 1, reason: .malformed(.incomplete)))
      }
      events.append(SealedEvent(event, hash: journal.hash))
    }
    return events
  }
}

/// How many bytes both begin with.
private func commonCount(_ one: [UInt8], _ other: [UInt8]) -> Int {
  let (end, block) = (min(one.count, other.count), 1 << 16)
  var count = 0
  while count < end {
    let next = min(count + block, end)
    guard one[count..<next].withUnsafeBytes({ isSame($0, other[count..<next]) }) else { break }
    count = next
  }
  while count < end, one[count] == other[count] { count += 1 }
  return count
}

private func isSame(_ one: UnsafeRawBufferPointer, _ other: ArraySlice<UInt8>) -> Bool {
  other.withUnsafeBytes { other in
    guard let first = one.baseAddress, let second = other.baseAddress else { return true }
    return memcmp(first, second, min(one.count, other.count)) == 0
  }
}
