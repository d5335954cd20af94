import Foundation
import TestTerminal
import Testing

@testable import Terminal

@Suite struct ClipboardTests {
  @Test("Base64 is as others write it")
  func encoded() {
    for count in 0...100 {
      let bytes = (0..<count).map { UInt8(($0 * 151 + count * 17) & 255) }
      #expect(String(decoding: base64(bytes), as: UTF8.self) == Data(bytes).base64EncodedString())
    }
  }

  @Test("A text too long for terminals is not sent")
  func limit() throws {
    let longest = String(repeating: "x", count: 74_994)
    #expect(clipboardSequence(longest, through: .none)?.count == 100_000)
    #expect(clipboardSequence(longest + "x", through: .none) == nil)
    #expect(clipboardSequence("", through: .tmux) == Array("\u{1B}]52;c;\u{7}".utf8))
  }

  @Test("GNU screen is handed the sequence in pieces that it takes")
  func pieces() throws {
    let text = String(repeating: "整改", count: 200)
    let sequence = try #require(clipboardSequence(text, through: .screen))
    let pieces = String(decoding: sequence, as: UTF8.self).components(separatedBy: "\u{1B}\\")
    #expect(pieces.last == "")
    #expect(pieces.dropLast().allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count < 256 })
    let joined = pieces.map { $0.dropFirst(2) }.joined()
    #expect(joined == "\u{1B}]52;c;" + Data(text.utf8).base64EncodedString() + "\u{7}")
  }

  @Test(
    "It is sent as the surroundings need it",
    arguments: [
      ([:], "\u{1B}]52;c;"), (["TERM": "screen", "TMUX": "x"], "\u{1B}]52;c;"),
      (["TERM": "screen"], "\u{1B}P\u{1B}]52;c;"), (["STY": "1.pts"], "\u{1B}P\u{1B}]52;c;"),
    ])
  func sent(environment: [String: String], start: String) throws {
    let terminal = try probe(environment: environment)
    terminal.type("Y")
    terminal.expect("\nY\ncopied")
    let sequence = start + Data("整改台账 0".utf8).base64EncodedString() + "\u{7}"
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(sequence))
  }

  @Test("It is not sent to terminals that might print it", arguments: ["linux", "vt100"])
  func unsent(type: String) throws {
    let terminal = try probe(environment: ["TERM": type])
    terminal.type("Y")
    terminal.expect("\nY\nnot copied")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("]52"))
  }
}
