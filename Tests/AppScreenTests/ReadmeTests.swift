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

  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized

  private func pictures() throws -> [Picture] {
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    return readme.components(separatedBy: "<!-- screen ").dropFirst().compactMap { part in
      guard let end = part.range(of: " -->\n```text\n"), let close = part.range(of: "\n```\n")
      else {
        return nil
      }
      let head = part[..<end.lowerBound]
      let size = head.prefix { $0 != " " }
      return Picture(
        size: String(size), script: String(head.dropFirst(size.count + 1)),
        text: String(part[end.upperBound..<close.lowerBound]))
    }
  }

  @Test func picturesAreCurrent() throws {
    let pictures = try pictures()
    #expect(pictures.count == 2)
    for picture in pictures {
      let script = FileManager.default.temporaryDirectory
        .appendingPathComponent("readme-\(UUID().uuidString).keys")
      try Data("\(picture.script)\n".utf8).write(to: script)
      defer { try? FileManager.default.removeItem(at: script) }
      let shown = try Sitting.output(
        of: "--script", script.path, "--size", picture.size, "--as-of", "2023-12-31",
        at: root.appendingPathComponent("Data"), by: "office")
      #expect(shown == picture.text + "\n", "\(picture.size) \(picture.script)")
    }
  }
}
