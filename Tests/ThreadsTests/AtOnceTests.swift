import Glibc
import Testing
import Threads

@Suite struct AtOnceTests {
  @Test(
    "Every number is taken once, whatever the threads",
    arguments: [(0, 4), (1, 4), (5, 1), (1000, 8), (3, 100)])
  func each(count: Int, threads: Int) {
    let taken = Guarded<[Int]>([])
    eachAtOnce(count, atMost: threads) { number in taken.withLock { $0.append(number) } }
    #expect(taken.withLock { $0.sorted() } == Array(0..<count))
  }

  @Test("Pieces are joined in their order", arguments: [0, 1, 7, 8, 9, 1000])
  func pieces(count: Int) {
    let all = Array(0..<count)
    let made = joined(all, piece: 8) { piece in piece.filter { $0 % 3 != 0 }.map { $0 * 2 } }
    #expect(made == all.filter { $0 % 3 != 0 }.map { $0 * 2 })
  }

  @Test("Both run, the second on another thread that no signal is sent to")
  func two() {
    // Tests run on threads that block some.
    let before = exchangeMask(sigset_t())
    let (one, other) = both({ pthread_self() }, { (pthread_self(), areSignalsBlocked()) })
    #expect(one == pthread_self() && other.0 != one && other.1)
    #expect(!areSignalsBlocked())
    _ = exchangeMask(before)
  }
}

private func exchangeMask(_ mask: sigset_t) -> sigset_t {
  var (mask, before) = (mask, sigset_t())
  pthread_sigmask(SIG_SETMASK, &mask, &before)
  return before
}

private func areSignalsBlocked() -> Bool {
  var mask = sigset_t()
  pthread_sigmask(SIG_BLOCK, nil, &mask)
  return [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP].allSatisfy { sigismember(&mask, $0) == 1 }
}
