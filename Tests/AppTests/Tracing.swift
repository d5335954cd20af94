import Foundation
import TestTerminal

/// A system call of a run: the so-many-th of its name.
struct TracedCall: Hashable, CustomStringConvertible {
  let name: String
  let number: Int

  var description: String { "\(name) \(number)" }
}

extension Workplace {
  /// Calls that change something on a disk.
  static let changingCalls =
    "write,pwrite64,fsync,fdatasync,rename,unlink,ftruncate,fchmod,fchown,flock,mkdir"

  /// The calls of these names that a run of the program makes from its first look at the ledger on;
  /// none where the kernel lets nobody trace.
  func calls(_ names: String, of arguments: [String]) throws -> [TracedCall] {
    let log = path("calls")
    let run = try traced(["-o", log, "-e", "trace=\(names)"], arguments)
    let lines = (try? String(contentsOfFile: log, encoding: .utf8))?.split(separator: "\n") ?? []
    guard run.status == 0, let first = lines.firstIndex(where: concernsLedger) else {
      print("strace may not trace here: \(run.messages)")
      return []
    }
    var counts: [String: Int] = [:]
    let calls = lines.map { line -> TracedCall? in
      // `1203  fsync(4) = 0`, or, where threads run, `1203  <... fsync resumed>…` behind the call.
      guard let call = line.split(separator: " ").dropFirst().first?.split(separator: "(").first,
        call != "<..."
      else { return nil }
      counts[String(call), default: 0] += 1
      return TracedCall(name: String(call), number: counts[String(call)] ?? 0)
    }
    return calls[first...].compactMap(\.self)
  }

  /// Runs the program, and lets a call go wrong: `signal=SIGKILL`, `error=EIO`.
  func run(_ arguments: [String], striking call: TracedCall, with fault: String) throws -> Run {
    try traced(
      ["-o", "/dev/null", "-e", "inject=\(call.name):\(fault):when=\(call.number)"], arguments)
  }

  private func concernsLedger(_ line: Substring) -> Bool {
    line.contains(ledger) || line.contains("flock(")
  }

  private func traced(_ options: [String], _ arguments: [String]) throws -> Run {
    try run(
      ["-f", "-qq", "-e", "signal=none"] + options
        + [testedProgram] + arguments + ["--as-of", "2023-06-01"],
      environment: ["ZHENGGAI_LEDGER": ledger, "ZHENGGAI_BY": "office"],
      program: "/usr/bin/strace")
  }

  /// Another place with the same in it.
  func copy() throws -> Workplace {
    let other = try Workplace()
    try FileManager.default.removeItem(at: other.folder)
    try FileManager.default.copyItem(at: folder, to: other.folder)
    return other
  }
}

/// Whether `make stress` asks for everything.
let isStress = ProcessInfo.processInfo.environment["ZHENGGAI_STRESS"] != nil

/// The program that is tested: `make stress` names the one that users get.
let testedProgram =
  ProcessInfo.processInfo.environment["ZHENGGAI_STRESS"] ?? builtProgram("zhenggai")
