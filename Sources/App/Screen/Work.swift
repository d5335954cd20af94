import Glibc
import OfficeFiles
import Synchronization
import Terminal
import Threads

/// Something long, done on a thread of its own: it tells how far it has come, can be stopped, and
/// leaves an outcome.
///
/// The thread and whoever waits for it share nothing but what the lock guards; `descriptor` can be
/// read from whenever there is news.
final class Work<Outcome: Sendable>: Sendable {
  private struct State {
    var done = 0.0
    /// How far it had come when that was last told.
    var told = 0.0
    var isStopped = false
    var outcome: Outcome?
  }

  /// Can be read from when it has come further, or is at its end.
  let descriptor: Int32
  private let bell: Int32
  /// From how much on it is carried to its end, since it changes what others see.
  private let pointOfNoReturn: Double
  private let state = Guarded(State())

  /// Begins `body`, which gets a pace to keep: it throws once the work is not wanted any more.
  init(pointOfNoReturn: Double = .infinity, _ body: @escaping @Sendable (Pace) -> Outcome) {
    self.pointOfNoReturn = pointOfNoReturn
    var ends: [Int32] = [-1, -1]
    let hasPipe = pipe(&ends) == 0
    for end in ends where hasPipe {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, bell) = (ends[0], ends[1])
    let isBegun =
      hasPipe
      && startThread {
        let outcome = body { done throws(Stopped) in try self.tell(done) }
        self.end(with: outcome)
      }
    // Without a thread, or what it would be heard by, it is done at once.
    if !isBegun { end(with: body { _ in }) }
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  /// How much is done, from 0 to 1.
  var done: Double { state.withLock(\.done) }

  /// Makes the work throw at its next step, if it has not passed the point of no return; whether it
  /// has not, so that nobody need wait for it.
  func stop() -> Bool {
    state.withLock { state in
      state.isStopped = state.done < pointOfNoReturn && state.outcome == nil
      return state.isStopped
    }
  }

  /// What came of it, if it ends before `patience` is over; without one it is waited for.
  func outcome(within patience: Duration?) -> Outcome? {
    let deadline = patience.map { ContinuousClock.now.advanced(by: $0) }
    while true {
      hush()
      if let outcome = state.withLock(\.outcome) { return outcome }
      let left = deadline.map { ContinuousClock.now.duration(to: $0) }
      if let left, left <= .zero { return nil }
      _ = wait(for: [descriptor], timeout: left)
    }
  }

  private func tell(_ done: Double) throws(Stopped) {
    let (isStopped, isNews) = state.withLock { state in
      state.done = done
      // What nobody would see need wake nobody.
      let isNews = done - state.told >= 0.01
      if isNews { state.told = done }
      return (state.isStopped, isNews)
    }
    if isNews { ring() }
    if isStopped { throw Stopped() }
  }

  private func end(with outcome: Outcome) {
    state.withLock { $0.outcome = outcome }
    ring()
  }

  private func ring() {
    var byte: UInt8 = 0
    _ = write(bell, &byte, 1)
  }

  /// Takes what has been rung.
  private func hush() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// How many threads are at work beside the one that the program began with.
private let threads = Atomic(0)

/// Ends the program; what it has written stands. As long as a thread is at work, nothing that it
/// uses is taken down.
public func end(_ status: Int32) -> Never {
  guard threads.load(ordering: .acquiring) > 0 else { exit(status) }
  fflush(nil)
  _exit(status)
}

/// Runs `body` on a new thread; false where the system has none left.
private func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  threads.add(1, ordering: .relaxed)
  let thread = WorkerThread {
    body()
    threads.subtract(1, ordering: .releasing)
  }
  thread?.leaveAlone()
  if thread == nil { threads.subtract(1, ordering: .relaxed) }
  return thread != nil
}
