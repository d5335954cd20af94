import Rectification

/// Writes events behind a journal that has been read to its end under the lock.
struct JournalWriter {
  let folder: String
  let disk: Disk

  private var path: String { "\(folder)/\(LedgerFile.journal)" }

  /// Appends `events`, all or none, and returns once they are on the disk: they are acknowledged.
  func append(
    _ events: [Event], to journal: inout Journal
  ) throws(DiskFailure) {
    var next = journal
    var bytes: [UInt8] = []
    for event in events {
      let line = event.line(after: next.hash)
      bytes += line.bytes
      (next.last, next.hash, next.lastLineSize) = (event.seq, line.hash, line.bytes.count)
    }
    next.size += bytes.count
    try disk.append(
      bytes, to: path, of: journal.size, asOne: events.count > 1, alsoName: journal.size == 0)
    journal = next
  }

  /// Moves a half line to a file of its own, so that nothing is lost, and cuts it off.
  func setAside(_ torn: [UInt8], from journal: inout Journal) throws(DiskFailure) {
    try disk.replace(try freePath(), with: torn)
    try disk.cut(path, to: journal.size)
    journal.tornBytes = 0
  }

  private func freePath() throws(DiskFailure) -> String {
    let path = "\(folder)/\(LedgerFile.tornPrefix)\(utcStamp(disk.now()))"
    guard try disk.exists(path) else { return path }
    for number in 2... {
      let other = "\(path)-\(number)"
      if try !disk.exists(other) { return other }
    }
    return path
  }
}

/// `20230912T103205Z`, of seconds since 1970.
func utcStamp(_ seconds: Int) -> String {
  let day = Day(number: seconds / 86_400).description.filter { $0 != "-" }
  let second = seconds % 86_400
  let clock = [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
  return "\(day)T\(clock.joined())Z"
}
