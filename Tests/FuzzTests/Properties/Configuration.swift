import Rectification

@testable import App
@testable import Storage

/// A configuration is refused in a sentence with a place in it, or says the same on one line.
func checkConfiguration(_ bytes: [UInt8]) throws {
  guard let text = text(bytes) else { return }
  do {
    let configuration = try Configuration(text, file: "config.json")
    guard let parsed = try? JSONText(text) else { return }
    let line = Value.object(parsed.fields).json(.compact)
    let again = try Configuration(line, file: "config.json")
    guard again == configuration else { throw Violation("says otherwise on one line: \(line)") }
  } catch let error as ConfigurationError {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    try require((1...lines).contains(error.place?.line ?? 1), "outside of the text: \(error)")
    try requireSentence(error)
  }
}
