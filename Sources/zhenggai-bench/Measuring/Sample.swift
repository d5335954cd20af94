import Glibc

/// Some measured values of one thing, in the order in which they were measured.
struct Sample {
  var values: [Double]

  var median: Double { quantile(0.5) }
  var p99: Double { quantile(0.99) }

  private func quantile(_ part: Double) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return .nan }
    return sorted[min(last, Int(part * Double(sorted.count)))]
  }
}

/// Milliseconds on a clock that never goes back.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

/// How long something takes, each of so many times.
func timed(_ times: Int = 1, _ body: () throws -> Void) rethrows -> Sample {
  var sample = Sample(values: [])
  for _ in 0..<times {
    let start = now()
    try body()
    sample.values.append(now() - start)
  }
  return sample
}
