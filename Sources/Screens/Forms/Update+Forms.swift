import Rectification

extension Model {
  var formBuilder: FormBuilder {
    FormBuilder(ledger: ledger, today: day, person: person, exports: exports) { command in
      let label = keyLabel(command)
      return label.isEmpty ? command.binding.keys.first?.label ?? "" : label
    }
  }

  /// The form that has the keys.
  var form: Form? { if case .form(let form)? = overlay { form } else { nil } }

  mutating func openForm(_ command: Command) -> [Effect] {
    guard !isReadOnly() else { return [] }
    if command == .add {
      openAddition()
      return []
    }
    guard let id = target else {
      say(.refused, "这里没有记录。")
      return []
    }
    switch command {
    case .edit: openEdit(id)
    case .editText: return editText(of: id)
    case .extend: openExtension(id)
    case .count: openCount(id)
    case .attach: openIfAllowed(.attach(id, [trialEvidence])) { $0.attaching(id) }
    case .remove where targets.count > 1:
      say(.refused, "已选 \(targets.count) 项，一次只能移除一条；请先按 \(keyLabel(.back)) 清除选择。")
    case .remove: openIfAllowed(.remove(id, reason: "试办")) { $0.removing(id) }
    default: break
    }
    return []
  }

  private var trialEvidence: Evidence { Evidence(name: "试办", addedOn: day) }

  /// A new record of the kind that is listed, belonging to the record whose list it is.
  private mutating func openAddition() {
    let kind = place.kind ?? .issue
    var given = Fields()
    switch list?.scope {
    case .measuresOfIssue(let id)?: given["issue"] = .text(id.text)
    case .measuresOfPolicy(let id)?: given["policies"] = [.text(id.text)]
    case .policiesOfMeasure?, nil: break
    }
    overlay = .form(formBuilder.adding(kind, given: given))
  }

  private mutating func openEdit(_ id: RecordID) {
    guard var form = formBuilder.editing(id) else { return }
    if targets.count > 1 { form.lead = ["已选 \(targets.count) 项；编辑一次只改一条，这里是光标所在的 \(id)。"] }
    overlay = .form(form)
  }

  /// The record's longest text goes to the editor, and what comes back is saved at once.
  private mutating func editText(of id: RecordID) -> [Effect] {
    guard var form = formBuilder.editing(id) else { return [] }
    let path = ["manifestation", "content", "title"].first { form.row([$0]) != nil }
    guard let row = path.flatMap({ form.row([$0]) }), let area = form.rows[row].input.area else {
      return []
    }
    (form.cursor, form.savesAfterEditing) = (row, true)
    overlay = .form(form)
    return [.edit(area.text)]
  }

  private mutating func openExtension(_ id: RecordID) {
    let deadline = ledger.issues[id]?.deadline ?? ledger.measures[id]?.deadline
    let later = (deadline?.date ?? day) + 1
    openIfAllowed(.extend(id, to: later, reason: "试办", approvedBy: "试办", text: nil)) { builder in
      builder.extending(id, deadline ?? Deadline())
    }
  }

  private mutating func openCount(_ id: RecordID) {
    let target = ledger.measures[id]?.target ?? Target()
    openIfAllowed(.count(id, Amount(1))) { $0.counting(id, target) }
  }

  /// Opens a form, unless the change would be refused whatever is written.
  private mutating func openIfAllowed(_ trial: Change, _ form: (FormBuilder) -> Form) {
    do throws(RuleBroken) { _ = try ledger.check(trial, occasion) } catch { return refuse(error) }
    overlay = .form(form(formBuilder))
  }
}
