import Glibc

extension Bed {
  /// The rows that are commands.
  func commands() throws -> [Row: Measured] {
    var rows: [Row: Measured] = [:]
    rows[.doneCommand] = try doneCommand()
    rows[.check] = try command(["check"], allowed: [0, 1])
    for (row, kind, ending) in Bed.reports {
      rows[row] = try command(["report", "--kind", kind, "-o", "\(home)/out.\(ending)"]) {
        unlink("\(home)/out.\(ending)")
      }
    }
    rows[.importing] = try command(["import", "\(home)/out.xlsx", "--dry-run"])
    return rows
  }

  private static let reports: [(Row, kind: String, ending: String)] = [
    (.progressText, "progress", "txt"), (.progressMarkdown, "progress", "md"),
    (.progressHTML, "progress", "html"), (.progressDocx, "progress", "docx"),
    (.progressJSON, "progress", "json"), (.ledgerCSV, "ledger", "csv"),
    (.ledgerXlsx, "ledger", "xlsx"),
  ]

  private func command(
    _ arguments: [String], allowed: Set<Int32> = [0], before: () -> Void = {}
  ) throws -> Measured {
    var sample = Sample(values: [])
    for _ in 0..<(issues > 20_000 ? 1 : 5) {
      before()
      sample.values += try timed { try run(arguments, allowed: allowed) }.values
    }
    return Measured(median: sample.median)
  }

  /// Marks a measure done and starts it again; the one half of it is measured.
  private func doneCommand() throws -> Measured {
    var sample = Sample(values: [])
    for _ in 0..<repeats {
      sample.values += try timed { try run(["done", measure.text]) }.values
      try run(["undo"])
    }
    return Measured(median: sample.median)
  }
}
