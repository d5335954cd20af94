import Cells
import Rectification

extension Model {
  /// The answer for a condition of the filter; after the last one the filter is done.
  mutating func take(line text: String, in form: FilterForm) -> [Effect] {
    guard var list else { return [] }
    var form = form
    if !text.isEmpty {
      let values = form.condition.values(shown)
      let word =
        Int(text).flatMap { values.indices.contains($0 - 1) ? values[$0 - 1] : nil } ?? text
      guard form.condition.set(word, in: &list.filter, shown) else {
        say(.refused, "请输入 1 到 \(values.count) 的序号或其名称，直接回车不变。")
        return []
      }
      self.list = list
      refreshList()
    }
    guard form.roll.cursor + 1 < form.conditions.count else { return take(.enter) }
    form.roll.cursor += 1
    overlay = .filter(form)
    return []
  }

  mutating func take(line text: String, in form: ColumnsForm) -> [Effect] {
    guard !text.isEmpty else { return take(.enter) }
    guard let row = Int(text), form.rows.indices.contains(row - 1) else {
      say(.refused, "请输入 1 到 \(form.rows.count) 的序号，直接回车确定。")
      return []
    }
    var form = form
    form.toggle(row - 1)
    overlay = .columns(form)
    return []
  }

  /// The answer for a row of a form; behind the last one it is asked whether to save.
  mutating func take(line text: String, in form: Form) -> [Effect] {
    if let panel = form.panel { return take(line: text, in: panel) }
    guard form.current != nil else {
      return isName(text, ofLabel: "否") ? take(.escape) : take(.control("s"))
    }
    guard !text.isEmpty else { return take(.tab) }
    var changed = form
    guard changed.current?.input.take(plain: text) == true else {
      say(.refused, "“\(text)”不能填在这里，请看所列的内容，直接回车不变。")
      return []
    }
    changed.follow(form, formBuilder)
    overlay = .form(changed)
    return take(.tab)
  }

  private mutating func take(line text: String, in panel: Form.Panel) -> [Effect] {
    switch panel {
    case .leaving:
      take(["是", "y", ""].contains(text) ? .enter : isName(text, ofLabel: "否") ? "n" : .escape)
    case .overwriting: take(["是", "y"].contains(text) ? .enter : .escape)
    case .clash:
      take(.character(text.first ?? "1")) + take(.enter)
    case .picker, .month, .keys: take(.escape)
    }
  }
}

extension Input {
  /// Takes a line that was typed for the row; false where it does not fit.
  mutating func take(plain text: String) -> Bool {
    let isNothing = text == "空"
    switch self {
    case .text, .day, .amount: area = area?.replaced(by: isNothing ? "" : text)
    case .choice(var choice):
      let value = choice.options.value(named: text)
      guard isNothing ? choice.isOptional : value != nil else { return false }
      choice.value = isNothing ? nil : value
      self = .choice(choice)
    case .yesNo:
      guard ["是", "否", "y", "n"].contains(text) else { return false }
      self = .yesNo(text == "是" || text == "y")
    case .checks(var checks):
      let words = isNothing ? [] : text.split { "、,， ".contains($0) }.map(String.init)
      let values = words.compactMap(checks.options.value)
      guard values.count == words.count else { return false }
      checks.values = values
      self = .checks(checks)
    case .items, .fixed: return false
    }
    return true
  }
}

extension Options {
  /// The value of a number, a name, or where anything may be written, of the words themselves.
  fileprivate func value(named text: String) -> String? {
    if let number = Int(text), all.indices.contains(number - 1) { return all[number - 1].value }
    return all.first { $0.value == text || isName(text, ofLabel: $0.label) }?.value
      ?? (isOpen ? text : nil)
  }
}
