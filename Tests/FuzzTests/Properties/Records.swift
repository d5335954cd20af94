@testable import Rectification
@testable import Storage

/// A file of a ledger is read the same by every way there is, and is written so that it reads the
/// same; which file it is, its list says.
func checkRecords(_ bytes: [UInt8]) throws {
  do {
    if bytes.hasKey("issues") {
      try checkList(of: .issues, bytes) { Ledger(profile: Profile(), issues: $0) }
    } else if bytes.hasKey("measures") {
      try checkList(of: .measures, bytes) { Ledger(profile: Profile(), measures: $0) }
    } else if bytes.hasKey("policies") {
      try checkList(of: .policies, bytes) { Ledger(profile: Profile(), policies: $0) }
    } else {
      try checkProfile(bytes)
    }
  } catch { try requireSentence(error) }
}

private func checkProfile(_ bytes: [UInt8]) throws {
  let (head, profile) = try reader.profile(bytes)
  let written = LedgerWriter.bytes(of: .profile, Ledger(profile: profile), head)
  let again = try required { try reader.profile(written) }
  try require(again.head == head && again.profile == profile, "reads otherwise")
  let rewritten = LedgerWriter.bytes(of: .profile, Ledger(profile: again.profile), again.head)
  try require(rewritten == written, "is written otherwise")
}

private func checkList<Record: Registered>(
  of file: LedgerFile, _ bytes: [UInt8], _ ledger: (Register<Record>) -> Ledger
) throws {
  let pieces: ListFile<Record>? = try inPieces(file, bytes)
  let whole: ListFile<Record>
  do { whole = try reader.list(file, bytes) } catch {
    try require(pieces == nil, "refused whole, and read in pieces: \(error)")
    throw error
  }
  func written(_ list: ListFile<Record>) -> [UInt8] {
    LedgerWriter.bytes(of: file, ledger(list.records), list.head)
  }
  let text = written(whole)
  if let pieces { try require(written(pieces) == text, "read otherwise in pieces") }
  try checkPacking(of: whole, file, bytes)
  let again: ListFile<Record> = try required { try reader.list(file, text) }
  try require(written(again) == text, "is written otherwise")
  try require(again.head == whole.head, "the head reads otherwise")
  let laidOut: ListFile<Record>? = try inPieces(file, text)
  try require(laidOut != nil || whole.records.count == 0, "what we write has no pieces")
  if let laidOut { try require(written(laidOut) == text, "ours reads otherwise in pieces") }
  try checkFacts(ledger(whole.records), ledger(again.records))
}

/// What was packed as it lay is what a careful reading packs.
private func checkPacking<Record: Registered>(
  of list: ListFile<Record>, _ file: LedgerFile, _ bytes: [UInt8]
) throws {
  let fields = try required {
    try bytes.withPaddedText(0..<bytes.count) { text throws(SyntaxError) in
      try JSONParser().object(text)
    }
  }
  let values = try unwrap(fields[file.listKey ?? ""]?.list, "no list")
  try require(values.count == list.records.count, "as many records")
  for value in values {
    let careful = try required { try Record(value) }
    let packed = try unwrap(list.records[careful.id], "\(careful.id) is gone")
    try require(packing(of: packed) == packing(of: careful), "\(careful.id) is packed otherwise")
  }
}

/// The facts beside the records are those of the records, however these were read.
private func checkFacts(_ one: Ledger, _ other: Ledger) throws {
  let day = Day(number: 19_600)
  try require(one.figures(on: day) == other.figures(on: day), "other figures")
  try require(one.pending(on: day) == other.pending(on: day), "other matters pending")
}

private func inPieces<Record: Registered>(
  _ file: LedgerFile, _ bytes: [UInt8]
) throws -> ListFile<Record>? {
  try reader.list(file, of: bytes.count) { buffer, offset throws(SystemError) in
    let part = bytes[min(bytes.count, offset)..<min(bytes.count, offset + buffer.count)]
    buffer.copyBytes(from: part)
    return part.count
  }
}

private var reader: LedgerReader { LedgerReader(parser: JSONParser()) }

/// Runs `body`, which has to succeed by now.
private func required<Result>(_ body: () throws -> Result) throws -> Result {
  do { return try body() } catch { throw Violation("refused later: \(error)") }
}

private func packing<Record: Fielded>(of record: Record) -> [UInt8] {
  var packer = Packer()
  record.pack(into: &packer)
  return packer.bytes
}

extension [UInt8] {
  fileprivate func hasKey(_ key: String) -> Bool { contains(Array("\"\(key)\"".utf8)) }
}
