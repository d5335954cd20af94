import CTerminal
import Glibc

/// What the system or another process asks of the program.
public enum Signal: Hashable, Sendable {
  case resized, terminate, hangUp, interrupt, quit, suspend, resume

  init?(_ number: Int32) {
    switch number {
    case SIGWINCH: self = .resized
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hangUp
    case SIGINT: self = .interrupt
    case SIGQUIT: self = .quit
    case SIGTSTP: self = .suspend
    case SIGCONT: self = .resume
    default: return nil
    }
  }
}

/// The signals sent to the program, to be waited for like the keyboard.
///
/// All values share one pipe: a program has one, and needs it before its screen.
public struct Signals: Sendable {
  /// Can be read from when a signal has arrived.
  public let descriptor: Int32

  public init() { descriptor = ct_signal_pipe() }

  /// Takes the signals that have arrived, each once.
  public func drain() -> [Signal] {
    var signals: [Signal] = []
    var bytes = [UInt8](repeating: 0, count: 64)
    while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
      for byte in bytes[..<count] {
        guard let signal = Signal(Int32(byte)), !signals.contains(signal) else { continue }
        signals.append(signal)
      }
    }
    return signals
  }
}
