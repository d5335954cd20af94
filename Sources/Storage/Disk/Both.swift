import Glibc

/// Runs both at once, the second on a thread of its own, and answers when both have ended; one
/// after the other where the system has no thread left.
func both<First, Second>(
  _ first: () -> First, _ second: () -> Second
) -> (First, Second) {
  withoutActuallyEscaping(second) { second in
    let job = Job(second)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        argument.map { Unmanaged<AnyJob>.fromOpaque($0).takeUnretainedValue().run() }
        return nil
      }, Unmanaged<AnyJob>.passUnretained(job).toOpaque())
    let answer = first()
    if code == 0 { pthread_join(thread, nil) } else { job.run() }
    guard let other = job.result else { preconditionFailure("a thread that ended before its job") }
    return (answer, other)
  }
}

/// What a thread runs; a class, since a thread is given one pointer.
private class AnyJob {
  func run() {}
}

private final class Job<Result>: AnyJob {
  private let body: () -> Result
  private(set) var result: Result?

  init(_ body: @escaping () -> Result) { self.body = body }

  override func run() { result = body() }
}
