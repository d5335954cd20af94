import Rectification
import Storage

/// Gives a ledger in a folder its journal: remarks that several people make on open issues, by the
/// program's own means, but without waiting for the disk.
struct Chronicle {
  private let recipe: LedgerRecipe
  private var dice: Dice
  /// How many events are written at a time.
  private static let batch = 500
  /// How many of the last events the files do not hold.
  private static let behind = 100

  init(_ recipe: LedgerRecipe) {
    self.recipe = recipe
    dice = Dice(seed: recipe.seed &+ 1)
  }

  mutating func write(to folder: String) throws {
    var disk = Disk.live
    disk.sync = { _, _ in }
    let opened = try Store.open(folder, disk: disk)
    var ledger = opened.ledger
    let open = ledger.issues.records.filter { $0.stage != .closed && $0.stage != .withdrawn }
    let ids = open.map(\.id)
    guard !ids.isEmpty else { return }
    var written = 0
    while written < recipe.events {
      let rest = recipe.events - written
      if rest == Chronicle.behind { try opened.store.checkpoint(&ledger) }
      let count = rest > Chronicle.behind ? min(Chronicle.batch, rest - Chronicle.behind) : 1
      let changes = (0..<count).map { _ in remark(on: dice.pick(ids)) }
      let person = dice.pick(LedgerRecipe.people) + "@desk"
      let at = try instant(written)
      _ = try opened.store.commit(changes, by: person, at: at, on: at.day, in: &ledger)
      written += count
    }
  }

  private mutating func remark(on id: RecordID) -> Change {
    var words = Wording(matter: dice.pick(Vocabulary.matters), dice: dice)
    let text = words.remark()
    dice = words.dice
    return .edit(id, [Assignment(path: ["remarks"], value: .text(text))])
  }

  /// The events are spread over two months, between eight and eighteen o'clock.
  private func instant(_ place: Int) throws -> Instant {
    let minutes = place * 60 * 600 / max(1, recipe.events)
    let day = LedgerRecipe.firstDay + 300 + minutes / 600
    let (hour, minute) = (8 + minutes % 600 / 60, minutes % 60)
    let clock = "\(100 + hour)".dropFirst() + ":" + "\(100 + minute)".dropFirst()
    guard let instant = Instant("\(day)T\(clock):00+08:00") else {
      throw Failure(what: "\(clock) is no time")
    }
    return instant
  }
}
