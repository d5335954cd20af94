import Cells
import Rectification

extension Model {
  /// The filter form, or the choices of one of its rows.
  func box(of form: FilterForm) -> Box {
    guard let list else {
      return Box(title: "", footer: "", lines: [], height: 1)
    }
    let count = "\(list.ids.count)/\(list.total) 项"
    if let checklist = form.checklist {
      let lines = lines(of: form.condition, form.choices[form.roll.cursor], list.filter)
      return Box(
        title: "\(form.condition.label)  \(count)", footer: "空格或数字 选上、去掉  退格 清空  Enter 返回",
        lines: lines, top: checklist.top, cursor: checklist.line,
        height: size.boxHeight(lines.count))
    }
    let lines = form.conditions.map { line(of: $0, list.filter) }
    return Box(
      title: "筛选  \(count)", footer: "← → 换选项  空格 选几项  退格 清除  Enter 确定  Esc 取消",
      lines: lines, top: form.roll.top, cursor: form.roll.line, height: size.boxHeight(lines.count))
  }

  private func line(of condition: Condition, _ filter: Filter) -> String {
    let label = condition.label.padded(to: 10)
    switch condition.content {
    case .choices(let choices):
      let chosen = choices.get(filter).map(choices.label)
      return label + "< \(chosen.isEmpty ? "全部" : chosen.joined(separator: "、")) >"
    case .flag(let path): return label + (filter[keyPath: path] ? "[x] 只看这些" : "[ ] 不限")
    case .days(let path):
      return label + "< \(filter[keyPath: path].map { "\($0) 天" } ?? "不限，可直接键入天数") >"
    }
  }

  private func lines(
    of condition: Condition, _ codes: [String], _ filter: Filter
  ) -> [String] {
    guard case .choices(let choices) = condition.content else { return [] }
    let chosen = choices.get(filter)
    return codes.enumerated().map { row, code in
      let number = row < 9 ? "\(row + 1) " : "  "
      return number + (chosen.contains(code) ? "[x] " : "[ ] ") + choices.label(code)
    }
  }
}
