import Rectification

extension Model {
  /// Saves a form; one that cannot be saved stays, with what is wrong, and nothing typed is lost.
  mutating func save(_ form: Form) -> [Effect] {
    var form = form
    (form.panel, form.problem) = (nil, nil)
    for row in form.rows.indices { form.rows[row].problem = form.ownProblem(row) }
    if let wrong = form.rows.firstIndex(where: { $0.problem != nil }) {
      form.cursor = wrong
      overlay = .form(form)
      return []
    }
    switch form.purpose {
    case .item(let row, let place): putBack(form, row, place)
    case .edit where !form.isTouched:
      overlay = nil
      say(.done, "没有改动。")
    case .edit(let id):
      if let clash = clash(of: form, id) {
        form.panel = .clash(clash)
        overlay = .form(form)
        return []
      }
      return submit(form)
    case .export: return submitExport(form)
    case .importFile: return submitImport(form)
    case .add, .extend, .count, .attach, .remove: return submit(form)
    }
    return []
  }

  private mutating func submit(_ form: Form) -> [Effect] {
    var form = form
    guard let change = form.change else { return [] }
    do throws(RuleBroken) { _ = try ledger.check(change, occasion) } catch {
      form.refuse(error)
      overlay = .form(form)
      return []
    }
    overlay = .form(form)
    if case .attach(let id) = form.purpose, let path = form.value("file")?.text {
      let (name, reference) = (form.value("name")?.text, form.value("reference")?.text)
      return [.attach(id, path: path, name: name, reference: reference)]
    }
    return [.commit([change] + (form.settles.map { [.resolve($0, .theirs)] } ?? []))]
  }

  /// Puts an item back into the list of the form below.
  private mutating func putBack(_ form: Form, _ row: Int, _ place: Int?) {
    guard var below = form.below.last, case .items(var items) = below.rows[row].input else {
      return
    }
    if let place, items.values.indices.contains(place) {
      items.values[place] = form.item(replacing: items.values[place])
    } else {
      items.values.append(form.item(replacing: nil))
      items.cursor = items.values.count
    }
    below.rows[row].input = .items(items)
    overlay = .form(below)
  }

  private func clash(of form: Form, _ id: RecordID) -> Form.Clash? {
    guard let now = formBuilder.editing(id) else { return nil }
    return form.clash(with: now) { row in
      let event = ledger.history.lastEvent(touching: row.path[0], of: id, notBy: person)
      return event.map { "\(account(of: $0.by)) \($0.at.day) \($0.at.clock)" } ?? "他人"
    }
  }

  /// The change that a form asked for is on the disk: it closes, and the cursor stands on the record.
  mutating func closeForm(after receipt: Receipt) {
    guard let form, let event = receipt.events.first else { return }
    overlay = nil
    // Who settles conflicts goes on to the next.
    if form.settles != nil, !ledger.openConflicts.isEmpty { return openConflicts() }
    guard case .add(let kind) = form.purpose, let here = place.kind else { return }
    if kind != here || list?.go(to: event.edit.item) != true { jump(to: event.edit.item) }
  }

  /// What others have changed meanwhile is seen in an open form at once, where nobody wrote.
  mutating func catchUpForm() {
    if var form, let id = (form.below.first ?? form).purpose.record, ledger.kind(of: id) == nil {
      let who = ledger.history.events(of: id).last.map { account(of: $0.by) } ?? "他人"
      form.problem = "\(id) 刚被 \(who) 移除，填写的内容无处可存；可请对方撤销，或按 Esc 离开。"
      overlay = .form(form)
      return
    }
    guard var form, let id = (form.below.first ?? form).purpose.edited,
      let now = formBuilder.editing(id)
    else { return }
    if case .item(let row, _) = form.purpose, !form.below.isEmpty {
      form.below[0].catchUp(with: now, except: row)
    } else {
      form.catchUp(with: now)
    }
    overlay = .form(form)
  }

  /// Takes the text that somebody leaves in their editor, `nil` where they did not save.
  mutating func takeEdited(_ text: String?) -> [Effect] {
    guard var form, let area = form.current?.input.area else { return [] }
    let text = text.map { String($0.reversed().drop(while: \.isNewline).reversed()) } ?? area.text
    let kept =
      area.keepsLines ? text : text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if kept != area.text { form.current?.input.area = area.replaced(by: kept) }
    guard form.savesAfterEditing else {
      overlay = .form(form)
      return []
    }
    form.savesAfterEditing = false
    return save(form)
  }

  /// Says in an open form why it was refused; false where there is none.
  mutating func refuseForm(_ reason: String) -> Bool {
    guard var form else { return false }
    if form.savesAfterEditing {
      overlay = nil
      return false
    }
    form.problem = reason
    if case .edit(let id) = form.purpose, let clash = clash(of: form, id) {
      form.panel = .clash(clash)
    }
    overlay = .form(form)
    return true
  }
}
