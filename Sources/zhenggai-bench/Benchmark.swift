import ArgumentParser
import Glibc

/// Measures a program with ledgers of several sizes, beside floors and peers in the same run.
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the program and print a table.")

  @Option(help: "The program.") var program = ".build/release/zhenggai"
  @Option(parsing: .upToNextOption, help: "How many issues the ledgers have.")
  var sizes = [34, 1_000, 10_000, 100_000]
  @Option(help: "How many events the long journal has; 0 leaves that row out.")
  var events = 1_000_000
  @Option(help: "How many ledgers are rolled up; 0 leaves that row out.")
  var bureaus = 3_000
  @Option(help: "Where the ledgers are made; they are removed at the end.")
  var scratch = "/tmp"
  @Flag(help: "Print the table as Markdown.") var markdown = false
  @Flag(help: "Leave the commands out: the rows of the screen alone.") var screenOnly = false

  func run() throws {
    guard let path = realpath(program, nil) else {
      throw ValidationError("\(program) is not there; build it first (make build).")
    }
    defer { free(path) }
    let folder = "\(scratch)/zhenggai-bench-\(getpid())"
    mkdir(folder, 0o700)
    defer { _ = try? zhenggai_bench.run(["rm", "-rf", folder], home: "/") }
    var table = ResultTable(sizes)
    for size in sizes {
      try measure(size, String(cString: path), folder, &table)
    }
    if events > 0 { try measureReopening(String(cString: path), folder, &table) }
    if bureaus > 0, !screenOnly { try measureRollUp(String(cString: path), folder, &table) }
    for line in table.lines(asMarkdown: markdown) { print(line) }
  }

  private func measure(
    _ size: Int, _ program: String, _ folder: String, _ table: inout ResultTable
  ) throws {
    say("\(size) issues …")
    let bed = try Bed(program: program, issues: size, events: size / 10, in: folder)
    var rows = try bed.keys()
    var wanted: Set<Floor> = [.read, .parse, .search, .append, .size]
    if !screenOnly {
      rows.merge(try bed.commands()) { first, _ in first }
      wanted.insert(.workbook)
    }
    table.floors[size] = try bed.floors(wanted)
    for (row, peer) in try bed.peers() { rows[row]?.peer = peer }
    table.rows[size] = rows
  }

  /// Of the smallest size that has a thousand issues, in the column of that size.
  private func measureReopening(
    _ program: String, _ folder: String, _ table: inout ResultTable
  ) throws {
    guard let size = sizes.first(where: { $0 >= 1000 }) else { return }
    say("\(events) events …")
    let bed = try Bed(program: program, issues: size, events: events, in: folder)
    let sample = try Sample(
      values: (0..<3).map { _ in try bed.sitting().firstFrame(["WT-", "CS-"]).milliseconds })
    table.rows[size]?[.reopening] = Measured(median: sample.median)
  }

  /// In the column of the first size that has a thousand issues, like the row before.
  private func measureRollUp(
    _ program: String, _ folder: String, _ table: inout ResultTable
  ) throws {
    guard let size = sizes.first(where: { $0 >= 1000 }) else { return }
    say("\(bureaus) ledgers …")
    let bureaus = try Bureaus(program: program, count: bureaus, in: folder)
    table.rows[size]?.merge(try bureaus.measured()) { first, _ in first }
  }

  private func say(_ text: String) {
    let line = Array("\(text)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, line, line.count)
  }
}
