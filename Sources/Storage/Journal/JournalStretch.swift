import CSimdJSON
import Crypto
import Glibc
import Rectification

/// A part of a journal, read line by line and packed; each line is trusted only where the chain
/// holds. Whether the part ties in with what stands before it is seen when parts are joined.
///
/// A class, since a thread fills it in.
final class JournalStretch: @unchecked Sendable {
  /// What is known at its end; as `size`, the bytes of this part alone.
  private(set) var journal: Journal
  /// Where each event begins in `memory`.
  private(set) var starts: [Int] = []
  /// Where in `memory` the next one goes.
  private(set) var place: Int

  private let memory: UnsafeMutableBufferPointer<UInt8>
  private let parser = JSONParser()
  private var hash: [UInt8]

  /// Goes on behind what `journal` knows; packs into `memory` from `place` on, where there must be
  /// room for half as many bytes again as are read.
  init(after journal: Journal, into memory: UnsafeMutableBufferPointer<UInt8>, at place: Int = 0) {
    self.journal = journal
    self.journal.size = 0
    (self.memory, self.place) = (memory, place)
    hash = Array(journal.hash.utf8)
  }

  /// Takes every line that begins before `end`, up to one that breaks the chain.
  func take(_ lines: JournalLines, upTo end: Int) throws(SystemError) {
    while lines.offset < end {
      let start = lines.offset
      guard let line = try lines.next() else {
        journal.tornBytes = lines.tornBytes
        break
      }
      if takeAsWritten(line) || takeWithCare(line) { continue }
      guard line.contains(Remnant.mark),
        try isSealedMeanwhile(lines, from: start, seen: line[0])
      else { break }
    }
    journal.hash = String(decoding: hash, as: UTF8.self)
  }

  /// Takes a line that is written as this program writes it.
  private func takeAsWritten(_ line: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    guard let seal = LineSeal(line), memcmp(seal.previous, hash, 64) == 0, seal.isSound else {
      return false
    }
    let (count, seq) = parser.packEvent(line, into: memory[place...])
    guard count > 0, seq == journal.last + 1 else { return false }
    starts.append(place)
    place += count
    journal.last += 1
    for index in 0..<64 { hash[index] = seal.hash[index] }
    journal.lastLineSize = line.count + 1
    journal.size += line.count + 1
    return true
  }

  /// Takes a line that is written otherwise, or finds what is wrong with it.
  private func takeWithCare(_ line: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    journal.hash = String(decoding: hash, as: UTF8.self)
    let reader = JournalReader(parser: parser)
    guard let event = reader.event(Array(line), 0..<line.count, after: &journal) else {
      return false
    }
    starts.append(place)
    place += event.pack(into: memory[place...])
    hash = Array(journal.hash.utf8)
    return true
  }
}

extension JournalStretch {
  /// What a crash has left of a step of several lines is no damage. Whether it is no such remnant
  /// but a step that somebody was writing, and that is whole by now: then it is read again.
  private func isSealedMeanwhile(
    _ lines: JournalLines, from start: Int, seen: UInt8
  ) throws(SystemError) -> Bool {
    let rest = try lines.rest(from: start)
    if seen == Remnant.mark, let first = rest.first, first != seen {
      journal.fault = nil
      lines.goBack(to: start)
      return true
    }
    if Remnant.stands(in: rest[...], next: journal.last + 1) {
      (journal.fault, journal.tornBytes) = (nil, rest.count)
    }
    return false
  }
}

/// The end of a line as this program writes it: `,"prev":"…","hash":"…"}`.
struct LineSeal {
  let previous: UnsafePointer<UInt8>
  let hash: UnsafePointer<UInt8>
  private let line: UnsafeMutableBufferPointer<UInt8>

  private static let marks: [(place: Int, text: [UInt8])] = [
    (149, Array(",\"prev\":\"".utf8)), (76, Array("\",\"hash\":\"".utf8)), (2, Array("\"}".utf8)),
  ]

  init?(_ line: UnsafeMutableBufferPointer<UInt8>) {
    guard line.count > 149, let end = line.baseAddress.map({ $0 + line.count }) else { return nil }
    for mark in LineSeal.marks
    where memcmp(end - mark.place, mark.text, mark.text.count) != 0 { return nil }
    (previous, hash) = (UnsafePointer(end - 140), UnsafePointer(end - 66))
    self.line = line
  }

  /// Whether the bytes are those that the hash was made of (format.md).
  var isSound: Bool {
    // The comma behind `prev` is where the hashed text has its closing brace.
    let comma = line.count - 75
    line[comma] = UInt8(ascii: "}")
    defer { line[comma] = UInt8(ascii: ",") }
    let digest = SHA256.hash(
      data: UnsafeRawBufferPointer(start: line.baseAddress, count: comma + 1))
    var hash = hash
    for byte in digest {
      guard hash[0] == digit(byte >> 4), hash[1] == digit(byte & 15) else { return false }
      hash += 2
    }
    return true
  }

  private func digit(_ number: UInt8) -> UInt8 { number < 10 ? 0x30 + number : 0x57 + number }
}

extension JSONParser {
  /// Packs the event of a line, and answers how many bytes that takes, 0 where it is not written as
  /// this program writes it, and its `seq`.
  func packEvent(
    _ line: UnsafeMutableBufferPointer<UInt8>, into room: Slice<UnsafeMutableBufferPointer<UInt8>>
  ) -> (count: Int, seq: Int) {
    let room = UnsafeMutableBufferPointer(rebasing: room)
    var seq: UInt32 = 0
    let count = line.withMemoryRebound(to: CChar.self) {
      zg_json_pack_event(
        handle, $0.baseAddress, $0.count, $0.count + PaddedText.padding, room.baseAddress,
        room.count, &seq)
    }
    return (count, Int(seq))
  }
}
