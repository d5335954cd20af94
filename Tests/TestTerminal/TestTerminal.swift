import CPseudoTerminal
import CVterm
import Cells
import Glibc

/// A program that runs under a pseudo terminal, and the screen it paints there.
///
/// Nothing sleeps: whoever waits reads what the program writes, until what it waits for is there.
public final class TestTerminal {
  public let process: pid_t
  public private(set) var size: Size
  /// All that the program has written.
  public private(set) var output: [UInt8] = []
  /// Whether the terminal has lost its last program, or has been hung up.
  public private(set) var isClosed = false
  /// What the terminal says instead of what libvterm answers to questions.
  public var answering: ([UInt8]) -> [UInt8] = { $0 }
  let emulator: Emulator
  var modes = PrivateModes()
  private var descriptor: Int32
  private let watch: Int32
  private var status: ExitStatus?

  /// Starts a program; the environment is clean but for what is needed and what is given.
  public init(
    program: String, arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, size: Size = Size(columns: 80, rows: 24)
  ) throws(StartFailed) {
    var process: pid_t = 0
    let rows = Int32(size.rows)
    let columns = Int32(size.columns)
    let variables = childEnvironment(environment).map { "\($0)=\($1)" }
    descriptor = withCStrings([program] + arguments) { arguments in
      withCStrings(variables) { variables in
        cpt_start(program, arguments, variables, directory, rows, columns, &process)
      }
    }
    guard descriptor >= 0 else { throw StartFailed(program: program, error: errno) }
    self.process = process
    self.size = size
    watch = cpt_watch(process)
    emulator = Emulator(size: size)
  }

  deinit {
    hangUp()
    if status == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      _ = waitForExit()
    }
    close(watch)
  }
}

/// That a program couldn't be started.
public struct StartFailed: Error {
  public let program: String
  public let error: Int32
}

/// How a program ended.
public enum ExitStatus: Hashable, Sendable {
  case exited(Int32)
  case signalled(Int32)
}

extension TestTerminal {
  /// Reads what the program writes until a condition holds; false if it doesn't in time.
  @discardableResult
  public func wait(timeout: Double = 5, until condition: (TestTerminal) -> Bool) -> Bool {
    // Sanitized, the program takes many times as long.
    let patience = isSanitized ? timeout * 12 : timeout
    let deadline = ContinuousClock.now.advanced(by: .seconds(patience))
    while !condition(self) {
      guard ContinuousClock.now < deadline else { return false }
      pump()
    }
    return true
  }

  /// Waits until the screen has a text.
  @discardableResult
  public func waitFor(_ text: String, timeout: Double = 5) -> Bool {
    wait(timeout: timeout) { $0.screen.contains(text) }
  }

  /// Waits until the program has ended, and says how; nil if it hasn't in time.
  public func waitForExit(timeout: Double = 5) -> ExitStatus? {
    wait(timeout: timeout) { $0.hasEnded }
    return status
  }

  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, !isClosed {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Writes to the screen behind the program's back, as a stray message does.
  public func scribble(_ text: String) { emulator.feed(Array(text.utf8)) }

  public func resize(_ size: Size) {
    self.size = size
    vterm_set_size(emulator.terminal, Int32(size.rows), Int32(size.columns))
    _ = cpt_resize(descriptor, Int32(size.rows), Int32(size.columns))
  }

  public func signal(_ number: Int32) { kill(process, number) }

  /// Takes the terminal away, as when its window is closed.
  public func hangUp() {
    isClosed = true
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
  }

  /// How the program has set up its terminal: echo, line by line, and so on.
  public var attributes: TerminalAttributes { TerminalAttributes(of: descriptor) }

  /// Whether the program has ended; takes its status.
  private var hasEnded: Bool {
    if status != nil { return true }
    var polled = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 0) == 1 else { return false }
    drain()
    var exited: Int32 = 0
    var number: Int32 = 0
    guard cpt_status(process, &exited, &number) == 0 else { return false }
    status = exited != 0 ? .exited(number) : .signalled(number)
    return true
  }
}

extension TestTerminal {
  /// Waits up to 20 ms for the program to write or end, and takes what it has written.
  private func pump() {
    var polled = [
      pollfd(fd: isClosed ? -1 : descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: status == nil ? watch : -1, events: Int16(POLLIN), revents: 0),
    ]
    poll(&polled, 2, 20)
    if polled[0].revents != 0 { readOnce() }
  }

  private func drain() {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isClosed, poll(&polled, 1, 0) == 1 { readOnce() }
  }

  private func readOnce() {
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else {
      if count == 0 || errno != EINTR { isClosed = true }
      return
    }
    output += bytes[..<count]
    emulator.feed(modes.filter(bytes[..<count]))
    let answers = emulator.answers()
    if !answers.isEmpty { send(answering(answers)) }
  }
}
