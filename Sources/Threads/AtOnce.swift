import Synchronization

/// Runs both at once, the second on a thread of its own, and answers when both have ended; one
/// after the other where the system has no thread left.
public func both<First, Second>(
  _ first: () -> First, _ second: () -> Second
) -> (First, Second) {
  withoutActuallyEscaping(second) { second in
    nonisolated(unsafe) let second = second
    nonisolated(unsafe) var other: Second?
    let thread = WorkerThread { other = second() }
    let one = first()
    if let thread { thread.join() } else { other = second() }
    guard let other else { preconditionFailure("a thread that ended before its job") }
    return (one, other)
  }
}

/// Calls `body` with each number below `count`, on at most `most` threads at once, a thread taking the
/// next number as soon as it is free; returns when all have ended. Where the system has no threads
/// left, those that there are do it.
public func eachAtOnce(
  _ count: Int, atMost most: Int = countOfCores, _ body: @escaping @Sendable (Int) -> Void
) {
  let turns = Turns(count)
  let work: @Sendable () -> Void = { while let number = turns.next() { body(number) } }
  let threads = (1..<max(1, min(most, count))).compactMap { _ in WorkerThread(work) }
  work()
  for thread in threads { thread.join() }
}

/// What `body` makes of the pieces of `all`, joined in their order; as many are made at once as the
/// machine runs threads, and a few in one go.
public func joined<Each: Sendable, Made: Sendable>(
  _ all: [Each], piece size: Int = 4096,
  _ body: @escaping @Sendable (ArraySlice<Each>) -> [Made]
) -> [Made] {
  guard all.count > size else { return body(all[...]) }
  let starts = Array(stride(from: 0, to: all.count, by: size))
  let made = Guarded([[Made]](repeating: [], count: starts.count))
  eachAtOnce(starts.count) { number in
    let piece = body(all[starts[number]...].prefix(size))
    made.withLock { $0[number] = piece }
  }
  return made.withLock { $0.flatMap { $0 } }
}

/// Numbers that threads share out among themselves.
private final class Turns: Sendable {
  private let taken = Atomic(0)
  private let count: Int

  init(_ count: Int) { self.count = count }

  func next() -> Int? {
    let number = taken.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
