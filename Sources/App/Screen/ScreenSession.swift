import Cells
import Exchange
import Rectification
import Screens
import Storage
import Terminal

/// A model, and the store that carries out what it asks for.
struct ScreenSession {
  private(set) var model: Model
  let store: Store
  let by: String
  /// The cut-off date that was asked for; without one, today moves on.
  private let cutOff: Day?
  /// What is kept from one sitting to the next; scripts keep nothing.
  private let memory: Memory?
  let configuration: Configuration
  /// Whether the ledger is only looked at: its files, too, stay as they are.
  let isGuest: Bool
  /// What is done meanwhile, and how long it is waited for before anything else is; without an end
  /// where nothing is shown meanwhile.
  var work: Work<Message>?
  let patience: Duration?
  /// The look at the remote that is going on, what the last one found, and when the next is due.
  var looking: Work<Distance?>?
  var distance: Distance?
  var nextLook: ContinuousClock.Instant?
  /// The files that are brought up to the journal meanwhile.
  private(set) var checkpointing: Work<Result<Checkpoint?, StorageError>>?
  /// How far they may be behind until then; further after a try that failed.
  private var mostBehind = Store.mostBehind

  /// What the loop has to do itself, since it is about the terminal or the program.
  enum Request: Hashable {
    case redraw, suspend, quit
    case edit(String)
    case copy(String)
  }

  /// Opens the ledger that `options` name; what `remembers` begins where its user was last. A `guest`
  /// changes nothing, for the reason that is given.
  init(
    _ options: Options, _ configuration: Configuration, size: Size, remembers: Bool = false,
    patience: Duration? = nil, guest: String? = nil
  ) throws {
    (self.configuration, self.patience) = (configuration, patience)
    isGuest = guest != nil
    let session = try Session(options)
    try session.requireKnownDay()
    store = session.store
    by = session.by
    cutOff = options.asOf
    memory = remembers ? Memory(ofLedger: session.store.folder) : nil
    let found = memory?.read()
    model = Model(
      ledger: session.ledger, person: session.by, day: session.day, size: size,
      keymap: configuration.keymap,
      knowsThePast: session.store.obstacle == nil, remembered: found?.remembered, guest: guest)
    model.exports = offeredExports(of: session.ledger.profile)
    lookSoon()
    if case .broken(let sentence)? = found { _ = receive(.failed(sentence)) }
  }

  /// What is to be on the screen now.
  mutating func frame() -> Canvas {
    model.layOutDetail()
    return view(model)
  }

  /// Takes a message, carries out what follows from it, and answers with what is left to do.
  mutating func receive(_ message: Message) -> [Request] {
    update(&model, message).flatMap { carryOut($0) }
  }

  /// Takes in what other processes have written.
  mutating func look() -> [Request] {
    do throws(StorageError) {
      let news = try store.refresh(&model.ledger)
      return news.isEmpty ? [] : receive(.arrived(news))
    } catch { return receive(.failed(error.description)) }
  }

  /// Begins a new day where it is one and no other was asked for.
  mutating func lookAtTheClock() -> [Request] {
    guard cutOff == nil, let today = try? Moment.now().today, today != model.day else { return [] }
    return receive(.dayBegan(today))
  }

  /// Brings the files up to the journal's end, on leaving, and answers with what is to be told.
  mutating func finish() -> [String] {
    rememberOnLeaving()
    defer { endWork() }
    _ = looking?.stop()
    lookAtCheckpoint(patience: nil)
    guard store.isBehind > 0, store.obstacle == nil, !isGuest else { return [] }
    do throws(StorageError) { try store.checkpoint(&model.ledger) } catch {
      return [error.leavingFilesBehind]
    }
    return []
  }

  /// Begins to bring the files up to the journal where they have fallen far behind: no key waits
  /// for it. Where somebody waits for every answer, leaving is early enough.
  private mutating func checkpointIfNeeded() {
    guard checkpointing == nil, patience != nil, store.obstacle == nil,
      store.isBehind > mostBehind
    else { return }
    let body = store.checkpointing(model.ledger, by: by)
    checkpointing = Work { _ in body() }
  }

  /// Takes what has come of it. Where it failed nothing is lost: the journal has every change, and
  /// leaving tries again and says what is wrong.
  mutating func lookAtCheckpoint(patience: Duration? = .zero) {
    guard let outcome = checkpointing?.outcome(within: patience) else { return }
    checkpointing = nil
    if case .success(let checkpoint?) = outcome { store.take(checkpoint) }
    mostBehind = store.isBehind + Store.mostBehind
  }

  /// Views are kept when they are saved; another sitting at the ledger may have saved some since.
  private func rememberOnLeaving() {
    guard let memory else { return }
    let others = memory.read().remembered
    memory.write(others.map { model.remembered.withViews(of: $0) } ?? model.remembered)
  }

  private mutating func remember(_ remembered: Remembered) -> [Request] {
    guard let memory, !memory.write(remembered) else { return [] }
    let folder = OwnFolder.state.path ?? "主目录"
    return receive(.failed("这次可以用，但没有存下来：不能写入 \(folder)，请核对它的权限。"))
  }

  private mutating func carryOut(_ effect: Effect) -> [Request] {
    switch effect {
    case .commit(let changes): told(commit(changes))
    case .step(let direction): told(step(direction))
    case .export(let report, let isReplacing): export(report, replacing: isReplacing)
    case .findImports(let folder): findImports(in: folder)
    case .plan(let file): plan(file)
    case .sync(let remote): sync(with: remote)
    case .stop: stopWork()
    case .remember(let remembered): remember(remembered)
    case .reload: look()
    case .attach(let id, let path, let name, let reference):
      told(attach(path, to: id, name: name, reference: reference))
    case .copy(let text): [.copy(text)]
    case .edit(let text): [.edit(text)]
    case .redraw: [.redraw]
    case .suspend: [.suspend]
    case .quit: [.quit]
    }
  }

  /// Takes what became of a change.
  private mutating func told(_ message: Message) -> [Request] {
    checkpointIfNeeded()
    return receive(message)
  }

  private mutating func commit(_ changes: [Change]) -> Message {
    do {
      let commit = try store.commit(
        changes, by: by, at: Moment.now().instant, on: model.day, in: &model.ledger)
      return .committed(Receipt(commit))
    } catch { return .failed(ErrorText(error).sentence) }
  }

  /// Keeps a file as evidence, and puts it on record.
  private mutating func attach(
    _ path: String, to id: RecordID, name: String?, reference: String?
  ) -> Message {
    do {
      let path = absolutePath(path)
      try store.requireReadable(path)
      try store.requireTurn(by: by)
      var evidence = try store.keep(path, on: model.day)
      (evidence.name, evidence.reference) = (name ?? evidence.name, reference)
      return commit([.attach(id, [evidence])])
    } catch { return .failed(ErrorText(error).sentence) }
  }

  private mutating func step(_ direction: Direction) -> Message {
    do {
      let commit = try store.undo(
        direction, by: by, at: Moment.now().instant, on: model.day, in: &model.ledger)
      return .committed(Receipt(commit))
    } catch { return .failed(ErrorText(error).sentence) }
  }
}

extension Receipt {
  fileprivate init(_ commit: Commit) {
    self.init(
      events: commit.events, remarks: commit.remarks,
      refusals: commit.refused.map { $0.1.description }, hasNews: commit.hasNews)
  }
}
