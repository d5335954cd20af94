import Glibc
import Imports
import OfficeFiles

// Reads a file as an import does, and says what came of it, in how many milliseconds and with how many
// KiB at most: outcome, time, memory, sentence, parted by tabs. `walk` only walks through the XML.

func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { return [] }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}

/// The most memory that this program has had at once, in KiB; what `getrusage` says counts in whoever
/// started it.
func peak() -> String {
  let status = String(decoding: bytesOfStatus(), as: UTF8.self)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
  return String(line.filter(\.isNumber))
}

private func bytesOfStatus() -> [UInt8] {
  guard let file = fopen("/proc/self/status", "r") else { return [] }
  defer { fclose(file) }
  return [UInt8](unsafeUninitializedCapacity: 1 << 13) { buffer, count in
    count = fread(buffer.baseAddress, 1, buffer.count, file)
  }
}

/// What there is without any work of ours: inflating and walking through every part of XML.
func walk(_ file: [UInt8]) throws -> Int {
  var limits = PackageLimits()
  (limits.partBytes, limits.totalBytes) = (1 << 30, 1 << 31)
  let package = try PackageReader(file, limits: limits)
  var events = 0
  for name in package.names where name.hasPrefix("xl/") && name.hasSuffix(".xml") {
    events += try XMLReader(package.open(name)).walk()
  }
  return events
}

let arguments = CommandLine.arguments
let file = bytes(of: arguments[arguments.count - 1])
let clock = ContinuousClock()
let start = clock.now
var outcome = ("", "")
do {
  if arguments[1] == "walk" {
    outcome = ("walked", String(try walk(file)))
  } else {
    let book = try workbook(file, named: "问题清单.xlsx")
    let rows = book.sheets.map(\.rows.count).reduce(0, +)
    outcome = ("read", "\(book.sheets.count) \(rows) \(book.remarks.joined(separator: " "))")
  }
} catch { outcome = ("refused", "\(error)") }
let milliseconds = (clock.now - start) / .milliseconds(1)
print(outcome.0, Int(milliseconds), peak(), outcome.1, separator: "\t")
