import Glibc
import Synchronization

/// How many threads the machine can run at once.
var countOfCores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Calls `body` with each number below `count`, on at most `most` threads at once, a thread taking the
/// next number as soon as it is free; returns when all have ended. Where the system has no threads
/// left, those that there are do it.
func eachAtOnce(_ count: Int, atMost most: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let crew = Crew(count, body)
  let threads = (1..<max(1, min(most, count))).compactMap { _ in crew.hire() }
  crew.work()
  for thread in threads { pthread_join(thread, nil) }
}

/// Threads that share out numbers among themselves.
private final class Crew: Sendable {
  private let next = Atomic(0)
  private let count: Int
  private let body: @Sendable (Int) -> Void

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    (self.count, self.body) = (count, body)
  }

  func work() {
    while true {
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      body(number)
    }
  }

  /// One more thread, which no signal is sent to; `nil` where the system has none left. It has to end
  /// before the crew does.
  func hire() -> pthread_t? {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { crew in
        crew.map { Unmanaged<Crew>.fromOpaque($0).takeUnretainedValue().work() }
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    return code == 0 ? thread : nil
  }
}
