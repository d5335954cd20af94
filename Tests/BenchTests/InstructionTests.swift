import Foundation
import TestTerminal
import Testing

/// How much work opening a ledger and pressing a key are, counted in instructions: a time would
/// depend on the machine and on who else uses it.
@Suite("指令数") struct InstructionTests {
  /// How far a count may be from the recorded one before somebody has to look.
  private static let slack = 0.08
  private static let valgrind = "/usr/bin/valgrind"
  private static let keys = 12

  @Test(
    "打开台账、按一个键，用的指令不比记下的多，也不少得多",
    .disabled(if: isSanitized, "valgrind runs no sanitized program"))
  func counts() async throws {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.valgrind),
      "没有 valgrind，无法数指令；请先运行 apt-get install valgrind。")
    let ledger = try generated("instructions", issues: 34)
    let program = try strippedProgram()
    defer { for path in [ledger, program] { try? FileManager.default.removeItem(at: path) } }
    async let none = instructions(program, ledger, keys: 0)
    async let some = instructions(program, ledger, keys: Self.keys)
    let (opening, all) = try await (none, some)
    try compare(["opening": opening, "key": (all - opening) / Self.keys])
  }

  private func compare(_ counts: [String: Int]) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/instructions.json")
    guard ProcessInfo.processInfo.environment["RECORD"] == nil else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(counts) + Data("\n".utf8)).write(to: file)
      Testing.Issue.record("记下了 \(counts)")
      return
    }
    let recorded = try JSONDecoder().decode([String: Int].self, from: Data(contentsOf: file))
    for (what, count) in counts {
      let known = Double(try #require(recorded[what], "没有记下 \(what)"))
      let change = Double(count) / known - 1
      let words = "\(what)：\(count) 条指令，记下的是 \(Int(known))（\(Int(change * 100))%）"
      #expect(change < Self.slack, "\(words)；变慢了，请查明原因。")
      #expect(change > -Self.slack, "\(words)；变快了，请用 RECORD=1 记下新的数字。")
    }
  }

  /// What runs in all, from the start to `q`.
  private func instructions(_ program: URL, _ ledger: URL, keys: Int) throws -> Int {
    let script = program.deletingPathExtension().appendingPathExtension("\(keys).keys")
    let lines = ["2"] + (0..<keys).map { $0.isMultiple(of: 2) ? "j" : "k" } + ["q"]
    try lines.joined(separator: "\n").write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    let errors = try run(
      Self.valgrind,
      [
        "--tool=callgrind", "--callgrind-out-file=/dev/null", program.path, "--ledger", ledger.path,
        "--as-of", "2023-12-31", "--script", script.path, "--screen", "/dev/null",
      ], environment: ["SWIFT_DETERMINISTIC_HASHING": "1"]
    ).errors
    let line = errors.split(separator: "\n").first { $0.contains("Collected") }
    let digits = line?.split(separator: " ").last
    return try #require(digits.flatMap { Int($0) }, "\(errors.suffix(800))")
  }

  /// The program without what only debuggers read: valgrind does not know all of it.
  private func strippedProgram() throws -> URL {
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("zhenggai-\(UUID().uuidString).bin")
    _ = try run("/usr/bin/strip", ["-g", "-o", copy.path, builtProgram("zhenggai")])
    return copy
  }
}
