import Cells
import Rectification

extension Model {
  mutating func take(_ key: Key, in old: Form) -> [Effect] {
    if let panel = old.panel { return take(key, in: panel, of: old) }
    var form = old
    switch key {
    case .control("s"): return save(form)
    case .escape: return leave(form)
    case .control("e"):
      if let area = form.current?.input.area { return [.edit(area.text)] }
    case .function(1): form.panel = .keys(formKeys)
    case .tab: form.step(1)
    case .backTab: form.step(-1)
    case .mouse(let mouse): press(mouse, in: &form)
    case .enter:
      if form.current == nil { return save(form) }
      if openItem(form) { return [] }
      if !form.openPicker() { form.step(1) }
    default:
      if !form.takeInRow(key, FormFrame(form, on: size).valueWidth) { move(key, &form) }
    }
    form.follow(old, formBuilder)
    if form.cursor != old.cursor {
      check(old.cursor, of: &form)
    } else if form.current?.problem != nil, form.current?.input != old.current?.input {
      let problem = form.ownProblem(form.cursor)
      form.current?.problem = problem
    }
    overlay = .form(form)
    return []
  }

  private func move(_ key: Key, _ form: inout Form) {
    let page = FormFrame(form, on: size).height / 2
    switch key {
    case .up: form.step(-1)
    case .down: form.step(1)
    case .pageUp: for _ in 0..<page where form.cursor > form.firstOpen { form.step(-1) }
    case .pageDown: for _ in 0..<page { form.step(1) }
    default: break
    }
  }

  private func press(_ mouse: Mouse, in form: inout Form) {
    switch mouse.kind {
    case .wheelUp: if form.cursor > form.firstOpen { form.step(-1) }
    case .wheelDown: form.step(1)
    case .press, .doublePress:
      guard let row = FormPage(form, size).row(at: mouse, on: size),
        row == form.rows.count || form.rows[row].input.isOpen
      else { return }
      form.cursor = row
    }
  }

  /// Enter on a list opens the form of the item under the cursor, or of a new one.
  private mutating func openItem(_ form: Form) -> Bool {
    guard case .items(let items)? = form.current?.input else { return false }
    let place = items.values.indices.contains(items.cursor) ? items.cursor : nil
    guard let item = formBuilder.item(form.cursor, place, of: form) else { return false }
    overlay = .form(item)
    return true
  }

  /// Leaves a form; with changes only after a question.
  private mutating func leave(_ form: Form) -> [Effect] {
    var form = form
    guard form.isTouched else {
      close(form)
      return []
    }
    form.panel = .leaving
    overlay = .form(form)
    return []
  }

  private mutating func close(_ form: Form) { overlay = form.below.last.map(Overlay.form) }

  /// Checks a row that was left, in itself and by the rules.
  private func check(_ row: Int, of form: inout Form) {
    guard form.rows.indices.contains(row) else { return }
    if case .day(let area, let rule) = form.rows[row].input,
      let text = form.value(row)?.text
    {
      form.rows[row].input = .day(area.replaced(by: text).filledIn, rule)
    }
    form.rows[row].problem =
      form.ownProblem(row) ?? brokenRule(row, of: form) ?? form.warning(row, ledger.profile)
      ?? form.exportWarning(row, exports)
  }

  private func brokenRule(_ row: Int, of form: Form) -> Form.Problem? {
    guard form.isChanged(row), let change = form.completed.change else { return nil }
    do throws(RuleBroken) { _ = try ledger.check(change, occasion) } catch {
      return form.row(of: error) == row ? Form.Problem(sentence: error.description.forScreen) : nil
    }
    return nil
  }
}

extension Model {
  /// Gives a key to what lies over the rows.
  private mutating func take(_ key: Key, in panel: Form.Panel, of old: Form) -> [Effect] {
    var form = old
    switch panel {
    case .picker(let picker): take(key, in: picker, of: &form)
    case .month(let day): take(key, on: day, of: &form)
    case .leaving: return answer(key, form)
    case .overwriting: return answerOverwriting(key, form)
    case .keys(let page): take(key, in: page, of: &form)
    case .clash(let clash): return take(key, in: clash, of: form)
    }
    form.follow(old, formBuilder)
    if form.panel == nil { check(old.cursor, of: &form) }
    overlay = .form(form)
    return []
  }

  private func take(_ key: Key, in old: Picker, of form: inout Form) {
    var picker = old
    switch key {
    case .escape:
      form.panel = nil
      return
    case .enter where !picker.isMultiple || !picker.search.text.isEmpty,
      .character(" ") where picker.isMultiple:
      guard picker.choose(picker.roll.cursor) else { break }
      guard picker.isMultiple else {
        form.take(picker)
        form.step(1)
        return
      }
      if !picker.search.text.isEmpty { picker.clearSearch() }
    case .enter: return form.take(picker)
    case .mouse(let mouse):
      guard let option = PickerBox(picker, on: size).option(at: mouse), picker.choose(option)
      else { return }
      if !picker.isMultiple { return form.take(picker) }
    default:
      let height = PickerBox.height(on: size)
      guard picker.roll.takeArrow(key, of: picker.shown.count, height: height) else {
        return _ = form.find(key, in: picker)
      }
    }
    form.panel = .picker(picker)
  }

  private func take(_ key: Key, in old: Page, of form: inout Form) {
    var page = old
    let isScrolled = page.scroll(key.folded, width: size.pageWidth, height: size.mostBoxRows)
    form.panel = isScrolled ? .keys(page) : nil
  }

  private func take(_ key: Key, on day: Day, of form: inout Form) {
    switch key {
    case .enter: form.take(day)
    case .escape: form.panel = nil
    default: if let step = CalendarStep(key) { form.panel = .month(day.moved(step)) }
    }
  }

  private mutating func answer(_ key: Key, _ form: Form) -> [Effect] {
    var form = form
    switch key.folded {
    case .enter, .control("s"), "y", "Y": return save(form)
    case "D", .delete: close(form)
    case .escape, "n", "N":
      form.panel = nil
      overlay = .form(form)
    default: break
    }
    return []
  }

  private mutating func answerOverwriting(_ key: Key, _ old: Form) -> [Effect] {
    var form = old
    switch key.folded {
    case .enter, .control("s"), "y", "Y":
      form.panel = nil
      return submitExport(form, replacing: true)
    case .escape, "n", "N":
      form.panel = nil
      overlay = .form(form)
    default: break
    }
    return []
  }

  private mutating func take(_ key: Key, in old: Form.Clash, of form: Form) -> [Effect] {
    var (form, clash) = (form, old)
    switch key.folded {
    case .down:
      (clash.cursor, clash.scrolled) = (min(clash.cursor + 1, clash.fields.count - 1), 0)
    case .up: (clash.cursor, clash.scrolled) = (max(clash.cursor - 1, 0), 0)
    case .pageDown: clash.scrolled += 3
    case .pageUp: clash.scrolled = max(0, clash.scrolled - 3)
    case "1": clash.fields[clash.cursor].takesMine = true
    case "2": clash.fields[clash.cursor].takesMine = false
    case .left, .right, .character(" "): clash.fields[clash.cursor].takesMine.toggle()
    case .enter, .control("s"):
      form.settle(clash)
      return save(form)
    case .escape:
      form.panel = nil
      overlay = .form(form)
      return []
    default: break
    }
    form.panel = .clash(clash)
    overlay = .form(form)
    return []
  }
}

extension CalendarStep {
  fileprivate init?(_ key: Key) {
    switch key {
    case .left: self = .day(-1)
    case .right: self = .day(1)
    case .up: self = .week(-1)
    case .down: self = .week(1)
    case .pageUp: self = .month(-1)
    case .pageDown: self = .month(1)
    case .home: self = .first
    case .end: self = .last
    default: return nil
    }
  }
}
