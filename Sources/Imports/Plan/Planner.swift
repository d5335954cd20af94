import OfficeFiles
import Rectification

/// Works out what taking in `workbook` would come to; `occasion` is who asks, and the cut-off.
///
/// Throws where no sheet can be used, `request` names what there is not, or `pace` wants no more:
/// it is told row by row. The time it takes grows
/// with the rows and with the ledger, not with their product.
public func plan(
  _ workbook: Workbook, for ledger: Ledger, _ request: ImportRequest = ImportRequest(),
  _ occasion: Occasion, pace: Pace = { _ in }
) throws(PlanFault) -> ImportPlan {
  if let map = request.maps.first(where: { !$0.isKnown }) { throw .unknownField(map.field) }
  let sheets = try SheetChoice(workbook, request)
  var planner = Planner(ledger, Origin(of: workbook), occasion)
  planner.plan.remarks = workbook.remarks + planner.plan.remarks + sheets.remarks
  planner.takeLists(from: sheets.usable)
  try planner.take(sheets.usable, pace)
  planner.finish()
  return planner.plan
}

/// A plan in the making.
struct Planner {
  var plan = ImportPlan()
  var comparing: Comparing
  /// The new records so far, so that each is tried before it is proposed.
  var adoption: Adoption
  let occasion: Occasion
  let provenance: Provenance
  /// Records and names by which rows are known again.
  var index: RecordIndex
  /// Where the ids of records stood first in the file.
  var seen: [RecordID: ImportPlan.Place] = [:]
  /// What was understood only in part, with the cells in which.
  var notes: [Note: [String]] = [:]
  /// What new records did not say and got by default, by label.
  var filledIn: [String] = []
  /// The departments on the ledger's own list.
  var departments: Set<String>
  private var rowCount = 0
  private var rowsTaken = 0
  private var entriesSeen = 0
  private var unreadable = 0
  private var firstUnreadable: ImportPlan.Entry?
  private static let mostUnreadable = 10_000

  var ledger: Ledger { comparing.now.ledger }

  init(_ ledger: Ledger, _ origin: Origin?, _ occasion: Occasion) {
    self.occasion = occasion
    adoption = Adoption(into: ledger, occasion)
    index = RecordIndex(of: ledger)
    departments = Set(ledger.profile.departments)
    provenance = Provenance(origin, ledger)
    let then: Showing? =
      if case .ours(let origin, let then) = provenance {
        Showing(ledger: then, day: origin.asOf ?? occasion.day)
      } else { nil }
    let reader = CellReader(today: occasion.day, policyIDs: index.policyNames)
    comparing = Comparing(
      now: Showing(ledger: ledger, day: origin?.asOf ?? occasion.day), then: then,
      revision: origin?.revision ?? 0, reader: reader)
    plan.remarks = [provenance.remark]
  }

  /// Takes the rows of all sheets, policies first, since measures name them.
  mutating func take(
    _ sheets: [(sheet: Sheet, layout: SheetLayout)], _ pace: Pace
  ) throws(PlanFault) {
    rowCount = sheets.reduce(0) { $0 + $1.sheet.rows.count - $1.layout.first }
    for (sheet, layout) in sheets where layout.content == .policies {
      try takePolicies(sheet, layout, pace)
    }
    for (sheet, layout) in sheets where layout.content == .ledger {
      try takeLedger(sheet, layout, pace)
    }
  }

  /// Tells how many of the rows have been looked at, and goes on only while they can be read:
  /// nobody corrects ten thousand cells from a list.
  mutating func step(over rows: Int, _ pace: Pace) throws(PlanFault) {
    rowsTaken += rows
    do throws(Stopped) {
      try pace(Double(rowsTaken) / Double(max(1, rowCount)))
    } catch {
      throw .stopped
    }
    for entry in plan.entries[entriesSeen...] where entry.verdict == .unreadable {
      if firstUnreadable == nil { firstUnreadable = entry }
      unreadable += 1
    }
    entriesSeen = plan.entries.count
    guard unreadable > Planner.mostUnreadable, let first = firstUnreadable else { return }
    throw .tooManyUnreadable(first)
  }

  mutating func finish() {
    plan.remarks += noteRemarks
    keepUsedLists()
    guard !filledIn.isEmpty else { return }
    plan.remarks.append("新增的记录中没有写明的\(filledIn.joined(separator: "、"))按默认填写，可以修改（edit）。")
  }
}

extension Planner {
  /// Judges the columns of a record that there is: what can be taken becomes one entry, and what
  /// cannot one a column.
  mutating func compare(
    _ record: any Registered, _ columns: [SheetColumn], _ row: Row, _ sheet: Sheet
  ) {
    var differences: [ImportPlan.Difference] = []
    var amiss: [ImportPlan.Entry] = []
    let title = record.name
    for column in columns {
      let place = ImportPlan.Place(sheet: sheet.name, row: row.number, column: column.letters)
      switch comparing.judge(row[column.place], column, of: record) {
      case .same: break
      case .change(let changes): differences += changes
      case .conflict(let message, let fields):
        amiss.append(
          .init(
            .conflicting, at: place, item: record.id, title: title, fields: fields,
            message: message))
      case .unreadable(let message):
        amiss.append(
          .init(.unreadable, at: place, item: record.id, title: title, message: message))
      }
    }
    propose(differences, of: record, at: .init(sheet: sheet.name, row: row.number))
    plan.entries += amiss
  }

  /// Proposes changes that the ledger would allow; what it refuses cannot be taken in.
  private mutating func propose(
    _ differences: [ImportPlan.Difference], of record: any Registered, at place: ImportPlan.Place
  ) {
    guard !differences.isEmpty else { return }
    var entry = ImportPlan.Entry(
      .changed, at: place, item: record.id, title: record.name, fields: differences,
      message: remark(on: differences))
    do throws(RuleBroken) {
      for change in ImportPlan(entries: [entry]).changes(accepting: [0]) {
        _ = try ledger.check(change, occasion)
      }
    } catch {
      entry.verdict = error.isAboutOwnership ? .conflicting : .unreadable
      entry.message = error.description
    }
    plan.entries.append(entry)
  }

  /// What should be looked at, though it may be so: a department that is not on the ledger's list.
  func remark(on differences: [ImportPlan.Difference]) -> String? {
    let named = differences.filter { ["department", "supportingDepartments"].contains($0.key) }
      .flatMap { $0.to?.list?.compactMap(\.text) ?? [$0.to?.text].compactMap { $0 } }
    let strangers = named.filter { !departments.contains($0) }
    guard !departments.isEmpty, !strangers.isEmpty else { return nil }
    return "部门“\(strangers.joined(separator: "、"))”不在台账的部门中，导入后请核对。"
  }

  /// Whether the id stands in the file for the first time; a second one conflicts with it.
  mutating func isFirst(_ id: RecordID, _ row: Row, _ sheet: Sheet, column: SheetColumn?) -> Bool {
    let place = ImportPlan.Place(sheet: sheet.name, row: row.number, column: column?.letters)
    guard let first = seen[id] else {
      seen[id] = place
      return true
    }
    plan.entries.append(
      .init(
        .conflicting, at: place, item: id, title: ledger.record(id)?.name ?? "",
        message: "\(id) 在表中有两行（第 \(first.row) 行和第 \(row.number) 行），只看第一行，请删去多余的一行。"))
    return false
  }
}

extension Registered {
  /// What people know the record by.
  var name: String { (self["title"] ?? self["content"])?.text ?? "" }
}

extension RuleBroken {
  fileprivate var isAboutOwnership: Bool {
    if case .ownedField = self { true } else { false }
  }
}
