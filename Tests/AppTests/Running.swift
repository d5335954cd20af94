import Foundation
import TestTerminal
import Testing

/// What a run of the built program came to.
struct Run {
  let status: Int32
  let bytes: Data
  let messages: String

  var output: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The output as JSON.
  func json() throws -> Any { try JSONSerialization.jsonObject(with: bytes) }

  /// The output as a list of objects.
  func records() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }

  /// The output as an object.
  func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
}

/// A folder of its own for one test, which goes away with it.
final class Workplace {
  let folder: URL
  var ledger: String { folder.appendingPathComponent("台账").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("zhenggai-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Runs the program on the ledger of this place, as `office`.
  @discardableResult
  func run(_ arguments: String..., by: String = "office") throws -> Run {
    try self.run(arguments, environment: ["ZHENGGAI_LEDGER": ledger, "ZHENGGAI_BY": by])
  }

  func run(
    _ arguments: [String], environment: [String: String], program: String? = nil
  ) throws -> Run {
    let process = try started(arguments, environment: environment, program: program)
    process.process.waitUntilExit()
    return try process.result()
  }

  /// Starts the program; what it says goes to files, so that no pipe fills up.
  func started(
    _ arguments: [String], environment: [String: String], program: String? = nil
  ) throws -> Started {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program ?? builtProgram("zhenggai"))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    var variables = ProcessInfo.processInfo.environment
    for name in ["ZHENGGAI_LEDGER", "ZHENGGAI_BY", "COLUMNS", "NO_COLOR"] { variables[name] = nil }
    // Below a file nothing can be found and nothing kept: tests leave the user's own alone.
    for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] { variables[name] = "/dev/null/none" }
    process.environment = variables.merging(environment) { $1 }
    let name = UUID().uuidString
    let (output, messages) = (path("\(name).out"), path("\(name).err"))
    for file in [output, messages] { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: messages)
    try process.run()
    return Started(process: process, output: output, messages: messages)
  }

  /// Runs a line of the shell in this place; `$Z` is the program.
  func shell(_ line: String) throws -> Run {
    try run(
      ["-c", line],
      environment: [
        "ZHENGGAI_LEDGER": ledger, "ZHENGGAI_BY": "office", "Z": builtProgram("zhenggai"),
      ], program: "/bin/bash")
  }
}

/// A program that is running.
struct Started {
  let process: Process
  let output: String
  let messages: String

  func result() throws -> Run {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
    let messages = try String(contentsOfFile: messages, encoding: .utf8)
    for file in [output, self.messages] { try? FileManager.default.removeItem(atPath: file) }
    return Run(status: process.terminationStatus, bytes: bytes, messages: messages)
  }
}

/// A place with a small ledger: two issues, three measures, one policy, made by the program itself.
func smallLedger() throws -> Workplace {
  let place = try Workplace()
  for line in [
    "init \(place.ledger) --organization 市××局 --as-of 2023-04-01",
    "add issue --title 理论学习不够深入 --source inspection --section 政治建设 --department 办公室"
      + " --deadline 2099-09-30 --as-of 2023-04-01",
    "add issue --title 窗口服务慢 --source 群众反映强烈 --section 作风建设 --department 机关党委"
      + " --deadline 2023-06-30 --isLegacy 是 --as-of 2023-04-01",
    "add policy --title 学习考勤管理办法 --department 办公室",
    "add measure --issue WT-001 --track 当下改 --content 开展集中学习 --kinds 教育培训"
      + " --target.unit 次 --target.goal 3 --target.rule 至少",
    "add measure --issue WT-001 --track lasting --content 制定考勤办法 --policies ZD-001",
    "add measure --issue WT-002 --track 当下改 --content 增设窗口",
  ] {
    let run = try place.run(
      line.split(separator: " ").map(String.init),
      environment: ["ZHENGGAI_LEDGER": place.ledger, "ZHENGGAI_BY": "office"])
    try #require(run.status == 0, "\(line): \(run.messages)")
  }
  return place
}
