import Foundation
import Testing

@testable import Rectification
@testable import Storage

/// Lines of a journal are packed where the parser reads them; whatever it packs must be what a
/// careful reading makes of the same line.
@Suite("留痕的收存")
struct EventPackingTests {
  private let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Data").standardizedFileURL.path

  @Test("样例台账的每条留痕都直接收存，与逐项读入的字节相同")
  func sample() throws {
    let events = try Store.open(data).ledger.history.events
    #expect(events.count > 500)
    var hash = Chain.start
    for event in events {
      let line = event.line(after: hash)
      hash = line.hash
      #expect(packed(line.bytes) == bytes(of: event), "\(event.seq)")
      #expect(unpacked(bytes(of: event)) == event)
    }
  }

  @Test(
    "写法不同的留痕：要么仔细读，要么读得一样",
    arguments: [
      (#""seq":1"#, #""seq":1.0"#), (#""seq":1"#, #""seq":"1""#), (#""seq":1"#, #""seq":0"#),
      (#""seq":1"#, #""seq":12345678901"#), ("+08:00", "Z"), ("+08:00", ".25+08:00"),
      ("+08:00", "+8:00"), ("T10", "T24"), ("2023-06-01", "2023-02-29"), ("office", "办公室\\n"),
      ("WT-001", "ledger"), ("WT-001", "问题一"), ("WT-001", ""), ("\"set\"", "\"step\":1,\"set\""),
      ("\"set\"", "\"of\":[1,2,3,4,5,6,7,8,9],\"set\""), ("\"set\"", "\"of\":[],\"set\""),
      ("\"set\"", "\"of\":[\"1\"],\"set\""), ("\"set\"", "\"origin\":\"甲\",\"set\""),
      ("\"set\":{", "\"set\":{\"status\":\"done\",\"a\":[1,[],{},null,true,false,-1.50e3],"),
      ("\"set\":{", "\"set\":{\"id\":\"WT-001\","), ("\"was\":{", "\"was\":{\"a\":1,\"a\":2,"),
      ("\"prev\"", "\"note\":\"“说明”\\u4e2d\",\"prev\""), ("\"prev\"", "\"newer\":1,\"prev\""),
      ("\"set\":{", "\"set\":["), ("\"op\"", "\"OP\""),
    ])
  func mutants(part: String, other: String) throws {
    let edit = Edit(
      op: "issue.edit", item: "WT-001", set: ["stage": "correcting"], was: ["title": "甲"])
    let event = Event(seq: 1, at: at(0), by: "office@desk3", edit: edit)
    let text = String(decoding: event.line(after: Chain.start).bytes.dropLast(), as: UTF8.self)
    #expect(text.contains(part))
    let line = Array((text.replacing(part, with: other, maxReplacements: 1) + "\n").utf8)
    let fast = packed(line)
    guard !fast.isEmpty else { return }
    let careful = try line.withPaddedText(0..<line.count - 1) { text throws(SyntaxError) in
      try JSONParser().object(text)
    }
    #expect(fast == bytes(of: try Event(careful)))
    #expect(fast.count <= line.count * 3 / 2)
  }

  @Test("很长的留痕分两半读，与一行行读的相同；接缝处断开也能发现")
  func halves() throws {
    let scratch = Scratch()
    scratch.layOut()
    var opened = try Store.open(scratch.path)
    let titles = (0..<4000).map { String(repeating: "第 \($0) 次修改，", count: 40) }
    _ = try opened.store.commit(
      titles.map(rename), by: "office@desk3", at: at(0), on: day("2023-06-01"), in: &opened.ledger)
    let reopened = try Store.open(scratch.path)
    #expect(reopened.store.journal == opened.store.journal)
    #expect(reopened.ledger.history.events.elementsEqual(opened.ledger.history.events))
    #expect(reopened.ledger.isSame(as: opened.ledger))

    let lines = scratch.read("journal.jsonl").split(
      separator: "\n", omittingEmptySubsequences: true)
    for gone in [1000, 1999, 2000, 2001, 2002, 3000, 3998] {
      let left = lines.prefix(gone) + lines.dropFirst(gone + 1)
      scratch.write("journal.jsonl", left.joined(separator: "\n") + "\n")
      let broken = try Store.open(scratch.path)
      #expect(
        broken.store.journal.fault
          == Break(
            line: gone + 1, reason: .sequence(gone + 2, expected: gone + 1)))
      #expect(broken.ledger.history.last == gone)
    }
  }

  /// What the parser packs of a line; nothing where it leaves it to a careful reading.
  private func packed(_ line: [UInt8]) -> [UInt8] {
    let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: line.count * 2 + 64)
    defer { scratch.deallocate() }
    var copy = line + [UInt8](repeating: 0, count: PaddedText.padding)
    let count = copy.withUnsafeMutableBufferPointer { buffer in
      JSONParser().packEvent(.init(rebasing: buffer[..<(line.count - 1)]), into: scratch[...])
        .count
    }
    return Array(scratch.prefix(count))
  }

  private func bytes(of event: Event) -> [UInt8] {
    var packer = Packer()
    event.pack(into: &packer)
    return packer.bytes
  }

  private func unpacked(_ bytes: [UInt8]) -> Event? {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { start in
        var packed = Unpacker(start)
        return Event(&packed)
      }
    }
  }
}
