import Foundation
import Testing

/// Compares `text` byte for byte with the golden of that name beside the test.
///
/// A missing golden, and with `RECORD=1` any, is written down and fails, so that no recording passes
/// unnoticed.
public func expectGolden(
  _ text: String, _ name: String, beside test: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
    .appendingPathComponent("Goldens")
  let file = folder.appendingPathComponent(name)
  let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
  guard !isRecording, let golden = try? Data(contentsOf: file) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("\(name) was recorded; read it, then run again", sourceLocation: sourceLocation)
    return
  }
  #expect(
    Data(text.utf8) == golden, "\(name) reads otherwise:\n\(text)", sourceLocation: sourceLocation)
}
