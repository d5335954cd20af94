import Rectification
import Storage
import Testing

/// A ledger with its journal in memory, as one desk has it.
struct Replica {
  private(set) var ledger: Ledger
  private(set) var journal: [SealedEvent] = []

  init(reviewers: [String] = []) {
    var profile = Profile()
    profile.sections = ["政治建设", "作风建设"]
    profile.departments = ["办公室", "机关党委"]
    profile.reviewers = reviewers
    ledger = Ledger(profile: profile)
  }

  var hash: String { journal.last?.hash ?? Chain.start }

  /// The journal as it would stand on disk.
  var bytes: [UInt8] {
    var (bytes, hash) = ([UInt8](), Chain.start)
    for sealed in journal {
      let line = sealed.event.line(after: hash)
      bytes += line.bytes
      hash = line.hash
    }
    return bytes
  }

  /// Makes a change, where the rules allow it; the hashes of its events.
  @discardableResult
  mutating func make(_ change: Change, by person: String, minute: Int = 0) -> [String] {
    let occasion = Occasion(by: person, on: day("2023-06-01"))
    guard let decision = try? ledger.check(change, occasion) else { return [] }
    return write(decision.edits.map { Step.Entry($0, of: decision.of) }, person, minute)
  }

  /// Takes back or brings back a step, where that can be.
  @discardableResult
  mutating func step(_ direction: Direction, by person: String, minute: Int = 0) -> [String] {
    let occasion = Occasion(by: person, on: day("2023-06-01"))
    guard let step = try? ledger.check(direction, occasion) else { return [] }
    return write(step.entries, person, minute)
  }

  private mutating func write(
    _ entries: [Step.Entry], _ person: String, _ minute: Int
  ) -> [String] {
    let first = ledger.history.last + 1
    return entries.enumerated().map { place, entry in
      let event = Event(
        seq: first + place, at: instant(minute), by: "\(person)@desk", edit: entry.edit,
        step: entries.count > 1 ? first : nil, of: entry.of)
      append([event])
      return hash
    }
  }

  private mutating func append(_ events: [Event]) {
    for event in events {
      do { try ledger.take(event) } catch { Issue.record("\(event): \(error)") }
      journal.append(SealedEvent(event, hash: event.line(after: hash).hash))
    }
  }

  /// Takes another journal as it is, with what was done here made on top of it.
  @discardableResult
  mutating func take(_ other: Replica) -> Replay {
    let common = zip(journal, other.journal).prefix { $0.hash == $1.hash }.count
    let replay = Replay(
      of: Array(journal[common...]), onto: other.ledger,
      knowing: Array(other.journal[common...]))
    self = other
    append(replay.events)
    return replay
  }

  var contents: [String] { ledger.contents }

  /// What a field of a record reads.
  func value(_ key: String, of id: RecordID) -> Value? { ledger.fields(of: id)?[key] }
}

private typealias Issue = Testing.Issue

extension Ledger {
  /// All that the ledger holds, as JSON.
  var contents: [String] {
    allIDs.map { id in Value.object(fields(of: id) ?? Fields()).json(.compact) }
      + [Value.object(profile.fields).json(.compact)]
  }
}

func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure(text) }
  return day
}

/// So many minutes after ten, on a day in June.
func instant(_ minute: Int) -> Instant {
  let (hour, minute) = (10 + minute / 60 % 12, minute % 60)
  let text = "2023-06-01T\(hour):\(minute < 10 ? "0" : "")\(minute):00+08:00"
  guard let instant = Instant(text) else { preconditionFailure(text) }
  return instant
}

func edit(_ id: RecordID, _ key: String, _ value: Value?) -> Change {
  .edit(id, [Assignment(path: key.split(separator: ".").map(String.init), value: value)])
}

func newIssue(_ title: String, section: String = "政治建设") -> Change {
  .add(
    .issue,
    [
      "title": .text(title), "source": "inspection", "section": .text(section),
      "department": "办公室",
      "deadline": ["text": "九月底前", "date": "2023-09-30", "keepUp": false],
    ])
}

func newMeasure(_ issue: RecordID, _ content: String, track: Track = .immediate) -> Change {
  .add(
    .measure,
    [
      "issue": .text(issue.text), "track": .text(track.rawValue), "content": .text(content),
      "target": ["unit": "次", "goal": 3, "rule": "atLeast", "actual": 0],
    ])
}

func newPolicy(_ title: String) -> Change {
  .add(.policy, ["title": .text(title), "department": "办公室"])
}

/// Somebody's evidence that nobody has to keep.
func proof(_ name: String) -> Evidence {
  Evidence(name: name, reference: "2023-1", addedOn: day("2023-06-01"))
}
