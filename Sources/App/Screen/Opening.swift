import Cells
import Glibc
import Screens
import Terminal

/// The opening of a ledger for the screen. A large one is opened on a thread of its own, so that
/// nobody sits before a dead terminal meanwhile.
struct Opening {
  private let options: Options
  private let configuration: Configuration
  /// How many bytes there are to read.
  private let bytes: Int
  /// What is done on the thread; a small ledger needs none.
  private let work: Work<Outcome>?

  /// What comes of it. The thread that makes it is done with it when it is taken.
  private struct Outcome: @unchecked Sendable {
    let session: Result<ScreenSession, any Error>
  }

  /// In bytes: what is smaller is open in a few milliseconds.
  private static let small = 4_000_000

  init(_ options: Options, _ configuration: Configuration) {
    (self.options, self.configuration) = (options, configuration)
    bytes = sizeOfFiles(in: options.folder)
    work =
      bytes < Opening.small
      ? nil : Work { _ in Outcome(session: Result { try open(options, configuration) }) }
  }

  /// The session, if the ledger is open before `patience` is over; throws where it cannot be opened.
  func session(within patience: Duration) throws -> ScreenSession? {
    guard let work else { return try open(options, configuration) }
    return try work.outcome(within: patience)?.session.get()
  }

  /// Shows how far it has come until the ledger is open, and answers with the session and what was
  /// typed for it; `nil` where its user has left.
  func follow(on screen: Screen, _ signals: Signals) throws -> (ScreenSession, [Key])? {
    var page = OpeningScreen(folder: options.folder, bytes: bytes, keymap: configuration.keymap)
    let begin = ContinuousClock.now
    while true {
      screen.show(view(page, size: screen.size))
      _ = wait(
        for: [screen.descriptor, signals.descriptor] + [work?.descriptor].compactMap(\.self),
        timeout: .seconds(1))
      for signal in signals.drain() where leaves(signal, screen) { return nil }
      for key in screen.keys() where page.take(key) { return nil }
      if screen.isAtEnd { return nil }
      if let session = try session(within: .zero) { return (session, page.keys) }
      page.done = work.map(\.done).flatMap { $0 > 0 ? $0 : nil }
      page.seconds = Int(begin.duration(to: .now).components.seconds)
    }
  }

  /// Whether a signal asks the program to end.
  private func leaves(_ signal: Signal, _ screen: Screen) -> Bool {
    switch signal {
    case .resized: screen.resize()
    case .suspend: screen.suspend()
    case .resume: screen.redraw()
    case .hangUp, .terminate, .interrupt, .quit: return true
    }
    return false
  }
}

private func open(_ options: Options, _ configuration: Configuration) throws -> ScreenSession {
  try ScreenSession(
    options, configuration, size: Size(columns: 80, rows: 24), remembers: true,
    patience: ScreenSession.patience)
}

/// How many bytes the files of a ledger have together.
private func sizeOfFiles(in folder: String) -> Int {
  names(in: folder).filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }.reduce(0) {
    var status = stat()
    return stat("\(folder)/\($1)", &status) == 0 ? $0 + Int(status.st_size) : $0
  }
}
