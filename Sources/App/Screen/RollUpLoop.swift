import Cells
import OfficeFiles
import Rectification
import Screens
import Terminal

/// Runs the screen of many ledgers until its user leaves it.
func runRollUp(
  _ source: RollUpSource, _ options: Options, _ configuration: Configuration
) throws -> Answer {
  let signals = Signals()
  var wishes = configuration.wishes
  if options.noColor { wishes.usesColor = false }
  let screen = try Screen(wishes)
  defer { screen.leave() }
  var loop = RollUpLoop(
    screen: screen, signals: signals, source: source, options: options,
    configuration: configuration,
    model: RollUpModel(RollUp(asOf: source.days.asOf, bureaus: []), size: screen.size))
  let status = loop.run()
  return Answer(status: status)
}

/// Waits for keys, signals and what comes of a reading, and shows what follows from them.
private struct RollUpLoop {
  let screen: Screen
  let signals: Signals
  let source: RollUpSource
  let options: Options
  let configuration: Configuration
  var model: RollUpModel
  var work: Work<RollUpMessage>?
  var end: ExitStatus?

  mutating func run() -> ExitStatus {
    defer { _ = work?.stop() }
    begin()
    while true {
      if let end { return end }
      screen.show(view(model))
      takeWhatComes()
    }
  }

  /// Reads on a thread: the screen never freezes.
  private mutating func begin() {
    work = Work { [source] pace in
      do { return .read(try source.read(pace)) } catch {
        return .failed(ErrorText(error).sentence)
      }
    }
    receive(.progressed(0))
  }

  private mutating func takeWhatComes() {
    let descriptors =
      [screen.descriptor, signals.descriptor] + [work?.descriptor].compactMap(\.self)
    let ready = wait(for: descriptors, timeout: nil)
    if ready.contains(signals.descriptor) { for signal in signals.drain() { take(signal) } }
    if ready.contains(screen.descriptor) {
      for key in screen.keys() where end == nil { receive(.key(key)) }
      if screen.isAtEnd { end = .done }
    }
    if let work, ready.contains(work.descriptor) {
      let outcome = work.outcome(within: .zero)
      if outcome != nil { self.work = nil }
      receive(outcome ?? .progressed(work.done))
    }
  }

  private mutating func take(_ signal: Signal) {
    switch signal {
    case .resized: resize()
    case .suspend: carryOut(.suspend)
    case .resume: carryOut(.redraw)
    case .hangUp, .terminate, .interrupt, .quit: end = .done
    }
  }

  private mutating func receive(_ message: RollUpMessage) {
    for effect in update(&model, message) where end == nil { carryOut(effect) }
  }

  private mutating func carryOut(_ effect: RollUpEffect) {
    switch effect {
    case .open(let folder, let name): open(folder, name)
    case .read: begin()
    case .redraw: screen.redraw()
    case .suspend:
      screen.suspend()
      resize()
    case .quit: end = .done
    }
  }

  private mutating func resize() {
    screen.resize()
    receive(.resized(screen.size))
  }

  /// Lends the screen to a bureau's ledger, which is only looked at; whoever leaves it is back here.
  private mutating func open(_ folder: String, _ name: String) {
    var options = options
    options.ledger = folder
    do {
      var session = try ScreenSession(
        options, configuration, size: screen.size, patience: ScreenSession.patience,
        guest: "这是从汇总打开的台账，只看不改；要改请由\(name)办理，按 q 回到汇总。")
      var loop = ScreenLoop(
        screen: screen, signals: signals, watch: session.store.watch(),
        editor: configuration.editor)
      let status = loop.run(&session, typed: [])
      _ = session.finish()
      guard loop.isLeft else { return end = status }
      resize()
    } catch { receive(.notOpened(ErrorText(error).sentence)) }
  }
}
