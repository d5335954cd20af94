import Foundation
import TestTerminal
import Testing

@Suite("README 里的画面就是程序画的")
struct ReadmeTests {
  /// A picture in the README: `<!-- screen 80x24 KEYS -->`, then what the program shows.
  private struct Picture {
    let size: String
    let script: String
    let text: String
  }

  private let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../README.md").standardized

  private func pictures(in text: String) -> [Picture] {
    text.components(separatedBy: "<!-- screen ").dropFirst().compactMap { part in
      guard let end = part.range(of: " -->\n```text\n"),
        let close = part.range(of: "\n```\n", range: end.upperBound..<part.endIndex)
      else { return nil }
      let head = part[..<end.lowerBound]
      let size = head.prefix { $0 != " " }
      return Picture(
        size: String(size), script: String(head.dropFirst(size.count + 1)),
        text: String(part[end.upperBound..<close.lowerBound]))
    }
  }

  private func shown(_ picture: Picture) throws -> String {
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("readme-\(UUID().uuidString).keys")
    try Data("\(picture.script)\n".utf8).write(to: script)
    defer { try? FileManager.default.removeItem(at: script) }
    let ledger = try Sitting.copiedSample()
    defer { try? FileManager.default.removeItem(at: ledger) }
    let text = try Sitting.output(
      of: "--script", script.path, "--size", picture.size, "--as-of", "2023-12-31", at: ledger,
      by: "office")
    return String(text.dropLast())
  }

  /// `RECORD=1` paints the pictures anew, and fails, so that they are looked at.
  @Test func picturesAreCurrent() throws {
    var text = try String(contentsOf: readme, encoding: .utf8)
    for picture in pictures(in: text) {
      let shown = try shown(picture)
      guard shown != picture.text else { continue }
      let head = "<!-- screen \(picture.size) \(picture.script) -->\n```text\n"
      Issue.record("\(picture.size) \(picture.script)\n\(shown)")
      text = text.replacingOccurrences(
        of: head + picture.text + "\n```\n", with: head + shown + "\n```\n")
    }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: readme)
    }
  }

  @Test("每个屏幕都有一幅")
  func everyScreenIsThere() throws {
    let text = try String(contentsOf: readme, encoding: .utf8)
    let headers = pictures(in: text).map { $0.text.prefix { $0 != "\n" } }
    for tab in ["1[总览", "2[问题", "3[措施", "4[制度", "5[看板", "6[时限", "7[留痕"] {
      #expect(headers.contains { $0.contains(tab) }, "\(tab)")
    }
  }
}
