import Foundation
import TestTerminal
import Testing

/// The ledgers that are measured are real ones, and the same everywhere.
@Suite("造台账") struct GeneratorTests {
  @Test("同样的数字造出同样的文件，别的种子造出别的")
  func deterministic() throws {
    let folders = try [("a", 1), ("b", 1), ("c", 2)].map { name, seed in
      try generated(name, issues: 40, seed: seed, events: 130)
    }
    defer { for folder in folders { try? FileManager.default.removeItem(at: folder) } }
    for file in ["issues.json", "measures.json", "policies.json", "ledger.json", "journal.jsonl"] {
      let bytes = try folders.map { try Data(contentsOf: $0.appendingPathComponent(file)) }
      #expect(bytes[0] == bytes[1], "\(file)")
      #expect(file == "ledger.json" || bytes[0] != bytes[2], "\(file)")
    }
  }

  @Test("体检没有错误，数目按比例", arguments: [(1, 0), (34, 20), (700, 350)])
  func sound(issues: Int, events: Int) throws {
    let folder = try generated("sound-\(issues)", issues: issues, seed: 3, events: events)
    defer { try? FileManager.default.removeItem(at: folder) }
    let check = try output("zhenggai", ["check", "--ledger", folder.path])
    #expect(check.contains("错误 0"), "\(check.suffix(400))")
    #expect(try count("\"id\": \"WT-", in: folder, "issues.json") == issues)
    #expect(try count("\"id\": \"CS-", in: folder, "measures.json") == (issues * 48 + 17) / 34)
    #expect(try count("\"id\": \"ZD-", in: folder, "policies.json") == (issues * 23 + 17) / 34)
    if events > 0 { #expect(try count("\"hash\"", in: folder, "journal.jsonl") == events) }
  }

  private func count(_ mark: String, in folder: URL, _ file: String) throws -> Int {
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    return text.components(separatedBy: mark).count - 1
  }
}

/// Makes a ledger in a new folder.
func generated(_ name: String, issues: Int, seed: Int = 1, events: Int = 0) throws -> URL {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("bench-\(name)-\(UUID().uuidString)")
  _ = try output(
    "zhenggai-bench",
    [
      "generate", folder.path, "--issues", "\(issues)", "--seed", "\(seed)", "--events",
      "\(events)",
    ])
  return folder
}

/// What one of our programs writes.
func output(_ program: String, _ arguments: [String]) throws -> String {
  try run(builtProgram(program), arguments).output
}

/// Runs a program to its end.
func run(
  _ program: String, _ arguments: [String], environment: [String: String] = [:]
) throws -> (output: String, errors: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let (output, errors) = (Pipe(), Pipe())
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  // Valgrind says little there; the pipe holds it until the end.
  let text = output.fileHandleForReading.readDataToEndOfFile()
  let said = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: text, as: UTF8.self), String(decoding: said, as: UTF8.self))
}
