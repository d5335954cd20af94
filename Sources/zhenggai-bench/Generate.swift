import ArgumentParser
import Rectification
import Storage

/// Makes a ledger of any size.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a ledger, the same for the same numbers.")

  @Argument(help: "The folder, which must not be there yet.") var folder: String
  @Option(help: "How many issues; measures and policies in proportion.") var issues = 1000
  @Option(help: "What the chances begin with.") var seed: UInt64 = 1
  @Option(help: "How many events its journal has.") var events = 0

  func validate() throws {
    guard issues > 0, events >= 0 else { throw ValidationError("Numbers begin at 1 (events: 0).") }
  }

  func run() throws {
    let recipe = LedgerRecipe(issues: issues, seed: seed, events: events)
    try recipe.make(in: folder)
    print(
      "\(folder): \(recipe.issues) issues, \(recipe.measures) measures, \(recipe.policies) policies, \(events) events"
    )
  }
}

extension LedgerRecipe {
  /// Makes the ledger in a folder.
  func make(in folder: String) throws {
    try Store.create(folder, LedgerMaker.ledger(self))
    guard events > 0 else { return }
    var chronicle = Chronicle(self)
    try chronicle.write(to: folder)
  }
}
