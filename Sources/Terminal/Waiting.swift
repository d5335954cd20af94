import Glibc

/// Waits until something can be read from one of the descriptors, and returns those; none when the
/// time is up. Signals don't cut it short; a descriptor that was closed counts as readable.
public func wait(for descriptors: [Int32], timeout: Duration? = nil) -> [Int32] {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let deadline = timeout.map { ContinuousClock.now.advanced(by: $0) }
  while true {
    let ready = poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
    guard ready < 0, errno == EINTR else { break }
  }
  return polled.filter { $0.revents != 0 }.map(\.fd)
}

/// What `poll` takes: rounded up, so as not to wake too early; -1 is for ever.
private func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
  guard let deadline else { return -1 }
  let (seconds, attoseconds) = ContinuousClock.now.duration(to: deadline).components
  guard seconds < 1_000_000 else { return .max }
  return max(0, Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
}
