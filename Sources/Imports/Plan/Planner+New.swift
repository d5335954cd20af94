import Rectification

extension Planner {
  /// What a row says of a new record; `nil` where a cell cannot be read, which is told.
  mutating func newFields(
    _ kind: RecordKind, _ columns: [SheetColumn], _ row: Row, _ sheet: Sheet, called name: String
  ) -> Fields? {
    var fields = Fields()
    var isWhole = true
    for column in columns where column.heading.key != "id" {
      do throws(CellProblem) {
        let value = try newValue(row[column.place], column)
        if let value { fields.set(value, for: column.heading) }
        noteDeadline(row[column.place], column, row)
      } catch {
        tell(
          "“\(column.heading.label)”一栏的\(error.reason)。", row, sheet, column, called: name)
        isWhole = false
      }
    }
    takeWords(columns, row, into: &fields)
    splitDepartments(in: &fields, of: kind, row)
    if kind == .issue, fields["title"] == nil { fields["title"] = fields["manifestation"] }
    for key in kind.needs where fields[key] == nil && key != "issue" && key != "track" {
      let column = columns.first { $0.heading.key == key }
      // What stands there and cannot be read has been told.
      guard column.flatMap({ row[$0.place]?.text }) == nil else { continue }
      let label = kind.rows.first { $0.key == key }?.label ?? key
      tell(
        column == nil
          ? "表中没有“\(label)”一栏，新增\(kind.label)须写明；请补上这一栏，或写明对应的栏（--map）。"
          : "“\(label)”一栏是空的，新增\(kind.label)须写明。", row, sheet, column, called: name)
      isWhole = false
    }
    return isWhole ? fields : nil
  }

  /// A policy that is not known does not keep a new measure out: it is named, and not linked.
  private func newValue(
    _ cell: CellValue?, _ column: SheetColumn
  ) throws(CellProblem) -> Value? {
    guard case .special(.policies) = column.heading.content, let text = cell?.text else {
      return try comparing.reader.value(cell, of: column)
    }
    let known = comparing.reader.policies(text).known
    return known.isEmpty ? nil : .list(known.map { .text($0.text) })
  }

  /// What columns say that are computed for records that there are.
  private mutating func takeWords(_ columns: [SheetColumn], _ row: Row, into fields: inout Fields) {
    for column in columns {
      guard case .computed(let computed) = column.heading.content,
        let text = row[column.place]?.text, !text.meansNothing
      else { continue }
      switch computed {
      case .progress: fields["progress"] = progress(text)
      case .evidence: fields["evidence"] = evidence(text)
      case .acceptance:
        fields["acceptance"] = acceptance(text)
        if fields["acceptance"] == nil { note(.ofSteps, "\(column.heading.label)：\(text)", row) }
      case .extensions, .followUps: note(.ofSteps, "\(column.heading.label)：\(text)", row)
      case .outcome, .lamp, .issuesServed: break
      }
    }
  }

  /// Of several departments in a cell the first leads, and the others help with the issue.
  private mutating func splitDepartments(in fields: inout Fields, of kind: RecordKind, _ row: Row) {
    guard let text = fields["department"]?.text, !ledger.profile.departments.contains(text) else {
      return
    }
    let names = pieces(of: text).map(Value.text)
    guard names.count > 1 else { return }
    fields["department"] = names[0]
    note(.severalDepartments, text.split(separator: "\n").joined(separator: " "), row)
    guard kind == .issue else { return }
    let others = fields["supportingDepartments"]?.list ?? []
    fields["supportingDepartments"] = .list(
      others + names.dropFirst().filter { !others.contains($0) })
  }

  /// `2023年9月1日：已印发`, or words alone, which are of the day they come in.
  private func progress(_ text: String) -> Value {
    var line = Progress()
    (line.on, line.by, line.note) = (occasion.day, occasion.person, text)
    if let colon = text.firstIndex(of: "："),
      let day = comparing.reader.writtenDay(String(text[..<colon]))
    {
      (line.on, line.note) = (day, String(text[text.index(after: colon)...]))
    }
    return .list([.object(line.fields)])
  }

  private func evidence(_ text: String) -> Value? {
    let names = text.split { "；;\n".contains($0) }.map { String($0).withoutBlanksAround }
    let evidence = names.filter { !$0.isEmpty && !$0.meansNothing }.map {
      Value.object(Evidence(name: $0, addedOn: occasion.day).fields)
    }
    return evidence.isEmpty ? nil : .list(evidence)
  }

  /// `2023年12月1日，office，通过：同意销号`; anything else is no acceptance.
  private func acceptance(_ text: String) -> Value? {
    let parts = text.split(separator: "，", maxSplits: 2).map(String.init)
    guard parts.count == 3, let day = comparing.reader.writtenDay(parts[0]),
      let verdict = Conclusion.allCases.first(where: { parts[2].hasPrefix($0.label) })
    else { return nil }
    var acceptance = Acceptance()
    (acceptance.on, acceptance.by, acceptance.conclusion) = (day, parts[1], verdict)
    let opinion = parts[2].dropFirst(verdict.label.count + 1)
    acceptance.opinion = opinion.isEmpty ? nil : String(opinion)
    return .object(acceptance.fields)
  }

  /// Proposes a new record that the ledger would take, and answers with its entry's place.
  mutating func propose(
    _ newcomer: Adopted, _ row: Row, _ sheet: Sheet, needs: Int? = nil
  ) -> Int? {
    let name = (newcomer.fields["title"] ?? newcomer.fields["content"])?.text ?? ""
    do throws(RuleBroken) { try adoption.take(newcomer) } catch {
      tell(error.description, row, sheet, nil, called: name)
      return nil
    }
    noteFilledIn(newcomer)
    let labels = Dictionary(newcomer.kind.rows.map { ($0.key, $0.label) }) { first, _ in first }
    let fields = newcomer.fields.members.map {
      ImportPlan.Difference(key: $0.key, label: labels[$0.key] ?? $0.key, from: nil, to: $0.value)
    }
    plan.entries.append(
      .init(
        .new, at: .init(sheet: sheet.name, row: row.number), newcomer: newcomer, title: name,
        fields: fields, message: remark(on: fields), needs: needs))
    return plan.entries.count - 1
  }

  private mutating func noteFilledIn(_ newcomer: Adopted) {
    for row in newcomer.kind.rows
    where row.isRequired && !["id", "cycle"].contains(row.key) && newcomer.fields[row.key] == nil {
      let label = "\(newcomer.kind.label)的\(row.label)"
      if !filledIn.contains(label) { filledIn.append(label) }
    }
  }

  mutating func tell(
    _ message: String, _ row: Row, _ sheet: Sheet, _ column: SheetColumn?, called name: String
  ) {
    let place = ImportPlan.Place(sheet: sheet.name, row: row.number, column: column?.letters)
    plan.entries.append(.init(.unreadable, at: place, title: name, message: message))
  }
}

extension Fields {
  /// Sets a field, or a member of an object in one; a deadline that is only a day gets its words.
  fileprivate mutating func set(_ value: Value, for heading: Heading) {
    guard let member = heading.member else {
      self[heading.key] = value
      return
    }
    var object = self[heading.field]?.object ?? Fields()
    object[member] = value
    if heading.field == "deadline", object["text"] == nil {
      object["text"] = .text(value.text.flatMap { Day($0) }.map { "\($0.chinese)前" } ?? "待定")
      object["keepUp"] = false
    }
    self[heading.field] = .object(object)
  }
}
