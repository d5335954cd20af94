import Foundation
import TestTerminal
import Testing

/// What the README says about each way of working, done as it is written there.
@Suite("README 里的几种用法，照着做")
struct WaysTests {
  /// A section with its commands, `$ command`, each followed by what it says.
  struct Way: CustomTestStringConvertible {
    let title: String
    let text: String
    var testDescription: String { title }

    var commands: [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    }
  }

  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../README.md").standardized

  private static var ways: [Way] {
    let text = (try? String(contentsOf: readme, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n### ").dropFirst().compactMap { section in
      let parts = section.components(separatedBy: "```console\n")
      guard parts.count == 2, let end = parts[1].range(of: "```\n") else { return nil }
      return Way(
        title: String(section.prefix { $0 != "\n" }), text: String(parts[1][..<end.lowerBound]))
    }
  }

  @Test func everyWayIsThere() {
    #expect(Self.ways.map(\.title) == ["一人一台", "几个人共用一个文件夹", "各用各的机器", "不联网的网络之间", "一市多局"])
  }

  /// `RECORD=1` writes down what is said now, and fails, so that it is looked at.
  @Test(arguments: ways)
  func commandsSayWhatIsWritten(way: Way) throws {
    let said = try said(by: way)
    guard said != way.text else { return }
    Issue.record("\(said)")
    guard ProcessInfo.processInfo.environment["RECORD"] == "1" else { return }
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    try text.replacingOccurrences(of: way.text, with: said)
      .write(to: Self.readme, atomically: true, encoding: .utf8)
  }

  /// What the journal puts behind a name.
  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }

  /// Types the commands into one shell, in an empty place with a `/srv` of its own.
  private func said(by way: Way) throws -> String {
    let place = try Workplace()
    let (bin, server) = (place.path("bin"), place.path("srv"))
    for folder in [bin, server] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(bin)/zhenggai", withDestinationPath: builtProgram("zhenggai"))
    // Where somebody has the program's own sources, with the sample.
    try FileManager.default.createSymbolicLink(
      atPath: place.path("zhenggai"),
      withDestinationPath: Self.readme.deletingLastPathComponent().path)
    let end = "\u{1}\n"
    let script = way.commands.map { command in
      command.replacingOccurrences(of: "/srv/", with: "\(server)/") + "\nprintf '\u{1}\\n'\n"
    }
    let run = try place.run(
      ["-c", "exec 2>&1\n" + script.joined()],
      environment: [
        "HOME": place.folder.path, "XDG_CACHE_HOME": place.path("cache"), "ZHENGGAI_BY": "市办",
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": "\(bin):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
      ], program: "/bin/sh")
    let said = run.output.replacingOccurrences(of: "\(server)/", with: "/srv/")
      .replacingOccurrences(of: "\(place.folder.path)/", with: "")
      .replacingOccurrences(of: "@\(Self.host)", with: "")
      .components(separatedBy: end)
    return zip(way.commands, said).map { "$ \($0)\n\($1)" }.joined()
  }
}
