import Cells
import Rectification
import Screens
import Storage
import Terminal

/// Runs the terminal interface until its user leaves it; the files are then up to the journal.
func runScreen(_ options: Options, _ configuration: Configuration) throws -> Answer {
  let opening = Opening(options, configuration)
  let quickly = try opening.session(within: ScreenSession.patience)
  let signals = Signals()
  var wishes = configuration.wishes
  if options.noColor { wishes.usesColor = false }
  let screen = try Screen(wishes)
  defer { screen.leave() }
  guard let (opened, keys) = try quickly.map({ ($0, []) }) ?? opening.follow(on: screen, signals)
  else { return Answer() }
  var session = opened
  var loop = ScreenLoop(
    screen: screen, signals: signals, watch: session.store.watch(), editor: configuration.editor)
  let status = loop.run(&session, typed: keys)
  screen.leave()
  session.store.whileWaiting = { say($0) }
  return Answer(messages: loop.farewell + session.finish(), status: status)
}

/// Waits for keys, signals and others' changes, and shows what follows from them.
struct ScreenLoop {
  private let screen: Screen
  private let signals: Signals
  private let watch: Watch
  /// The editor that is to be used before any other.
  private let editor: String?
  /// What is still to be said when the screen is left.
  private(set) var farewell: [String] = []
  /// Whether its user has left of their own accord.
  private(set) var isLeft = false
  /// How the program ends, once it is to end.
  private var end: ExitStatus?

  init(screen: Screen, signals: Signals, watch: Watch, editor: String?) {
    (self.screen, self.signals, self.watch, self.editor) = (screen, signals, watch, editor)
  }

  /// Begins with the keys that were typed before there was a session.
  mutating func run(_ session: inout ScreenSession, typed keys: [Key]) -> ExitStatus {
    session.store.whileWaiting = { [screen] sentence in
      if let shown = screen.shown { screen.show(frame(shown, telling: sentence)) }
    }
    serve(session.receive(.resized(screen.size)), &session)
    take(keys, &session)
    if end == nil { screen.show(session.frame()) }
    while end == nil {
      takeWhatComes(&session)
      if end == nil { screen.show(session.frame()) }
    }
    return end ?? .done
  }

  /// One round: sleeps until something happens, and takes all of it before a frame is drawn.
  private mutating func takeWhatComes(_ session: inout ScreenSession) {
    let descriptors =
      [screen.descriptor, signals.descriptor]
      + [
        watch.descriptor, session.work?.descriptor, session.checkpointing?.descriptor,
        session.looking?.descriptor,
      ]
      .compactMap { $0 }
    let ready = wait(for: descriptors, timeout: min(timeout, session.untilLook ?? timeout))
    if ready.contains(signals.descriptor) {
      for signal in signals.drain() { take(signal, &session) }
    }
    // Keys before news: they were meant for what is painted.
    if ready.contains(screen.descriptor) { takeKeys(&session) }
    if let work = session.work, ready.contains(work.descriptor) {
      serve(session.lookAtWork(), &session)
    }
    if let checkpointing = session.checkpointing, ready.contains(checkpointing.descriptor) {
      session.lookAtCheckpoint()
    }
    if let looking = session.looking, ready.contains(looking.descriptor) {
      serve(session.takeLook(), &session)
    }
    session.lookAtRemoteIfDue()
    if ready.isEmpty || watch.descriptor.map(ready.contains) == true, watch.drain() {
      serve(session.look(), &session)
    }
    serve(session.lookAtTheClock(), &session)
  }

  /// Takes the keys that are waiting, and those that come meanwhile: while a key is held down, only
  /// where it has led to is worth a frame, but nobody is left without one for long.
  private mutating func takeKeys(_ session: inout ScreenSession) {
    let deadline = ContinuousClock.now.advanced(by: ScreenLoop.longestWithoutFrame)
    repeat {
      take(screen.keys(), &session)
      if screen.isAtEnd { end = .done }
    } while end == nil && screen.hasKeysWaiting && ContinuousClock.now < deadline
  }

  private mutating func take(_ keys: [Key], _ session: inout ScreenSession) {
    for key in keys where end == nil { serve(session.receive(.key(key)), &session) }
  }

  private static let longestWithoutFrame = Duration.milliseconds(40)

  /// Until midnight, or until files that cannot be watched are to be looked at again.
  private var timeout: Duration {
    watch.descriptor == nil
      ? min(.milliseconds(watch.pollInterval), Moment.untilMidnight) : Moment.untilMidnight
  }

  private mutating func take(_ signal: Signal, _ session: inout ScreenSession) {
    switch signal {
    case .resized: resize(&session)
    case .suspend: serve([.suspend], &session)
    case .resume: serve([.redraw], &session)
    case .hangUp: end = .done
    case .terminate, .interrupt, .quit: end = .done
    }
  }

  private mutating func resize(_ session: inout ScreenSession) {
    screen.resize()
    serve(session.receive(.resized(screen.size)), &session)
  }

  /// Lends the terminal to the user's editor; a request to end that came meanwhile is not forgotten.
  private mutating func edit(_ text: String, _ session: inout ScreenSession) {
    let (message, isToEnd) = editText(text, with: editorWords(editor), on: screen, signals)
    resize(&session)
    serve(session.receive(message), &session)
    guard isToEnd else { return }
    end = .done
    if case .failed(let sentence) = message { farewell.append(sentence) }
  }

  private mutating func serve(
    _ requests: [ScreenSession.Request], _ session: inout ScreenSession
  ) {
    for request in requests {
      switch request {
      case .redraw: screen.redraw()
      case .suspend:
        screen.suspend()
        resize(&session)
      case .edit(let text): edit(text, &session)
      case .copy(let text):
        if !screen.copy(text) { serve(session.receive(.notCopied(text)), &session) }
      case .quit: (end, isLeft) = (.done, true)
      }
    }
  }
}
