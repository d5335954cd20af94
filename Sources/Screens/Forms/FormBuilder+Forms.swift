import Rectification

extension FormBuilder {
  /// All fields of a record, those that a command owns to be read only; `nil` where it is not there.
  func editing(_ id: RecordID) -> Form? {
    guard let kind = ledger.kind(of: id), let fields = ledger.fields(of: id) else { return nil }
    let rows = rows(kind.rows, fields) { $0.guardian == nil }
    return Form(.edit(id), "编辑 \(id)", rows: rows, today: today)
  }

  /// A new record: what is not `given` is filled in as `add` does.
  func adding(_ kind: RecordKind, given: Fields) -> Form {
    let draft = ledger.draft(kind, given, Occasion(by: person, on: today))
    let fields = kind.rows.filter { $0.guardian == nil || kind.needs.contains($0.key) }
    var rows = rows(fields, draft) { !FormBuilder.later.contains($0.key) }
    rows.removeAll { !$0.input.isOpen }
    for row in rows.indices { rows[row].input.area = rows[row].input.area?.filledIn }
    if let place = rows.firstIndex(where: { $0.path == ["manifestation"] }) {
      let row = rows[place]
      rows[place] = Form.Row(
        path: row.path, label: row.label, need: .never, input: row.input, was: row.was,
        placeholder: "（不写即同“问题”一项）")
    }
    return Form(.add(kind), "新增\(kind.label)", rows: rows, today: today)
  }

  /// What a deadline has only once it has been moved.
  private static let later: Set<String> = ["original", "extensions"]

  /// A longer deadline.
  func extending(_ id: RecordID, _ deadline: Deadline) -> Form {
    let now = deadline.date.map { "（\($0)）" } ?? ""
    return Form(
      .extend(id), "延期 \(id)", lead: ["现时限：\(deadline.text)\(now)"],
      rows: [
        Form.Row("to", "新时限", .always, .day(TextArea(), .coming)),
        Form.Row("reason", "理由", .always, .text(TextArea(keepsLines: true))),
        Form.Row("approvedBy", "批准人（职务）", .always, .text(TextArea())),
        Form.Row("text", "时限的文字", .never, .text(TextArea())),
      ], today: today)
  }

  /// Something more towards a target.
  func counting(_ id: RecordID, _ target: Target) -> Form {
    Form(
      .count(id), "登记 \(id) 的完成数", lead: ["现为 \(target.phrase)；写要加上的数，减少写负数。"],
      rows: [Form.Row("amount", "加上", .always, .amount(TextArea(), canBeUnknown: false))],
      today: today)
  }

  /// A file, or a name with an archive number.
  func attaching(_ id: RecordID) -> Form {
    Form(
      .attach(id), "登记 \(id) 的佐证材料", lead: ["写文件的路径，文件会收进台账；没有文件的，写名称和档号。"],
      rows: [
        Form.Row("file", "文件", .never, .text(TextArea())),
        Form.Row("name", "名称", .never, .text(TextArea()), placeholder: "（不写即用文件名）"),
        Form.Row("reference", "档号", .never, .text(TextArea())),
      ], today: today)
  }

  /// A removal always asks, with the id in the question.
  func removing(_ id: RecordID) -> Form {
    Form(
      .remove(id), "要移除 \(id) 吗？",
      lead: [ledger.heading(of: id), "编号不再使用；移除可以撤销（\(keyLabel(.undo))）。"],
      rows: [Form.Row("reason", "理由", .always, .text(TextArea(keepsLines: true)))],
      today: today)
  }

  /// One thing of a list.
  func item(_ row: Int, _ place: Int?, of form: Form) -> Form? {
    guard case .items(let items) = form.rows[row].input else { return nil }
    let old = place.map { items.values[$0] }
    let blank = Fields(items.rows.compactMap(suggestion))
    let rows = items.rows.map { field in
      self.row(
        field, [field.key], field.label, field.isRequired ? .always : .never,
        (old?.object ?? blank)[field.key], field.key != "sha256")
    }
    var item = Form(
      .item(row: row, place: place), "\(form.rows[row].label) \((place ?? items.values.count) + 1)",
      rows: rows, today: today)
    item.below = form.below + [form]
    return item
  }

  /// What a new item reads at first: who it is from, and today.
  private func suggestion(_ field: FieldRow) -> Member? {
    switch field.key {
    case "on", "addedOn": Member(key: field.key, value: .text(today.description))
    case "by": Member(key: field.key, value: .text(person))
    default: nil
    }
  }
}

extension Form.Row {
  init(
    _ key: String, _ label: String, _ need: Form.Need, _ input: Input, placeholder: String = ""
  ) {
    (path, self.label, self.need) = ([key], label, need)
    (self.input, self.placeholder) = (input, placeholder)
  }
}
