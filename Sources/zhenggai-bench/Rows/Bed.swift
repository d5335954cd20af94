import Glibc
import Rectification
import Storage

/// A ledger that is measured, in a folder that may be worked on, and the program that is.
struct Bed {
  let program: String
  let issues: Int
  let ledger: String
  /// An empty folder for what the programs remember.
  let home: String
  /// A measure that can be marked done.
  let measure: RecordID

  /// Makes the ledger below `folder`.
  init(program: String, issues: Int, events: Int, in folder: String) throws {
    (self.program, self.issues) = (program, issues)
    ledger = "\(folder)/ledger-\(issues)-\(events)"
    home = "\(folder)/home-\(issues)-\(events)"
    mkdir(home, 0o700)
    try LedgerRecipe(issues: issues, seed: 1, events: events).make(in: ledger)
    let records = try Store.open(ledger).ledger
    let open = records.measures.records.first { measure in
      measure.status == .active && records.issues[measure.issue]?.stage == .correcting
    }
    guard let open else { throw Failure(what: "no measure is under way among \(issues) issues") }
    measure = open.id
  }

  /// The three files with records.
  var files: [String] { ["issues", "measures", "policies"].map { "\(ledger)/\($0).json" } }

  func sitting() throws -> Sitting { try Sitting([program, "--ledger", ledger], home: home) }

  func run(_ arguments: [String], allowed: Set<Int32> = [0]) throws {
    try zhenggai_bench.run(
      [program] + arguments + ["--ledger", ledger], home: home, allowed: allowed)
  }

  /// How often something is measured that takes about as long as the ledger is large.
  var repeats: Int { issues > 20_000 ? 3 : 7 }
}
