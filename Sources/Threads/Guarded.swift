import Glibc

/// A value that one thread at a time uses.
///
/// The system's lock guards it: into that of Synchronization, where threads have to wait, the
/// thread sanitizer cannot see. A class, since a lock must stay where it is.
public final class Guarded<Value>: @unchecked Sendable {
  private var value: Value
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  public init(_ value: sending Value) {
    self.value = value
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Runs `body` when no other thread is within such a call.
  public func withLock<Result>(_ body: (inout Value) throws -> sending Result) rethrows
    -> sending Result
  {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
