import Rectification

/// What a cell comes to beside the record that it is about.
enum Judgement {
  /// Nothing was edited, or the ledger reads so already.
  case same
  case change([ImportPlan.Difference])
  case conflict(String, [ImportPlan.Difference])
  case unreadable(String)
}

/// The ledger as it is, beside the ledger that a file was made from.
struct Comparing: Sendable {
  let now: Showing
  /// The ledger at the export's revision; `nil` where the file does not tell.
  let then: Showing?
  /// The revision of the export.
  let revision: Int
  var reader: CellReader

  /// Judges a cell of a record that there is. `record` is as it is now.
  func judge(
    _ cell: CellValue?, _ column: SheetColumn, of record: any Registered
  ) -> Judgement {
    if case .ordinal = column.heading.content { return .same }
    if column.heading.key == "id" { return .same }
    let isEmpty = cell?.text == nil
    // Without an export to compare with, an empty cell says nothing.
    let before = then?.ledger.record(record.id)
    if isEmpty, before == nil { return .same }
    if let then, let before, then.says(cell, column, of: before, reader) { return .same }
    if now.says(cell, column, of: record, reader) { return .same }
    if case .computed(let computed) = column.heading.content {
      return judge(computed, column, isOurs: before != nil)
    }
    if namesDepartments(cell, column, of: record) { return .same }
    return judgeEdited(isEmpty ? nil : cell, column, record, before)
  }

  /// Whether a cell names the department of the record and others that help with the issue.
  private func namesDepartments(
    _ cell: CellValue?, _ column: SheetColumn, of record: any Registered
  ) -> Bool {
    guard column.heading.key == "department", let text = cell?.text else { return false }
    let names = pieces(of: text)
    let issue = record as? Issue ?? (record as? Measure).flatMap { now.ledger.issues[$0.issue] }
    return names.first == record["department"]?.text
      && names.dropFirst().allSatisfy { issue?.supportingDepartments.contains($0) == true }
  }

  private func judge(
    _ computed: Heading.Computed, _ column: SheetColumn, isOurs: Bool
  ) -> Judgement {
    guard isOurs || !computed.dependsOnDay else { return .same }
    return .conflict("“\(column.heading.label)”一栏由程序生成，不能在表中修改；\(computed.advice)。", [])
  }

  private func judgeEdited(
    _ cell: CellValue?, _ column: SheetColumn, _ record: any Registered,
    _ before: (any Registered)?
  ) -> Judgement {
    let label = column.heading.label
    let value: Value?
    do throws(CellProblem) { value = try reader.value(cell, of: column) } catch {
      return .unreadable("“\(label)”一栏的\(error.reason)。")
    }
    if value == nil, column.row?.isRequired == true, column.heading.member == nil {
      return .unreadable("“\(label)”一栏是空的，这一项不能为空。")
    }
    let differences = differences(value, column, record)
    guard !differences.isEmpty else { return .same }
    if let owned = guardian(of: differences, column) {
      return .conflict(
        "\(record.id) 的\(owned.label)不能在表中修改，请按相应的步骤办理（\(owned.command)）。", differences)
    }
    if let before, hasChanged(column.heading, from: before, to: record) {
      return .conflict(changedSince(column, record), differences)
    }
    return .change(differences)
  }

  /// The command that alone may make one of the differences.
  private func guardian(
    of differences: [ImportPlan.Difference], _ column: SheetColumn
  ) -> (label: String, command: String)? {
    // A day that is not set yet may be set by anybody; from then on it moves by `extend`.
    if let day = differences.first(where: { $0.key == "deadline.date" }) {
      return day.from == nil ? nil : (day.label, "extend")
    }
    return column.row?.guardian.map { (column.heading.label, $0) }
  }

  /// Whether somebody changed the field since the export; of a deadline its words.
  private func hasChanged(
    _ heading: Heading, from before: any Registered, to now: any Registered
  ) -> Bool {
    if case .special(.deadline) = heading.content {
      return (before as? any Dated)?.deadline.text != (now as? any Dated)?.deadline.text
    }
    return before.value(for: heading) != now.value(for: heading)
  }

  private func changedSince(_ column: SheetColumn, _ record: any Registered) -> String {
    let event = now.ledger.history.events(of: record.id).last {
      $0.seq > revision && $0.edit.keys.contains(column.heading.field)
    }
    let who = event.map { "由 \($0.by) 于 \($0.at.day) \($0.at.clock) " } ?? ""
    return "\(record.id) 的\(column.heading.label)在导出以后已\(who)改动，与表中的修改不同，请核对后直接修改（edit）。"
  }
}

extension Comparing {
  /// What the field would read otherwise; a deadline's words, day and 长期坚持 apart.
  private func differences(
    _ value: Value?, _ column: SheetColumn, _ record: any Registered
  ) -> [ImportPlan.Difference] {
    let key = column.heading.key
    guard key == "deadline", let new = value?.object, let dated = record as? any Dated else {
      let own = record.value(for: column.heading)
      return own == value
        ? [] : [.init(key: key, label: column.heading.label, from: own, to: value)]
    }
    let old = dated.deadline.fields
    return Deadline.rows.compactMap { row in
      let (from, to) = (old[row.key], new[row.key])
      let isOther = from != to && !(row.key == "date" && to == nil)
      guard isOther, ["text", "date", "keepUp"].contains(row.key) else { return nil }
      let label = row.key == "text" ? column.heading.label : row.label
      return .init(key: "deadline.\(row.key)", label: label, from: from, to: to)
    }
  }
}

extension Ledger {
  /// The record `id`, of whatever kind.
  func record(_ id: RecordID) -> (any Registered)? {
    if let issue = issues[id] { return issue }
    if let measure = measures[id] { return measure }
    return policies[id]
  }
}
