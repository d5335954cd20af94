import Cells
import Foundation
import TestTerminal
import Testing

/// Somebody who stays for hours: over all screens, questions and forms, with changes and their undo,
/// exports, other window sizes and others at the same ledger. What the process holds must not grow.
///
/// `make test` stays for a few rounds, `make soak` for as many as `ZHENGGAI_SOAK` says.
@Suite(.serialized) struct SoakTests {
  private static let rounds = number("ZHENGGAI_SOAK") ?? 9
  /// The program that is tested: `make soak` names the one that users get.
  private static let program =
    ProcessInfo.processInfo.environment["ZHENGGAI_STRESS"] ?? builtProgram("zhenggai")

  /// Each begins and ends at rest.
  private static let scripts = [
    "1<Tab><Tab><Enter><Esc>", "2jjjkk<PgDn><PgUp>Gg<Enter><Tab><PgDn><PgUp><Tab><Esc>",
    "3jj<Enter><Esc>l<Esc>", "4jj<Enter><Esc>l<Esc>", "5jjj<Right><Left>ggg",
    "6jj<Tab><Right><Left><Esc>",
    "7jj<Enter><Esc>k<PgDn>", "2/jiaoyu<Enter>nN<Esc>", "2/党员<Enter><Esc>", "2f<Down><Down><Esc>",
    "2s<Down><Esc>", "2c<Down><Esc>", "2w<Esc>", "?<PgDn><PgUp><Esc>", "<F10><Down><Down><Esc>",
    "2 jj VVy", "3m<Down><Esc>", "2e<Down><Down><Down>甲乙丙<Esc>D", "3e<PgDn><Esc>",
    ":措施 推进中<Enter><Esc>", ":不认识的命令<Enter><Esc><Esc>", "2gA记下进展一笔<C-s>", "u", "U",
    "3gA再记一笔<C-s>", "u", ":导出 台账 csv 台账.csv<Enter>y<Esc>", ":导出 progress text 报告.txt<Enter>y<Esc>",
    "T2023-06-30<Enter>", "2jj<Enter><Esc>", "T<C-u><Enter>", "R<C-l>", "i<Esc>",
    "x<Down><Esc><Esc>",
  ]

  @Test(
    "多少回合都不多占内存、文件和线程",
    .disabled(if: isSanitized, "a sanitizer keeps freed memory"))
  func nothingGrows() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("soak-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Sitting.copiedSample()
    let sitting = Sitting(ledger, try start(at: ledger, in: folder))
    #expect(sitting.terminal.waitFor("?帮助", timeout: 30), "\(sitting.terminal.screen)")
    var holdings: [Holding] = []
    for round in 1...Self.rounds {
      try play(round, sitting)
      holdings.append(try Holding(of: sitting))
      if round % max(1, Self.rounds / 9) == 0 { print("round \(round): \(holdings[round - 1])") }
    }
    // By a third of the way every buffer and cache has its size.
    let warm = holdings[Self.rounds / 3]
    for holding in holdings.dropFirst(Self.rounds / 3 + 1) {
      #expect(holding.files == warm.files, "\(holding), first \(warm)")
      #expect(holding.threads <= warm.threads, "\(holding), first \(warm)")
    }
    let last = try #require(holdings.last)
    let growth = last.kibibytes - warm.kibibytes
    #expect(growth <= allowance(from: warm, to: last), "\(last), first \(warm)")
    try sitting.terminal.press("q")
    #expect(sitting.terminal.waitForExit(timeout: 20) == .exited(0))
  }

  /// In KiB: what the journal has grown by is held packed, in the records and in what undo can take
  /// back; an allocator keeps some of what it gets back.
  private func allowance(from warm: Holding, to last: Holding) -> Int {
    4096 + 4 * (last.journal - warm.journal) >> 10
  }

  private func start(at ledger: URL, in folder: URL) throws -> TestTerminal {
    try TestTerminal(
      program: Self.program, arguments: ["--ledger", ledger.path, "--by", "office"],
      environment: Sitting.environment(of: ledger), directory: folder.path,
      size: Size(columns: 100, rows: 30))
  }

  private func play(_ round: Int, _ sitting: Sitting) throws {
    for script in Self.scripts {
      try sitting.terminal.press(script)
      // Terminals take a few kilobytes that nobody has read yet.
      sitting.terminal.wait(timeout: 0.01) { _ in false }
    }
    try settle(sitting)
    let size = round % 2 == 0 ? Size(columns: 100, rows: 30) : Size(columns: 71, rows: 20)
    sitting.terminal.resize(size)
    _ = try Sitting.output(of: "note", "WT-002", "别处记的第 \(round) 笔", at: sitting.ledger)
    try settle(sitting)
  }

  /// Once a question has come and gone, every key before it has been taken.
  private func settle(_ sitting: Sitting) throws {
    try sitting.terminal.press("<Esc><Esc>1T")
    let isAsked = sitting.terminal.waitFor("截至日期", timeout: 60)
    #expect(isAsked, "\(sitting.terminal.screen)")
    try sitting.terminal.press("<Esc>")
    #expect(sitting.terminal.waitFor("?帮助", timeout: 60), "\(sitting.terminal.screen)")
  }
}

/// What the program holds at a moment.
private struct Holding: CustomStringConvertible {
  /// Resident, in KiB.
  let kibibytes: Int
  let threads: Int
  /// Open files.
  let files: Int
  /// The journal's bytes.
  let journal: Int

  init(of sitting: Sitting) throws {
    let process = "/proc/\(sitting.terminal.process)"
    let status = try String(contentsOfFile: "\(process)/status", encoding: .utf8)
    func value(_ name: String) -> Int? {
      status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
        .flatMap { $0.split { !$0.isASCII || !$0.isNumber }.first }.flatMap { Int($0) }
    }
    kibibytes = try #require(value("VmRSS"))
    threads = try #require(value("Threads"))
    files = try FileManager.default.contentsOfDirectory(atPath: "\(process)/fd").count
    journal = try Data(contentsOf: sitting.ledger.appendingPathComponent("journal.jsonl")).count
  }

  var description: String {
    "\(kibibytes) KiB, \(files) files, \(threads) threads, journal \(journal) bytes"
  }
}

private func number(_ variable: String) -> Int? {
  ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
}
