@testable import Rectification
@testable import Storage

/// A journal is read the same by the quick way and by the careful one, as it is and with its chain
/// put right; what it makes of a ledger is the same after the files have been brought up to date.
func checkJournal(_ bytes: [UInt8]) throws {
  try checkReading(bytes)
  let sealed = resealed(bytes)
  let events = try checkReading(sealed)
  try checkLines(events)
  try checkReplay(sealed)
}

@discardableResult
private func checkReading(_ bytes: [UInt8]) throws -> [Event] {
  let quick = LoadedJournal(bytes)
  var journal = Journal()
  let events = JournalReader(parser: JSONParser()).events(bytes, after: &journal)
  try require(quick.journal == journal, "\(quick.journal), with care \(journal)")
  try require(quick.events.count == events.count, "\(quick.events.count) of \(events.count)")
  for (event, careful) in zip(quick.events, events) {
    try require(packed(event) == packed(careful), "\(event), with care \(careful)")
  }
  if let fault = journal.fault { try requireSentence(StorageError.journalBroken(fault)) }
  try checkParts(bytes, journal, events.count)
  return events
}

/// What was appended is taken in as if it had been there.
private func checkParts(_ bytes: [UInt8], _ whole: Journal, _ count: Int) throws {
  let reader = JournalReader(parser: JSONParser())
  guard let seam = bytes[(bytes.count / 2)...].firstIndex(of: UInt8(ascii: "\n")) else { return }
  var journal = Journal()
  let first = reader.events(Array(bytes[...seam]), after: &journal)
  guard journal.fault == nil, journal.tornBytes == 0 else { return }
  let second = reader.events(Array(bytes[(seam + 1)...]), after: &journal)
  try require(journal == whole, "in two parts \(journal), whole \(whole)")
  try require(first.count + second.count == count, "\(first.count + second.count) of \(count)")
}

/// An event that was read is written so that it reads the same.
private func checkLines(_ events: [Event]) throws {
  var (bytes, hash) = ([UInt8](), Chain.start)
  for event in events {
    let line = event.line(after: hash)
    hash = line.hash
    bytes += line.bytes
  }
  let again = LoadedJournal(bytes)
  try require(again.journal.fault == nil, "\(String(describing: again.journal.fault))")
  try require(again.events.count == events.count, "\(again.events.count) of \(events.count)")
  for (event, written) in zip(again.events, events) {
    try require(packed(event) == packed(written), "\(written) reads as \(event)")
  }
}

/// Files that are brought up to date say what the journal made of the older ones.
private func checkReplay(_ journal: [UInt8]) throws {
  let store = Store(folder: "ledger", disk: .live)
  do {
    let ledger = try store.load(instead: LedgerFile.empty, journal: journal)
    if let obstacle = store.obstacle { return try requireSentence(obstacle) }
    var files: [LedgerFile: [UInt8]] = [:]
    for file in LedgerFile.allCases {
      var head = try unwrap(store.heads[file], "no head")
      head.revision = store.journal.last
      files[file] = LedgerWriter.bytes(of: file, ledger, head)
    }
    let again = Store(folder: "ledger", disk: .live)
    let later = try again.load(instead: files, journal: journal)
    try require(again.journal == store.journal, "another journal")
    for file in LedgerFile.allCases {
      let head = try unwrap(again.heads[file], "no head")
      let bytes = LedgerWriter.bytes(of: file, later, head)
      try require(bytes == files[file], "\(file.name) is written otherwise")
    }
    try checkPast(of: ledger)
  } catch let error as StorageError {
    throw Violation("refused after replay: \(error)")
  }
}

/// The past is there day by day, or is refused in a sentence.
private func checkPast(of ledger: Ledger) throws {
  let days = Set(ledger.history.events.prefix(8).map(\.at.day))
  for day in days {
    do {
      let past = try ledger.asOf(day)
      _ = past.figures(on: day)
    } catch { try requireSentence(error) }
  }
  if let day = ledger.history.events.last?.at.day { _ = ledger.pending(on: day) }
}

/// The lines with `prev` and `hash` as the chain asks for; half a line at the end is left.
private func resealed(_ bytes: [UInt8]) -> [UInt8] {
  var (sealed, hash) = ([UInt8](), Chain.start)
  var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let half = lines.popLast() ?? []
  for line in lines {
    guard line.last == UInt8(ascii: "}") else {
      sealed += line + [UInt8(ascii: "\n")]
      continue
    }
    let isSealed = line.count > 149 && line.suffix(149).starts(with: ",\"prev\":\"".utf8)
    let text = line.dropLast(isSealed ? 149 : 1) + ",\"prev\":\"\(hash)\"".utf8
    hash = Chain.hash(of: text, closedBy: UInt8(ascii: "}"))
    sealed += text + ",\"hash\":\"\(hash)\"}\n".utf8
  }
  return sealed + half
}

private func packed(_ event: Event) -> [UInt8] {
  var packer = Packer()
  event.pack(into: &packer)
  return packer.bytes
}

extension LedgerFile {
  /// The files of a ledger in which nothing has happened yet.
  fileprivate static let empty: [LedgerFile: [UInt8]] = {
    var profile = Profile()
    (profile.title, profile.organization, profile.partyBody) = ("台账", "市××局", .committee)
    let ledger = Ledger(profile: profile)
    return Dictionary(
      uniqueKeysWithValues: allCases.map {
        ($0, LedgerWriter.bytes(of: $0, ledger, FileHead(revision: 0)))
      })
  }()
}
