import Rectification
import Storage

/// An opened ledger, with who uses it and on what day.
struct Session {
  let store: Store
  /// The ledger as it is now.
  var ledger: Ledger
  let by: String
  /// The cut-off date, which is also the day of the changes.
  let day: Day
  let instant: Instant
  private let cutOff: Day?

  /// Opens the ledger that `options` name, and tells the user what is amiss with its files; throws
  /// where it `isWriting`, and nothing may be written.
  init(_ options: Options, isWriting: Bool = false) throws {
    let moment = try Moment.now()
    let person = try options.person
    let opened = try Store.open(options.folder)
    // Refused in the words of the warning, which need not be read twice.
    if isWriting, let obstacle = opened.store.obstacle { throw obstacle }
    opened.store.whileWaiting = { say($0) }
    for warning in opened.warnings { say(warning.description) }
    (store, ledger) = (opened.store, opened.ledger)
    (by, day, cutOff) = (person, options.asOf ?? moment.today, options.asOf)
    instant = moment.instant
  }

  /// The ledger as it was on the cut-off date, where one is given.
  func ledgerToShow() throws -> Ledger {
    guard let cutOff else { return ledger }
    try requireKnownDay()
    return try ledger.asOf(cutOff)
  }

  /// Throws where the cut-off date is past, and the journal cannot tell how things stood then.
  func requireKnownDay() throws(StorageError) {
    guard day < instant.day else { return }
    try store.requireHistory(on: day)
  }
}

extension Session {
  /// Makes the changes as one step, each tried by itself, and says what became of them.
  mutating func commit(_ changes: [Change]) throws -> Answer {
    let (commit, warnings) = try made(changes)
    let refusals = commit.refused.map { ErrorText($0.reason) }
    let statuses = Set(refusals.map(\.status))
    return Answer(
      lines: commit.events.map { ledger.sentence(for: $0) } + commit.remarks.map(\.description),
      messages: refusals.map(\.sentence) + warnings,
      status: statuses.count == 1 && commit.events.isEmpty
        ? statuses.first ?? .done : refusals.isEmpty ? .done : .refused)
  }

  /// Makes the changes as one step, each tried by itself; answers too with what is to be told of
  /// the files.
  mutating func made(_ changes: [Change]) throws(StorageError) -> (Commit, warnings: [String]) {
    let commit = try store.commit(changes, by: by, at: instant, on: day, in: &ledger)
    return (commit, tidy())
  }

  /// Takes back or brings back one's last `count` steps; stops at the first that cannot be. What
  /// has been written by then is told all the same.
  mutating func step(_ direction: Direction, count: Int) -> Answer {
    var answer = Answer()
    var left = count
    while left > 0, answer.status == .done {
      do throws(StorageError) {
        let commit = try store.undo(direction, by: by, at: instant, on: day, in: &ledger)
        answer.add(lines: commit.events.map { ledger.sentence(for: $0) })
      } catch {
        let text = ErrorText(error)
        answer.messages.append(text.sentence)
        answer.status = text.status
      }
      left -= 1
    }
    answer.messages += tidy()
    return answer
  }

  /// Makes all records read as in a backup, and says what has changed.
  mutating func goBack(to backup: Backup) throws(StorageError) -> Answer {
    let events = try store.goBack(
      to: backup, by: by, at: instant, on: day, seen: ledger.history.last, in: &ledger)
    return Answer(lines: events.map { ledger.sentence(for: $0) }, messages: tidy())
  }

  /// Brings the files up to the journal's end where they have fallen far behind (format.md), and
  /// answers with what is to be told: the changes themselves are on the disk, come what may.
  private mutating func tidy() -> [String] {
    guard store.isBehind > Store.mostBehind else { return [] }
    do throws(StorageError) { try store.checkpoint(&ledger) } catch {
      return [error.leavingFilesBehind]
    }
    return []
  }
}

extension StorageError {
  /// What is told where only the files could not follow the journal.
  var leavingFilesBehind: String { "修改已记入留痕；三个 JSON 文件暂未更新：\(reason)，下次会再写。" }
}

extension Options {
  /// `--ledger`, else `$ZHENGGAI_LEDGER`, else `./Data` where that is a ledger, else `.`.
  var folder: String {
    if let folder = ledger ?? Surroundings.variable("ZHENGGAI_LEDGER") { return folder }
    return Store.isLedger("Data") ? "Data" : "."
  }

  /// `--by`, else `$ZHENGGAI_BY`, else the login name, without blanks around it; throws where no
  /// account stands before the `@`.
  var person: String {
    get throws(UsageError) {
      let given = by ?? Surroundings.variable("ZHENGGAI_BY") ?? Surroundings.loginName
      let name = (given ?? "unknown").withoutBlanks
      guard !account(of: name).withoutBlanks.isEmpty else { throw .emptyAccount }
      return name
    }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var withoutBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
