import Cells
import Foundation
import TestTerminal
import Testing

/// Somebody at the real program, on a copy of the sample ledger that goes away with them.
final class Sitting {
  let ledger: URL
  private(set) var terminal: TestTerminal

  /// Starts the program and waits for its first frame.
  convenience init(
    size: String = "80x24", environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let ledger = try Sitting.copiedSample()
    let terminal = try Sitting.start(at: ledger, size: size, environment: environment)
    #expect(terminal.waitFor("?帮助"), "\(terminal.screen)", sourceLocation: sourceLocation)
    self.init(ledger, terminal)
  }

  /// Starts the program in a folder of its own, where its files go.
  convenience init(at ledger: URL, in folder: URL, waitingFor text: String = "?帮助") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let terminal = try TestTerminal(
      program: builtProgram("zhenggai"), arguments: Sitting.arguments(ledger, by: "office"),
      environment: Sitting.environment(of: ledger), directory: folder.path)
    #expect(terminal.waitFor(text), "\(terminal.screen)")
    self.init(ledger, terminal)
  }

  /// Sits at a terminal that has been started otherwise.
  init(_ ledger: URL, _ terminal: TestTerminal) {
    (self.ledger, self.terminal) = (ledger, terminal)
  }

  deinit {
    try? FileManager.default.removeItem(at: ledger)
    try? FileManager.default.removeItem(at: Sitting.home(of: ledger))
  }

  /// Where the program finds and keeps what is its user's own, beside a ledger and away with it.
  static func home(of ledger: URL) -> URL { ledger.appendingPathExtension("home") }

  /// The variables that lead there.
  static func environment(of ledger: URL) -> [String: String] {
    let home = home(of: ledger)
    return [
      "XDG_STATE_HOME": home.appendingPathComponent("state").path,
      "XDG_CONFIG_HOME": home.appendingPathComponent("config").path,
    ]
  }

  /// The sample ledger in a folder of its own.
  static func copiedSample() throws -> URL {
    let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Data").standardized
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("sitting-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: data, to: copy)
    return copy
  }

  static func arguments(_ ledger: URL, by person: String) -> [String] {
    ["--ledger", ledger.path, "--as-of", "2023-12-31", "--by", person]
  }

  /// What a later run of a command prints; today, so that what was just done shows.
  static func output(of arguments: String..., at ledger: URL, by person: String = "general") throws
    -> String
  {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: builtProgram("zhenggai"))
    process.arguments = arguments + ["--ledger", ledger.path, "--by", person]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }

  /// Another desk at the same ledger.
  static func start(
    at ledger: URL, by person: String = "office", size: String = "80x24",
    environment: [String: String] = [:]
  ) throws -> TestTerminal {
    try TestTerminal(
      program: builtProgram("zhenggai"), arguments: arguments(ledger, by: person),
      environment: Sitting.environment(of: ledger).merging(environment) { $1 },
      size: try #require(Size(size)))
  }

  /// The last line of the journal.
  var lastEvent: String {
    let text = try? String(
      contentsOf: ledger.appendingPathComponent("journal.jsonl"), encoding: .utf8)
    return text?.split(separator: "\n").last.map(String.init) ?? ""
  }

  /// Types keys, and expects the screen to be what it is when it is painted at once: any difference
  /// is a cell that an earlier frame has left behind.
  func expectLikeNew(
    after script: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try terminal.press(script)
    // Once a question has come and gone, every key before it has been taken.
    try type("T", expecting: "截至日期")
    try type("<Esc>", expecting: "?帮助")
    terminal.settle()
    let before = terminal.screen
    terminal.scribble("残")
    #expect(terminal.screen != before, sourceLocation: sourceLocation)
    terminal.press(.control("l"))
    #expect(
      terminal.wait { $0.screen == before }, "\(terminal.screen)\n---\n\(before)",
      sourceLocation: sourceLocation)
  }

  /// Types keys in the language of scripts and waits for a text to appear.
  func type(
    _ script: String, expecting text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try terminal.press(script)
    terminal.expect(text, sourceLocation: sourceLocation)
  }
}
