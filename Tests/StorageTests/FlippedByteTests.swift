import Rectification
import Testing

@testable import Storage

/// No byte of the journal or of kept evidence can be changed without being found.
///
/// `make stress` tries every pattern on every byte, `make test` one on each.
@Suite struct FlippedByteTests {
  private let scratch = Scratch()

  init() { scratch.layOut() }

  /// Each bit, all bits, and what makes the byte a zero or a newline.
  private static func others(_ byte: UInt8) -> Set<UInt8> {
    Set((0..<8).map { byte ^ (1 << $0) } + [~byte, 0, UInt8(ascii: "\n")]).subtracting([byte])
  }

  private func eachFlip(
    of name: String, _ body: (_ place: Int, _ byte: UInt8) throws -> Void
  ) throws {
    let bytes = try Disk.live.contents(of: scratch.file(name))
    var random = SeededGenerator(seed: 7)
    for place in bytes.indices {
      let others = Self.others(bytes[place]).sorted()
      for byte in Effort.isStress ? others : [others.randomElement(using: &random) ?? 0] {
        var flipped = bytes
        flipped[place] = byte
        scratch.write(name, flipped)
        try body(place, byte)
      }
    }
    scratch.write(name, bytes)
  }

  @Test func everyByteOfTheJournal() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.commit(rename("二"), .start("CS-002"), in: &opened.ledger)
    try opened.store.commit(.note("CS-001", "末了"), in: &opened.ledger)
    let last = opened.ledger.history.last
    try eachFlip(of: "journal.jsonl") { place, byte in
      let damaged = try Store.open(scratch.path)
      #expect(!damaged.warnings.isEmpty, "byte \(place) as \(byte)")
      #expect(damaged.ledger.history.last < last, "byte \(place) as \(byte)")
    }
  }

  /// A byte in what others have been built on is damage, and nothing is cut off or written.
  @Test func damageBeforeTheLastStepIsNoRemnant() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), .start("CS-002"), in: &opened.ledger)
    let size = opened.store.journal.size
    try opened.store.commit(.note("CS-001", "末了"), in: &opened.ledger)
    let bytes = try Disk.live.contents(of: scratch.file("journal.jsonl"))
    let step = Effort.isStress ? 1 : 7
    for place in Array(stride(from: 0, to: size, by: step)) + [size - 1] {
      var flipped = bytes
      flipped[place] = 0
      scratch.write("journal.jsonl", flipped)
      #expect(try Store.open(scratch.path).store.obstacle != nil, "byte \(place)")
    }
  }

  @Test func everyByteOfEvidence() throws {
    var opened = try Store.open(scratch.path)
    scratch.write("通知.pdf", "关于做好整改工作的通知")
    let evidence = try opened.store.keep(scratch.file("通知.pdf"), on: day("2023-06-01"))
    try opened.store.commit(.attach("CS-001", [evidence]), in: &opened.ledger)
    let name = "evidence/\(evidence.sha256 ?? "")"
    try eachFlip(of: name) { place, byte in
      #expect(
        opened.store.findings(opened.ledger) == [.evidenceAltered("CS-001", name: "通知.pdf")],
        "byte \(place) as \(byte)")
    }
    #expect(opened.store.findings(opened.ledger).isEmpty)
  }

  /// Whatever is missing from the end, a file that has seen it tells.
  @Test func everyLengthOfAJournalThatWasCut() throws {
    var opened = try Store.open(scratch.path)
    try opened.store.commit(rename("一"), in: &opened.ledger)
    try opened.store.commit(rename("二"), .start("CS-002"), in: &opened.ledger)
    try opened.store.checkpoint(&opened.ledger)
    let bytes = try Disk.live.contents(of: scratch.file("journal.jsonl"))
    for length in stride(from: 0, to: bytes.count, by: Effort.isStress ? 1 : 5) {
      scratch.write("journal.jsonl", Array(bytes.prefix(length)))
      let cut = try Store.open(scratch.path)
      guard case .tailGone(_, 3, _)? = cut.store.obstacle else {
        Testing.Issue.record("\(length) bytes: \(String(describing: cut.store.obstacle))")
        continue
      }
      #expect(cut.ledger.isSame(as: opened.ledger))
    }
  }
}
