import Rectification
import Storage
import Threads

/// As of when ledgers are rolled up.
public struct RollUpDays: Hashable, Sendable {
  public let today: Day
  /// The cut-off date, where one is given.
  public let cutOff: Day?
  /// The first day of a period to be compared.
  public let since: Day?

  public init(today: Day, cutOff: Day? = nil, since: Day? = nil) {
    (self.today, self.cutOff, self.since) = (today, cutOff, since)
  }

  public var asOf: Day { cutOff ?? today }
}

/// How far a roll-up has come.
public struct RollUpPace: Sendable {
  public enum Stage: Hashable, Sendable { case fetching, reading }

  /// Told after each ledger: how many of how many. Several threads may call it, one at a time.
  public let tell: @Sendable (Stage, _ done: Int, _ total: Int) -> Void
  /// Asked before each ledger; nothing more is read once it answers true.
  public let isStopped: @Sendable () -> Bool

  public init(
    isStopped: @escaping @Sendable () -> Bool = { false },
    tell: @escaping @Sendable (Stage, _ done: Int, _ total: Int) -> Void = { _, _, _ in }
  ) {
    (self.tell, self.isStopped) = (tell, isStopped)
  }
}

/// Brings copies of remotes up to date where `isFetching`, then reads all ledgers and adds their
/// figures up; throws only where it is stopped.
///
/// Each is opened without a lock, wound back, counted and dropped before its thread takes the next:
/// one a core, but a large one never beside another large one, so that memory is bounded by the
/// largest. What else is wanted of a ledger `each` can take from it, on the thread that has read it;
/// the number is its place among the bureaus.
public func rollUp(
  _ ledgers: LedgerSet, on days: RollUpDays, copies: RemoteCopies, isFetching: Bool = false,
  pace: RollUpPace = RollUpPace(), each: @escaping @Sendable (Int, Ledger) -> Void = { _, _ in }
) throws(ExchangeError) -> RollUp {
  let reading = RollUpReading(ledgers.sources, days, copies, pace, each)
  if isFetching { try reading.fetch() }
  return RollUp(
    title: ledgers.title, asOf: days.asOf, since: days.since, bureaus: try reading.bureaus())
}

/// One reading of many ledgers, shared by the threads that do it.
private final class RollUpReading: Sendable {
  private struct State {
    var done = 0
    /// Why a remote could not be fetched, by the place of its ledger.
    var failures: [Int: String] = [:]
    var outcomes: [Outcome?]
  }

  private let sources: [LedgerSource]
  private let days: RollUpDays
  private let copies: RemoteCopies
  private let pace: RollUpPace
  private let each: @Sendable (Int, Ledger) -> Void
  private let state: Guarded<State>
  /// Whose turn it is to have a large ledger in memory.
  private let turnOfLarge = Guarded(())

  init(
    _ sources: [LedgerSource], _ days: RollUpDays, _ copies: RemoteCopies, _ pace: RollUpPace,
    _ each: @escaping @Sendable (Int, Ledger) -> Void
  ) {
    (self.sources, self.days, self.copies) = (sources, days, copies)
    (self.pace, self.each) = (pace, each)
    state = Guarded(State(outcomes: [Outcome?](repeating: nil, count: sources.count)))
  }

  /// How many remotes are asked at once: more would not make one line faster.
  private static let mostFetches = 8

  func fetch() throws(ExchangeError) {
    let remotes = sources.enumerated().compactMap { place, source in
      if case .remote(let remote) = source.place { (place: place, remote: remote) } else { nil }
    }
    eachAtOnce(remotes.count, atMost: RollUpReading.mostFetches) { [self] number in
      guard !pace.isStopped() else { return }
      let (place, remote) = remotes[number]
      do throws(ExchangeError) { try copies.bringUpToDate(remote) } catch {
        state.withLock { $0.failures[place] = error.reasonForFetch }
      }
      tell(.fetching, of: remotes.count)
    }
    if pace.isStopped() { throw .stopped }
    state.withLock { $0.done = 0 }
  }

  func bureaus() throws(ExchangeError) -> [Bureau] {
    eachAtOnce(sources.count) { [self] place in
      guard !pace.isStopped() else { return }
      let outcome = outcome(of: place)
      state.withLock { $0.outcomes[place] = outcome }
      tell(.reading, of: sources.count)
    }
    let outcomes = state.withLock(\.outcomes).compactMap(\.self)
    guard outcomes.count == sources.count else { throw .stopped }
    return named(outcomes)
  }

  private func tell(_ stage: RollUpPace.Stage, of total: Int) {
    state.withLock { state in
      state.done += 1
      pace.tell(stage, state.done, total)
    }
  }
}

/// What came of one ledger.
private struct Outcome: Sendable {
  let folder: String?
  /// What the ledger calls its unit, empty where it could not be read.
  var organization = ""
  var state: Bureau.State
}

extension RollUpReading {
  private func outcome(of place: Int) -> Outcome {
    let source = sources[place]
    let failure = state.withLock { $0.failures[place] }
    func unread(_ reason: String, _ folder: String? = nil) -> Outcome {
      Outcome(folder: folder, state: .unread(reason: reason))
    }
    if let fault = source.fault { return unread(fault) }
    switch source.place {
    case .folder(let folder):
      guard Standing(following: folder) != .nothing else { return unread("没有这个文件夹，请核对路径") }
      guard Store.isLedger(folder) else { return unread(RollUpReading.absence(in: folder)) }
      return read(folder, at: place)
    case .remote(let remote):
      guard let folder = copies.folder(of: remote), Store.isLedger(folder) else {
        return unread(failure.map { "取不到：\($0)" } ?? "还没有取得这一远端的台账，请加 --fetch")
      }
      return read(folder, at: place, failure)
    }
  }

  private static func absence(in folder: String) -> String {
    do throws(SystemError) { _ = try Disk.live.list(folder) } catch {
      return "读不出文件夹：\(error.reason)"
    }
    return "文件夹里不是台账（没有 ledger.json），请核对路径"
  }

  /// A large ledger is read by itself, on several threads of its own.
  private func read(_ folder: String, at place: Int, _ failure: String? = nil) -> Outcome {
    guard Store.isLarge(folder) else { return readNow(folder, at: place, failure) }
    return turnOfLarge.withLock { _ in readNow(folder, at: place, failure) }
  }

  private func readNow(_ folder: String, at place: Int, _ failure: String?) -> Outcome {
    do throws(StorageError) {
      let opened = try Store.open(folder)
      if let obstacle = opened.store.obstacle { throw obstacle }
      return counted(opened.ledger, in: folder, at: place, failure)
    } catch { return Outcome(folder: folder, state: .unread(reason: error.reason)) }
  }

  private func counted(
    _ now: Ledger, in folder: String, at place: Int, _ failure: String?
  ) -> Outcome {
    do throws(BadValue) {
      let ledger = try days.cutOff.map { day throws(BadValue) in try now.asOf(day) } ?? now
      each(place, ledger)
      let staleness = failure.map { "没有取到最新内容：\($0)；数字出自以前取得的副本" }
      let account = try Account(
        of: ledger, on: days.asOf, since: days.since, staleness: staleness)
      return Outcome(
        folder: folder, organization: now.profile.organization, state: .counted(account))
    } catch {
      return Outcome(
        folder: folder, state: .unread(reason: "台账数据有误：\(error.description)"))
    }
  }

  /// Those that call themselves the same are told apart by where they lie.
  private func named(_ outcomes: [Outcome]) -> [Bureau] {
    let called = zip(sources, outcomes).map { source, outcome in
      source.name ?? (outcome.organization.isEmpty ? source.label : outcome.organization)
    }
    let (names, labels) = (Repeats(called), Repeats(sources.map(\.label)))
    return sources.indices.map { place in
      let source = sources[place]
      let mark = labels.isRepeated(source.label) ? source.path : source.label
      let name = names.texts[place]
      return Bureau(
        name: names.isRepeated(name) && name != mark ? "\(name)（\(mark)）" : name,
        path: source.path, folder: outcomes[place].folder, outcomes[place].state)
    }
  }
}

/// Texts, of which some may stand more than once.
private struct Repeats {
  let texts: [String]
  private let amounts: [String: Int]

  init(_ texts: [String]) {
    self.texts = texts
    amounts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
  }

  func isRepeated(_ text: String) -> Bool { amounts[text, default: 0] > 1 }
}
