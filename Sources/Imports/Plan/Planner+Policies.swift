import OfficeFiles
import Rectification

extension Planner {
  /// Takes the rows of a list of policies.
  mutating func takePolicies(
    _ sheet: Sheet, _ layout: SheetLayout, _ pace: Pace
  ) throws(PlanFault) {
    let columns = layout.columns(of: .policy)
    let (id, title) = (layout.column(.policy, "id"), layout.column(.policy, "title"))
    for row in sheet.rows[layout.first...] {
      try step(over: 1, pace)
      let name = title.flatMap { row[$0.place]?.text }
      switch identify(row, id, { name.flatMap { index.policy(called: $0) } }) {
      case .known(let known):
        guard let record = ledger.policies[known] else {
          refuseSecond(known, row, sheet, title, called: name ?? "")
          continue
        }
        guard isFirst(known, row, sheet, column: id) else { continue }
        compare(record, columns, row, sheet)
      case .removed(let gone, let event): refuse(gone, event, row, sheet, id)
      case .misplaced(let other): refuseMisplaced(other, row, sheet, id, called: name ?? "")
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
    seen[standIn] = .init(sheet: sheet.name, row: row.number)
    index.policyNames[name.withoutTitleMarks.folded] = standIn
    comparing.reader.policyIDs[name.withoutTitleMarks.folded] = standIn
  }

  /// A new policy stands in the file once.
  private mutating func refuseSecond(
    _ standIn: RecordID, _ row: Row, _ sheet: Sheet, _ column: SheetColumn?, called name: String
  ) {
    let first = seen[standIn]?.row ?? row.number
    plan.entries.append(
      .init(
        .conflicting, at: .init(sheet: sheet.name, row: row.number, column: column?.letters),
        title: name,
        message: "《\(name.withoutTitleMarks)》在表中有两行（第 \(first) 行和第 \(row.number) 行），"
          + "只读第一行，请合成一行或改成不同的名称。"))
  }
}

/// What a row says of which record it is about.
enum Identity {
  case known(RecordID)
  case removed(RecordID, Event)
  /// The id is that of a record of another kind.
  case misplaced(RecordID)
  case new
}

extension Planner {
  /// By the id in its column, else by name.
  func identify(_ row: Row, _ column: SheetColumn?, _ byName: () -> RecordID?) -> Identity {
    guard provenance.trustsIDs, let column, let id = row[column.place]?.text.flatMap(RecordID.init)
    else { return byName().map(Identity.known) ?? .new }
    if let kind = ledger.kind(of: id) {
      return kind == column.heading.record ? .known(id) : .misplaced(id)
    }
    if let event = ledger.removal(of: id) { return .removed(id, event) }
    return byName().map(Identity.known) ?? .new
  }

  mutating func refuseMisplaced(
    _ id: RecordID, _ row: Row, _ sheet: Sheet, _ column: SheetColumn?, called name: String
  ) {
    let (own, other) = (ledger.kind(of: id)?.label ?? "", column?.heading.record.label ?? "")
    tell("编号 \(id) 是\(own)的，不是\(other)的，请改正或清空编号。", row, sheet, column, called: name)
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
