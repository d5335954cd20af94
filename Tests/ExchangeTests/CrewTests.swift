import Synchronization
import Testing

@testable import Exchange

@Suite struct CrewTests {
  @Test(
    "Every number is taken once, whatever the threads",
    arguments: [(0, 4), (1, 4), (5, 1), (1000, 8), (3, 100)])
  func all(count: Int, threads: Int) {
    let taken = Taken()
    eachAtOnce(count, atMost: threads) { number in taken.numbers.withLock { $0.append(number) } }
    #expect(taken.numbers.withLock { $0.sorted() } == Array(0..<count))
  }
}

private final class Taken: Sendable {
  let numbers = Mutex<[Int]>([])
}
