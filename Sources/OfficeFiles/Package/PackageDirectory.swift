import Glibc

/// Refuses a zip file whose directory is out of all proportion, before libzip believes it: the count
/// of entries is asked for in every end record that it might choose (APPNOTE.TXT §4.3.16).
func checkDirectory(of file: [UInt8], _ limits: PackageLimits) throws(OfficeFault) {
  let ends = endRecords(of: file)
  guard !ends.isEmpty, ends.count <= 8 else { throw .notPackage }
  for end in ends {
    let count = number(file, end + 10, bytes: 2)
    guard count <= limits.parts, number(file, end + 12, bytes: 4) <= limits.parts << 10 else {
      throw .tooManyParts(count)
    }
  }
}

/// As much of the end of a file as its end record can lie in; nothing of what cannot be read.
func lastBytes(of path: String) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return [] }
  defer { close(file) }
  let size = min(22 + 0xFFFF, Int(lseek(file, 0, SEEK_END)))
  return [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
    lseek(file, off_t(-size), SEEK_END)
    count = max(0, read(file, buffer.baseAddress, buffer.count))
  }
}

/// Where the file may end as a zip file: a comment of up to 64 KiB may follow.
private func endRecords(of file: [UInt8]) -> [Int] {
  guard file.count >= 22 else { return [] }
  let first = max(0, file.count - 22 - 0xFFFF)
  return (first...file.count - 22).filter { number(file, $0, bytes: 4) == 0x0605_4B50 }
}

private func number(_ file: [UInt8], _ place: Int, bytes: Int) -> Int {
  (0..<bytes).reduce(0) { $0 | Int(file[place + $1]) << (8 * $1) }
}

/// Refuses names that lead out of the package, and two parts of one name: programs would not agree
/// on which of them they mean (ECMA-376-2 §6.2.2).
func checkNames(_ names: [String]) throws(OfficeFault) {
  var seen: Set<String> = []
  for name in names {
    guard name.isPartName else { throw .oddPartName(String(name.fitForXML.prefix(60))) }
    guard seen.insert(name.lowercased()).inserted else { throw .doubledPart(name) }
  }
}

extension String {
  fileprivate var isPartName: Bool {
    fitForXML == self && !isEmpty && !hasPrefix("/") && !utf8.contains(UInt8(ascii: "\\"))
      && !split(separator: "/").contains("..")
  }
}
