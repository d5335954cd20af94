import Rectification

/// Reads lines of a journal, and trusts each only where the chain holds.
struct JournalReader {
  let parser: JSONParser

  /// The events in `bytes`, which stand behind what `journal` already knows; `journal` then knows
  /// them too, or where they break off.
  func events(_ bytes: [UInt8], after journal: inout Journal) -> [Event] {
    var events: [Event] = []
    var start = 0
    journal.tornBytes = 0
    while start < bytes.count, journal.fault == nil {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        journal.tornBytes = bytes.count - start
        break
      }
      if let event = event(bytes, start..<end, after: &journal) {
        events.append(event)
      } else if Remnant.stands(in: bytes[start...], next: journal.last + 1) {
        (journal.fault, journal.tornBytes) = (nil, bytes.count - start)
        break
      }
      start = end + 1
    }
    return events
  }

  /// The event of a line behind what `journal` knows; `nil` where the chain breaks off there, which
  /// `journal` then knows.
  func event(_ bytes: [UInt8], _ line: Range<Int>, after journal: inout Journal) -> Event? {
    do throws(BrokenLine) { return try checked(bytes, line, after: &journal) } catch {
      journal.fault = Break(line: journal.last + 1, reason: error.reason)
      return nil
    }
  }

  private func checked(
    _ bytes: [UInt8], _ line: Range<Int>, after journal: inout Journal
  ) throws(BrokenLine) -> Event {
    let fields = try fields(bytes, line)
    let seal = try Seal(bytes, line, fields)
    let event: Event
    do throws(BadValue) { event = try Event(fields) } catch { throw BrokenLine(.badValue(error)) }
    guard event.seq == journal.last + 1 else {
      throw BrokenLine(.sequence(event.seq, expected: journal.last + 1))
    }
    guard seal.previous == journal.hash else { throw BrokenLine(.otherPredecessor) }
    guard seal.hash == seal.expected else { throw BrokenLine(.altered) }
    (journal.last, journal.hash, journal.lastLineSize) = (event.seq, seal.hash, line.count + 1)
    journal.size += line.count + 1
    return event
  }

  private func fields(_ bytes: [UInt8], _ line: Range<Int>) throws(BrokenLine) -> Fields {
    do throws(SyntaxError) {
      return try bytes.withPaddedText(line) { text throws(SyntaxError) in
        try parser.object(text)
      }
    } catch { throw BrokenLine(.malformed(error.problem)) }
  }
}

/// Why a line is not taken.
private struct BrokenLine: Error {
  let reason: Break.Reason

  init(_ reason: Break.Reason) { self.reason = reason }
}

/// The end of a line, which vouches for the rest: `"prev":"…","hash":"…"}`.
struct Seal {
  let previous: String
  let hash: String
  /// `,"hash":"…"}`.
  static let size = 75
  /// The hash that the line's bytes ask for.
  let expected: String

  fileprivate init(
    _ bytes: [UInt8], _ line: Range<Int>, _ fields: Fields
  ) throws(BrokenLine) {
    guard let previous = fields["prev"]?.text, let hash = fields["hash"]?.text,
      Chain.isHash(previous), Chain.isHash(hash)
    else { throw BrokenLine(.noHash) }
    let end = ",\"prev\":\"\(previous)\",\"hash\":\"\(hash)\"}"
    guard bytes[line].suffix(end.utf8.count).elementsEqual(end.utf8) else {
      throw BrokenLine(.noHash)
    }
    (self.previous, self.hash) = (previous, hash)
    expected = Chain.hash(of: bytes[line].dropLast(Seal.size), closedBy: UInt8(ascii: "}"))
  }
}
