import Foundation
import Pinyin
import Testing

/// What pypinyin, which knows phrases, reads must find what it was read from.
@Suite("与 pypinyin 对照")
struct OracleTests {
  private struct Answer: Decodable {
    /// For each text, pairs of a character and its reading.
    let texts: [[[String]]]
    let readings: [String: [String]]
  }

  private static let answer = Result { try ask(Sample.titles) }

  @Test("样例台账每个题名、每条措施的全拼和首字母，都找得到它")
  func texts() throws {
    let texts = try Self.answer.get().texts
    #expect(texts.count == Sample.titles.count && texts.count > 100)
    for (text, spelled) in zip(Sample.titles, texts) {
      // A query is no longer than 63 letters, and blanks would make words of it.
      for start in stride(from: 0, to: spelled.count, by: 5) {
        let piece = spelled[start..<min(start + 9, spelled.count)].prefix { $0[0] != " " }
        let readings = piece.map { $0[1] }
        expect(readings.joined(), finds: text)
        expect(readings.joined(separator: "'"), finds: text)
        expect(readings.map { String($0.prefix(1)) }.joined(), finds: text)
      }
    }
  }

  @Test("一级汉字和样例台账用字的常用读音，都找得到这个字")
  func readings() throws {
    let readings = try Self.answer.get().readings
    #expect(readings.count >= 3755 && readings.values.contains { $0.count > 2 })
    for (character, spellings) in readings {
      for spelling in spellings where Self.oldReadings[character] != spelling {
        // The apostrophe: the whole reading, and not its beginning.
        expect(spelling + "'", finds: character)
      }
    }
  }

  /// Readings of old phrases that the standard of 2013 no longer has: 被 for 披, 霓裳, 属 for 瞩.
  private static let oldReadings = ["被": "pi", "裳": "chang", "属": "zhu"]

  private func expect(_ query: String, finds text: String) {
    #expect(Query(query).matches(text), "\(query) in \(text)")
  }

  private struct NoOracle: Error, CustomStringConvertible {
    let description = "pypinyin is missing; `make test` installs it in .build/oracles"
  }

  private static func ask(_ texts: [String]) throws -> Answer {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let oracle = Process()
    let answer = Pipe()
    let question = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    oracle.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    oracle.arguments = ["python3", folder.appendingPathComponent("pinyin.py").path, question]
    oracle.environment = ProcessInfo.processInfo.environment.merging([
      "PYTHONPATH": folder.appendingPathComponent("../../.build/oracles").path,
      "PYTHONIOENCODING": "utf-8",
    ]) { $1 }
    oracle.standardOutput = answer
    try oracle.run()
    let data = try answer.fileHandleForReading.readToEnd() ?? Data()
    oracle.waitUntilExit()
    guard oracle.terminationStatus == 0 else { throw NoOracle() }
    return try JSONDecoder().decode(Answer.self, from: data)
  }
}
