import OfficeFiles

/// A package as it is, or one of the parts that a text lists: behind a line `@@ name` what is in it.
///
/// Changed at random, a zip file is refused for its checksums, and what is within is never looked at.
func package(_ bytes: [UInt8]) throws -> [UInt8] {
  let mark = Array("@@ ".utf8)
  guard bytes.starts(with: mark) else { return bytes }
  var parts: [(name: String, lines: [ArraySlice<UInt8>])] = []
  for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if line.starts(with: mark) {
      parts.append((String(decoding: line.dropFirst(mark.count), as: UTF8.self), []))
    } else {
      parts[parts.count - 1].lines.append(line)
    }
  }
  let listed = parts.map { PackagePart($0.name, Array($0.lines.joined(separator: [0x0A]))) }
  // libzip itself refuses some names, and two of one.
  return (try? packed(listed)) ?? bytes
}
