import OfficeFiles
import Rectification

extension Planner {
  /// Takes the rows of a list of policies.
  mutating func takePolicies(
    _ sheet: Sheet, _ layout: SheetLayout, _ pace: Pace
  ) throws(Stopped) {
    let columns = layout.columns(of: .policy)
    let (id, title) = (layout.column(.policy, "id"), layout.column(.policy, "title"))
    for row in sheet.rows[layout.first...] where !row.isSum {
      try step(over: 1, pace)
      let name = title.flatMap { row[$0.place]?.text }
      switch identify(row, id, { name.flatMap { index.policy(called: $0) } }) {
      case .known(let known):
        guard let record = ledger.policies[known], isFirst(known, row, sheet, column: id) else {
          continue
        }
        compare(record, columns, row, sheet)
      case .removed(let gone, let event): refuse(gone, event, row, sheet, id)
      case .new:
        guard columns.contains(where: { row[$0.place] != nil && $0.heading.key != "ordinal" })
        else { continue }
        takeNewPolicy(row, sheet, columns, called: name ?? "")
      }
    }
  }

  private mutating func takeNewPolicy(
    _ row: Row, _ sheet: Sheet, _ columns: [SheetColumn], called name: String
  ) {
    let standIn = RecordID(standIn: .policy, row: row.number, sheet: sheet.name)
    guard let fields = newFields(.policy, columns, row, sheet, called: name) else { return }
    guard propose(Adopted(standIn, .policy, fields), row, sheet) != nil else { return }
    index.policyNames[name.withoutTitleMarks.folded] = standIn
    comparing.reader.policyIDs[name.withoutTitleMarks.folded] = standIn
  }
}

/// What a row says of which record it is about.
enum Identity {
  case known(RecordID)
  case removed(RecordID, Event)
  case new
}

extension Planner {
  /// By the id in its column, else by name.
  func identify(_ row: Row, _ column: SheetColumn?, _ byName: () -> RecordID?) -> Identity {
    let text = column.flatMap { row[$0.place]?.text }
    guard let text, let id = RecordID(text) else { return byName().map(Identity.known) ?? .new }
    if ledger.record(id) != nil { return .known(id) }
    if let event = ledger.removal(of: id) { return .removed(id, event) }
    return byName().map(Identity.known) ?? .new
  }

  /// A record that was removed does not come back by a file.
  mutating func refuse(
    _ id: RecordID, _ event: Event, _ row: Row, _ sheet: Sheet, _ column: SheetColumn?
  ) {
    let place = ImportPlan.Place(sheet: sheet.name, row: row.number, column: column?.letters)
    guard seen.updateValue(place, forKey: id) == nil else { return }
    plan.entries.append(
      .init(
        .conflicting, at: place, item: id,
        message: "\(id) 已由 \(event.by) 于 \(event.at.day) 移除，编号不再使用；要重新登记的请清空编号。"))
  }
}

extension Row {
  /// A line of sums, which is no record.
  var isSum: Bool {
    let first = cells.lazy.compactMap { $0?.text }.first
    return first.map { ["合计", "总计", "小计"].contains($0.folded) } ?? true
  }
}
