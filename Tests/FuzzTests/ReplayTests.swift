import Foundation
import Testing

/// What fuzzing has collected goes through the same checks in every run of the tests (`make fuzz`
/// looks for more).
@Suite("收集的输入")
struct ReplayTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test("每一份都照它该有的样子读入或拒绝", arguments: Input.allCases)
  func holds(_ input: Input) throws {
    let folder = Self.corpus.appending(path: input.rawValue)
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let bytes = Array(try Data(contentsOf: file))
      #expect(throws: Never.self, "\(file.lastPathComponent)") { try input.check(bytes) }
    }
  }
}
