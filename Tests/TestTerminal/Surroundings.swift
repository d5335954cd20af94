import Cells
import Glibc

/// Where the build has put a program: beside the tests that are running.
public func builtProgram(_ name: String) -> String {
  let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? executable()
  return folder(of: bundle) + "/" + name
}

/// Whether `make sanitize` watches the tests and what they start.
public let isSanitized = getenv("ZHENGGAI_SANITIZER") != nil

private func executable() -> String {
  guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
  defer { free(path) }
  return String(cString: path)
}

private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
}

extension TestTerminal {
  /// An interactive shell that has run a command line; jobs can be stopped and continued in it.
  public static func shell(
    running command: String, environment: [String: String] = [:],
    size: Size = Size(columns: 80, rows: 24)
  ) throws(StartFailed) -> TestTerminal {
    let shell = try TestTerminal(
      program: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      environment: ["PS1": "$ ", "HISTFILE": "/dev/null"].merging(environment) { $1 }, size: size)
    shell.waitFor("$")
    shell.type(command + "\r")
    return shell
  }
}

/// What every program needs, coverage and sanitizers included, and what a test adds; an empty value is left out.
func childEnvironment(_ added: [String: String]) -> [String: String] {
  var environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"]
  // Below a file nothing can be found and nothing kept: tests leave the user's own alone.
  for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME"] { environment[name] = "/dev/null/none" }
  for name in ["HOME", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
    environment[name] = getenv(name).map { String(cString: $0) }
  }
  if let profile = getenv("LLVM_PROFILE_FILE") {
    environment["LLVM_PROFILE_FILE"] = folder(of: String(cString: profile)) + "/child.%p.profraw"
  }
  return environment.merging(added) { $1 }.filter { !$1.isEmpty }
}

/// Calls with an array as C wants it, a null at its end.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return body(&pointers)
}

/// The attributes of a terminal, to be compared.
public struct TerminalAttributes: Hashable, Sendable {
  private let flags: [UInt32]
  private let characters: [UInt8]

  init(of descriptor: Int32) {
    var attributes = termios()
    tcgetattr(descriptor, &attributes)
    flags = [attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag]
    characters = withUnsafeBytes(of: attributes.c_cc) { Array($0) }
  }

  /// Whether what is typed is shown, and comes line by line, as a shell's programs expect.
  public var isCooked: Bool { flags[3] & UInt32(ECHO) != 0 && flags[3] & UInt32(ICANON) != 0 }
}
