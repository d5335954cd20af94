import Glibc
import Storage

extension Bed {
  /// What programs that people know take for the same on the same texts, where they are installed.
  func peers() throws -> [Row: (name: String, median: Double)] {
    var peers: [Row: (name: String, median: Double)] = [:]
    let lines = try writeLines()
    if isInstalled("fzf") { try peers.merge(fzf(lines)) { first, _ in first } }
    if isInstalled("tig") { try peers.merge(tig(lines)) { first, _ in first } }
    if isInstalled("task") { peers[.doneCommand] = ("taskwarrior", try taskwarrior()) }
    return peers
  }

  private func isInstalled(_ name: String) -> Bool { access("/usr/bin/\(name)", X_OK) == 0 }

  /// All texts of all measures, a line each.
  private func writeLines() throws -> String {
    let path = "\(home)/lines.txt"
    let ledger = try Store.open(ledger).ledger
    guard let file = fopen(path, "w") else { throw Failure(what: "\(path) cannot be written") }
    defer { fclose(file) }
    for measure in ledger.measures.records {
      let notes = measure.progress.map(\.note).joined(separator: " ")
      fputs(
        "\(measure.id) \(measure.content) \(measure.department) \(measure.owner) \(notes)\n", file)
    }
    return path
  }

  private func fzf(_ lines: String) throws -> [Row: (name: String, median: Double)] {
    func start() throws -> Sitting {
      try Sitting(["/bin/sh", "-c", "exec fzf --no-sort --exact < \(lines)"], home: home)
    }
    var frames = Sample(values: [])
    for _ in 0..<repeats { frames.values.append(try start().firstFrame(["CS-"]).milliseconds) }
    let sitting = try start()
    _ = sitting.press("", quiet: 500)
    var typed = Sample(values: [])
    for word in ["整改落实", "核查台账", "信访积案"] {
      for letter in word {
        typed.values.append(sitting.press(String(letter), quiet: 150).milliseconds)
      }
      _ = sitting.press("\u{15}", quiet: 200)
    }
    let held = sitting.press(String(repeating: "\u{10}", count: 500)).milliseconds / 500
    return [
      .firstFrame: ("fzf", frames.median), .typedChinese: ("fzf", typed.median),
      .held: ("fzf", held),
    ]
  }

  private func tig(_ lines: String) throws -> [Row: (name: String, median: Double)] {
    let sitting = try Sitting(["/bin/sh", "-c", "exec tig < \(lines)"], home: home)
    _ = try sitting.firstFrame(["CS-"])
    func median(_ keys: [String]) -> Double {
      let answers = (0..<20).flatMap { _ in keys.map { sitting.press($0, quiet: 12) } }
      return Sample(values: answers.filter { $0.bytes > 0 }.map(\.milliseconds)).median
    }
    return [
      .down: ("tig", median(["j", "k"])), .page: ("tig", median(["\u{1B}[6~", "\u{1B}[5~"])),
    ]
  }

  /// Imports as many tasks, and completes the first one.
  private func taskwarrior() throws -> Double {
    let path = "\(home)/tasks.json"
    let ledger = try Store.open(ledger).ledger
    guard let file = fopen(path, "w") else { throw Failure(what: "\(path) cannot be written") }
    fputs("[\n", file)
    for (place, measure) in ledger.measures.records.enumerated() {
      let text = measure.content.filter { $0 != "\"" && $0 != "\\" }
      fputs("\(place == 0 ? "" : ",\n"){\"description\":\"\(text)\",\"status\":\"pending\"}", file)
    }
    fputs("\n]\n", file)
    fclose(file)
    let task = ["task", "rc:/dev/null", "rc.data.location=\(home)/task", "rc.confirmation=off"]
    mkdir("\(home)/task", 0o700)
    try zhenggai_bench.run(task + ["import", path], home: home)
    return try timed { try zhenggai_bench.run(task + ["1", "done"], home: home) }.median
  }
}
