import Cells
import Glibc
import Terminal
import TestTerminal
import Testing

/// The locale of the tests themselves, taken over but once: they run at the same time.
let ownLocale = adoptLocale()

/// The probe once it has shown its first frame; the terminal may answer otherwise than libvterm.
func probe(
  _ arguments: [String] = [], environment: [String: String] = [:],
  size: Size = Size(columns: 80, rows: 24), answering: (([UInt8]) -> [UInt8])? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> TestTerminal {
  let terminal = try TestTerminal(
    program: builtProgram("terminal-probe"), arguments: arguments, environment: environment,
    size: size)
  if let answering { terminal.answering = answering }
  #expect(terminal.waitFor("已销号"), "\(terminal.screen)", sourceLocation: sourceLocation)
  return terminal
}

/// How often a process has called write(2), from /proc.
func writeCalls(of process: pid_t) -> Int? {
  guard let file = fopen("/proc/\(process)/io", "r") else { return nil }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1024)
  let count = fread(&bytes, 1, bytes.count, file)
  let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
  return lines.first { $0.hasPrefix("syscw: ") }.flatMap { Int($0.dropFirst(7)) }
}
