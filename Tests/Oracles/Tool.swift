import Foundation

/// A program of others that looks at our files.
public enum Tool {
  /// What it said on standard error, where it failed.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Runs a program; throws where it does not end with 0.
  @discardableResult
  public static func run(
    _ words: [String], environment: [String: String] = [:], input: Data? = nil
  ) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, so that no pipe fills up.
    let (output, errors, typed) = ("output", "errors", "typed")
    for name in [output, errors, typed] {
      let bytes = name == typed ? input ?? Data() : Data()
      try bytes.write(to: folder.appendingPathComponent(name))
    }
    func handle(_ name: String) -> URL { folder.appendingPathComponent(name) }
    process.standardInput = try FileHandle(forReadingFrom: handle(typed))
    process.standardOutput = try FileHandle(forWritingTo: handle(output))
    process.standardError = try FileHandle(forWritingTo: handle(errors))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let said = try String(decoding: Data(contentsOf: handle(errors)), as: UTF8.self)
      throw Failure(
        description: "\(words.joined(separator: " ")): \(process.terminationStatus): \(said)")
    }
    return try Data(contentsOf: handle(output))
  }

  /// Runs a script of `Tests/Oracles/Scripts`, with the packages that `make test` installs.
  public static func python(
    _ script: String, _ arguments: String..., input: Data? = nil
  ) throws -> Data {
    try run(
      ["python3", scripts.appendingPathComponent(script).path] + arguments,
      environment: ["PYTHONPATH": oracles.path, "PYTHONDONTWRITEBYTECODE": "1"], input: input)
  }

  static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Scripts")

  /// Where `make test` puts what it gets from elsewhere.
  static let oracles = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent(".build/oracles")
}
