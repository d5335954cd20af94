/// One field of a conflict: what was wanted, and what stands on the ledger.
public struct ConflictSide: Sendable {
  public let key: String
  public let label: String
  /// What it read when somebody wanted it changed.
  public let was: Value?
  public let mine: Value?
  public let theirs: Value?
  /// All three in words; `nil` where there is nothing.
  public let wasInWords: String?
  public let mineInWords: String?
  public let theirsInWords: String?
}

extension Ledger {
  /// Both sides of a conflict, field by field.
  public func sides(of conflict: Event) -> [ConflictSide] {
    guard let wanted = conflict.wanted else { return [] }
    let now = fields(of: wanted.item)
    var event = conflict
    event.edit = wanted
    return wanted.keys.map { key in
      let wording = event.wording(of: key)
      let (was, mine, theirs) = (wanted.was[key], wanted.set[key], now?[key])
      return ConflictSide(
        key: key, label: wording.label, was: was, mine: mine, theirs: theirs,
        wasInWords: was.map(wording.show), mineInWords: mine.map(wording.show),
        theirsInWords: theirs.map(wording.show))
    }
  }
}
