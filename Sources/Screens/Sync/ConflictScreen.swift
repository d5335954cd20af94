import Rectification

/// The conflicts that syncs have left, with both sides of the one under the cursor.
struct ConflictScreen: Hashable, Sendable {
  /// Those that are listed, by their `seq`: what was painted is what is acted on.
  private(set) var conflicts: [Int]
  var roll = Roll()
  /// The whole text of one of them, over the rest.
  var page: Page?

  init(_ conflicts: [Int]) { self.conflicts = conflicts }

  var current: Int? {
    conflicts.indices.contains(roll.cursor) ? conflicts[roll.cursor] : nil
  }

  /// Lists what is open now; the cursor stays on its conflict, or where that one stood.
  mutating func list(_ open: [Int], height: Int) {
    let row = current.flatMap(open.firstIndex) ?? roll.cursor
    conflicts = open
    roll.move(to: row, of: open.count, height: height)
  }
}

/// A conflict in words: why it is one, and what both sides say.
struct ConflictWords {
  /// One field, or the record as a whole.
  struct Row {
    let label: String
    /// What it read before either side changed it.
    var was: String?
    let mine: String
    let theirs: String
  }

  let record: String
  /// The record with what it is about.
  let heading: String
  /// Why it could not be made.
  let reason: String
  /// Who wanted the one, and who made the other, and when.
  let mine: String
  let theirs: String
  let rows: [Row]

  /// The names of the fields in question.
  var fields: String { rows.map(\.label).joined(separator: "、") }

  /// All of it, to be read from top to bottom.
  var lines: [String] {
    ["本方：\(mine)", "对方：\(theirs)"] + rows.flatMap { [""] + $0.lines } + ["", reason]
  }
}

extension ConflictWords.Row {
  fileprivate var lines: [String] {
    let before = was.map { ["  原来：\($0)"] } ?? []
    return [label] + before + ["  本方：\(mine)", "  对方：\(theirs)"]
  }
}

extension Ledger {
  /// What is shown of a conflict; `nil` for an event that is none.
  func words(ofConflict seq: Int) -> ConflictWords? {
    guard let event = history.event(seq), let wanted = event.wanted else { return nil }
    let theirs = wanted.keys.lazy.compactMap {
      history.lastEvent(touching: $0, of: wanted.item, notBy: account(of: event.by))
    }.first
    return ConflictWords(
      record: wanted.item.name, heading: heading(ofRecord: wanted.item),
      reason: (event.edit.note ?? "").forScreen, mine: event.authorship,
      theirs: theirs.map(\.authorship) ?? "台账上现在的样子", rows: rows(of: wanted, event))
  }

  private func heading(ofRecord id: RecordID) -> String {
    kind(of: id) == nil ? id.name : heading(of: id)
  }

  private func rows(of wanted: Edit, _ event: Event) -> [ConflictWords.Row] {
    if wanted.isAddition || wanted.isRemoval {
      let isThere = kind(of: wanted.item) != nil
      return [
        ConflictWords.Row(
          label: "整条记录", mine: wanted.isAddition ? "新增" : "移除",
          theirs: isThere ? "在台账上" : "不在台账上")
      ]
    }
    let sides = sides(of: event)
    guard !sides.isEmpty else {
      return [ConflictWords.Row(label: "说明", mine: wanted.note ?? "（空）", theirs: "不变")]
    }
    return sides.map { side in
      ConflictWords.Row(
        label: side.label, was: side.wasInWords, mine: side.mineInWords ?? "（空）",
        theirs: side.theirsInWords ?? "（空）")
    }
  }
}

extension Event {
  /// Who made it, and when.
  fileprivate var authorship: String { "\(by) \(at.day) \(at.clock)" }
}
