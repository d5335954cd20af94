import CTerminal
import Glibc

/// How a program that was lent the terminal has ended.
public enum ProgramEnd: Hashable, Sendable {
  case exited(Int32)
  case signalled(Int32)
  /// It could not be started; the error number says why.
  case notStarted(Int32)
}

extension Screen {
  /// Gives the terminal to another program, started without a shell, until it has ended; then `show`
  /// is to be called.
  ///
  /// Keys such as ^C and ^Z are meant for that program. Requests to end are passed on to it, and
  /// are among the signals that are returned.
  public func lend(
    to words: [String], _ signals: Signals
  ) -> (end: ProgramEnd, signals: [Signal]) {
    lend {
      let process = start(words)
      guard process > 0 else { return (.notStarted(errno), []) }
      return follow(process, signals)
    }
  }

  private func start(_ words: [String]) -> pid_t {
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return ct_start(&pointers, descriptor, output)
  }

  /// Waits for the program, and for signals at the same time.
  private func follow(
    _ process: pid_t, _ signals: Signals
  ) -> (end: ProgramEnd, signals: [Signal]) {
    var met: [Signal] = []
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return (ProgramEnd(status), met) }
      if ended < 0, errno != EINTR { return (.notStarted(errno), met) }
      _ = wait(for: [signals.descriptor], timeout: .milliseconds(50))
      for signal in signals.drain() {
        switch signal {
        case .hangUp, .terminate:
          met.append(signal)
          kill(process, signal == .hangUp ? SIGHUP : SIGTERM)
          kill(process, SIGCONT)  // one that has been stopped would not hear it
        case .suspend: kill(getpid(), SIGSTOP)  // as the program itself has stopped
        case .interrupt, .quit, .resized, .resume: break
        }
      }
    }
  }
}

extension ProgramEnd {
  /// Reads what `waitpid` says.
  fileprivate init(_ status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }
}
