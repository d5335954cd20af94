import Cells
import Testing

@testable import Terminal

/// The decoder by itself, where a pause is a number.
@Suite struct DecodingTests {
  init() { #expect(ownLocale.writesChinese) }

  private static let pieces: [(bytes: String, keys: [Key])] = [
    ("整", [.character("整")]), ("𠮷", [.character("𠮷")]), ("q", [.character("q")]),
    ("\r", [.enter]), ("[", [.character("[")]), ("R", [.character("R")]),
    ("\u{1B}[A", [.up]), ("\u{1B}[1;5D", [.ctrlLeft]), ("\u{1B}[3~", [.delete]),
    ("\u{1B}[[A", [.function(1)]), ("\u{1B}[I", [.focus(true)]),
    ("\u{1B}[200~甲\r乙\u{1B}[201~", [.paste("甲\n乙")]), ("\u{1B}[200~~\u{1B}[201~", [.paste("~")]),
    ("\u{1B}[<64;3;2M", [.mouse(Mouse(kind: .wheelUp, column: 2, row: 1))]),
    ("\u{1B}]11;rgb:dddd/dd/dd\u{7}", []), ("\u{1B}P1+r544e=7874\u{1B}\\", []),
    ("\u{1B}[2;2R", []), ("\u{1B}[?2026;2$y", []), ("\u{1B}[?62;4c", []), ("\u{1B}[99;7y", []),
  ]

  /// Only after an Escape no pause is possible: an Escape with nothing after it is the key.
  @Test("Keys, pastes and answers are the same wherever they are split", arguments: 0..<200)
  func splits(seed: UInt32) {
    var chance = Chance(seed: seed)
    let chosen = (0..<30).map { _ in Self.pieces[chance.next(below: Self.pieces.count)] }
    var decoder = KeyDecoder()
    var keys: [Key] = []
    var rest = chosen.flatMap { Array($0.bytes.utf8) }[...]
    while !rest.isEmpty {
      var batch = rest.prefix(1 + chance.next(below: 12))
      if batch.last == 0x1B { batch = rest.prefix(batch.count + 1) }
      rest = rest.dropFirst(batch.count)
      keys += decoder.take(batch, at: .now)
    }
    #expect(keys == chosen.flatMap(\.keys))
    let answers = chosen.filter { $0.bytes.hasSuffix("R") || $0.bytes.contains("?") }
    #expect(decoder.takeAnswers().count == answers.count { $0.bytes.first == "\u{1B}" })
  }

  @Test("A paste whose end is lost ends with the first key pressed by itself after a pause")
  func unendedPaste() {
    let start = ContinuousClock.now
    var decoder = KeyDecoder()
    func keys(_ text: String, after milliseconds: Int) -> [Key] {
      decoder.take(Array(text.utf8)[...], at: start.advanced(by: .milliseconds(milliseconds)))
    }
    #expect(keys("\u{1B}[200~甲", after: 0) == [])
    #expect(keys("乙", after: 100) == [])
    #expect(keys("q\rq\rq\r", after: 2000) == [], "The rest of a paste that was held up")
    #expect(keys("丙", after: 2600) == [.paste("甲乙q\nq\nq\n"), .character("丙")])
    #expect(keys("x", after: 2700) == [.character("x")])
    #expect(keys("\u{1B}[200~丁", after: 2800) == [])
    #expect(keys("\u{1B}", after: 3400) == [.paste("丁"), .escape])
  }

  @Test("Answers are found amid whatever else has come")
  func found() {
    let bytes = Array(
      "j\u{1B}[A\u{1B}P>|tmux 3.3a\u{1B}\\\u{1B}[?2026;1$y整\u{1B}[7;3R\u{1B}[?6c\u{1B}[?".utf8)
    #expect(
      Answer.all(in: bytes) == [
        .name("tmux 3.3a"), .mode(2026, isKnown: true), .cursor(row: 7, column: 3), .attributes,
      ])
    for count in bytes.indices { _ = Answer.all(in: Array(bytes[..<count])) }
  }
}

extension KeyDecoder {
  fileprivate mutating func take(
    _ batch: ArraySlice<UInt8>, at moment: ContinuousClock.Instant
  ) -> [Key] {
    let before = begin(batch: batch.count, at: moment)
    return before + batch.flatMap { take(byte: $0, at: moment) } + finish()
  }
}

/// Numbers that look like chance, the same at every run.
private struct Chance {
  var seed: UInt32

  mutating func next(below bound: Int) -> Int {
    seed = seed &* 1_664_525 &+ 1_013_904_223
    return Int(seed >> 16) % bound
  }
}
