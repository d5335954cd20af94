import Glibc
import Rectification
import Storage

/// Many small ledgers that are rolled up, and one that has as many bytes.
struct Bureaus {
  let program: String
  let count: Int
  let folder: String
  /// The one that has as much in it as all the small ones.
  let whole: String
  let home: String

  /// What each has: as much as the sample.
  private static let (issues, events) = (34, 620)

  /// Makes the ledgers below `folder`.
  init(program: String, count: Int, in folder: String) throws {
    (self.program, self.count) = (program, count)
    (self.folder, whole, home) = ("\(folder)/bureaus", "\(folder)/whole", "\(folder)/home-bureaus")
    for path in [self.folder, home] { mkdir(path, 0o700) }
    let first = "\(folder)/bureau"
    try LedgerRecipe(issues: Bureaus.issues, seed: 1, events: Bureaus.events).make(in: first)
    let names = Store.recordNames + [Store.journalName]
    let files = names.map { (name: $0, bytes: contents("\(first)/\($0)")) }
    for number in 1...count {
      let bureau = "\(self.folder)/\(String(100_000 + number).dropFirst())"
      mkdir(bureau, 0o700)
      for file in files { try write(file.bytes, to: "\(bureau)/\(file.name)") }
    }
    // Its ids are longer, so that a few less make as many bytes.
    let bytes = files.reduce(0) { $0 + $1.bytes.count } * count
    var recipe = LedgerRecipe(
      issues: Bureaus.issues * count, seed: 1, events: Bureaus.events * count)
    try recipe.make(in: whole)
    let made = names.reduce(0) { $0 + contents("\(whole)/\($1)").count }
    guard abs(made - bytes) * 20 > bytes else { return }
    try zhenggai_bench.run(["rm", "-rf", whole], home: "/")
    recipe.issues = recipe.issues * bytes / made
    recipe.events = recipe.events * bytes / made
    try recipe.make(in: whole)
  }

  /// What rolling up takes beside opening the one, and the most memory that it had.
  func measured() throws -> [Row: Measured] {
    var (rollUp, opening) = (Sample(values: []), Sample(values: []))
    var memory = 0.0
    for _ in 0..<3 {
      let opened = try ran(["overview", "--ledger", whole])
      opening.values.append(opened.milliseconds)
      let ran = try ran(["rollup", folder])
      rollUp.values.append(ran.milliseconds)
      memory = max(memory, ran.megabytes)
    }
    return [
      .rollUp: Measured(median: rollUp.median, peer: ("同样大的一本 overview", opening.median)),
      .rollUpMemory: Measured(median: memory),
    ]
  }

  private func ran(_ arguments: [String]) throws -> (milliseconds: Double, megabytes: Double) {
    let start = now()
    let usage = try zhenggai_bench.run([program] + arguments, home: home)
    return (now() - start, Double(usage.ru_maxrss) / 1024)
  }
}

private func write(_ bytes: [UInt8], to path: String) throws {
  guard let file = fopen(path, "w") else { throw Failure(what: "\(path) cannot be written") }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
    throw Failure(what: "\(path) cannot be written")
  }
}
