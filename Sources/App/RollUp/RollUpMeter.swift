import Exchange
import Glibc
import Threads

/// Shows on standard error how far a roll-up has come, where somebody sees it, and takes that away at
/// the end.
final class RollUpMeter: Sendable {
  private let shown = Guarded(-1)
  private let isSeen = isatty(STDERR_FILENO) == 1
  /// Fewer are read before anybody could see it.
  private static let few = 20

  var pace: RollUpPace {
    RollUpPace(tell: { [self] stage, done, total in tell(stage, done, total) })
  }

  private func tell(_ stage: RollUpPace.Stage, _ done: Int, _ total: Int) {
    guard isSeen, stage == .fetching || total >= RollUpMeter.few else { return }
    let hundredths = done * 100 / max(1, total)
    let isNews = shown.withLock { shown in
      defer { shown = hundredths }
      return shown != hundredths || stage == .fetching
    }
    guard isNews else { return }
    show("\r\(stage == .fetching ? "取回" : "读取") \(done)/\(total)")
  }

  /// Takes away what was shown.
  func end() {
    if shown.withLock({ $0 >= 0 }) { show("\r" + String(repeating: " ", count: 24) + "\r") }
  }

  private func show(_ text: String) { try? write(Array(text.utf8), to: STDERR_FILENO) }
}
