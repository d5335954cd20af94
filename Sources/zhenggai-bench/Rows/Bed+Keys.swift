extension Bed {
  /// The rows that somebody at the keys sees.
  func keys() throws -> [Row: Measured] {
    var rows = try opening()
    let sitting = try sitting()
    _ = try sitting.firstFrame(Bed.marks)
    _ = sitting.press("3", quiet: 300)
    rows[.down] = pressing(["j", "k"], 40, sitting)
    rows[.page] = pressing(["\u{1B}[6~", "\u{1B}[5~"], 20, sitting)
    rows[.jump] = pressing(["G", "g"], 20, sitting)
    rows[.held] = held(500, sitting)
    rows[.sort] = sorting(sitting)
    rows[.typedChinese] = typing(["整改落实", "核查台账", "信访积案"], sitting)
    rows[.typedPinyin] = typing(["zglx", "xfja", "hcqk"], sitting)
    rows[.done] = marking(sitting)
    rows[.memory] = Measured(median: sitting.peakMemory)
    _ = sitting.press("1")
    rows[.overview] = changing(sitting)
    return rows
  }

  private static let marks = ["WT-", "CS-"]

  private func opening() throws -> [Row: Measured] {
    var sample = Sample(values: [])
    for _ in 0..<repeats + 2 {
      sample.values.append(try sitting().firstFrame(Bed.marks).milliseconds)
    }
    return [.firstFrame: Measured(median: sample.median)]
  }

  private func pressing(_ keys: [String], _ times: Int, _ sitting: Sitting) -> Measured {
    var answers: [Sitting.Answer] = []
    for _ in 0..<times { for key in keys { answers.append(sitting.press(key, quiet: 12)) } }
    return measured(answers)
  }

  /// Keys faster than anybody can see them; what one of them takes.
  private func held(_ count: Int, _ sitting: Sitting) -> Measured {
    let answers = (0..<5).map { _ in sitting.press(String(repeating: "j", count: count)) }
    let sample = Sample(values: answers.map { $0.milliseconds / Double(count) })
    return Measured(median: sample.median, writes: answers.map(\.writes).max())
  }

  private func sorting(_ sitting: Sitting) -> Measured {
    let answers = (0..<8).map { _ in
      _ = sitting.press("s", quiet: 60)
      _ = sitting.press("j", quiet: 60)
      return sitting.press("\r", quiet: 150)
    }
    return measured(answers)
  }

  private func typing(_ words: [String], _ sitting: Sitting) -> Measured {
    var answers: [Sitting.Answer] = []
    for word in words {
      _ = sitting.press("/")
      for letter in word {
        answers.append(sitting.press(String(letter), quiet: 150, patience: 300))
      }
      _ = sitting.press("\u{1B}", quiet: 200)
    }
    return measured(answers.filter { $0.bytes > 0 })
  }

  /// Marks a measure done and takes that back, again and again.
  private func marking(_ sitting: Sitting) -> Measured {
    _ = sitting.press(":\(measure)\r", quiet: 150)
    return measured(
      (0..<12).map { _ in
        defer { _ = sitting.press("u", quiet: 60) }
        return sitting.press("d", quiet: 60)
      })
  }

  /// The overview with a change that has just been made.
  private func changing(_ sitting: Sitting) -> Measured {
    let answers = ["d", "u", "d", "u", "d", "u"].map { key in
      _ = sitting.press("3", quiet: 60)
      _ = sitting.press(key, quiet: 60)
      return sitting.press("1", quiet: 60)
    }
    return measured(answers)
  }

  private func measured(_ answers: [Sitting.Answer]) -> Measured {
    let times = Sample(values: answers.map(\.milliseconds))
    let bytes = Sample(values: answers.map { Double($0.bytes) })
    return Measured(
      median: times.median, p99: times.p99, bytes: answers.isEmpty ? nil : Int(bytes.median),
      writes: answers.map(\.writes).max())
  }
}
