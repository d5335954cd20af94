import Glibc

/// A thread of the system's that runs one thing; no signal is sent to it.
public struct WorkerThread: Sendable {
  private let handle: pthread_t

  /// Begins `body`; `nil` where the system has no thread left.
  public init?(_ body: @escaping @Sendable () -> Void) {
    let job = Unmanaged.passRetained(Job(body))
    let handle = withoutSignals {
      var handle = pthread_t()
      let code = pthread_create(
        &handle, nil,
        { argument in
          argument.map { Unmanaged<Job>.fromOpaque($0).takeRetainedValue().body() }
          return nil
        }, job.toOpaque())
      return code == 0 ? handle : nil
    }
    guard let handle else {
      job.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits until it has ended; once for each thread, unless it is left alone.
  public func join() { pthread_join(handle, nil) }

  /// Nobody waits for it.
  public func leaveAlone() { pthread_detach(handle) }
}

/// How many threads the machine can run at once.
public var countOfCores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// A class, since a thread is given one pointer.
private final class Job: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// A new thread blocks the signals that the one blocks which makes it.
private func withoutSignals<Result>(_ body: () -> Result) -> Result {
  var (all, before) = (sigset_t(), sigset_t())
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return body()
}
