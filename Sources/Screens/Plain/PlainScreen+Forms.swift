import Rectification

extension Model {
  /// A condition of the filter at a time.
  func plain(_ form: FilterForm) -> (heading: String, lines: [String]) {
    let (condition, filter) = (form.condition, list?.filter ?? Filter())
    let now = condition.words(filter) ?? "\(condition.label)：不限"
    let place = "筛选 \(form.roll.cursor + 1)/\(form.conditions.count)"
    return (
      "\(place) \(now)，直接回车不变，输入 不限 清除。",
      [condition.values(shown).enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "，")]
    )
  }

  /// The columns with their numbers; a number shows one or takes it away.
  func plain(_ form: ColumnsForm) -> (heading: String, lines: [String]) {
    let rows = form.rows.enumerated().map { place, row in
      "\(place + 1) \(row.column.title)\(row.isShown ? "" : "（不显示）")"
    }
    return ("各列：输入序号显示或去掉，直接回车确定。", [rows.joined(separator: "，")])
  }

  /// A row of a form at a time, with what is wrong with it; behind the last one it is saved.
  func plain(_ form: Form) -> (heading: String, lines: [String]) {
    let problems = [form.problem, form.current?.problem?.sentence].compactMap { $0 }
    if let words = form.panelWords { return (words, problems) }
    guard let row = form.current else {
      return ("\(form.title)：\(form.button)吗？", problems)
    }
    let said = row.input.plainValue
    let now = said.isEmpty ? row.placeholder.isEmpty ? "空" : row.placeholder : "“\(said)”"
    return (
      "\(form.title) \(form.cursor + 1)/\(form.rows.count) \(row.label)：现为\(now)，直接回车不变\(row.plainHint)",
      form.lead + problems + row.input.plainChoices
    )
  }
}

extension Form {
  /// What is asked before the rows go on.
  fileprivate var panelWords: String? {
    switch panel {
    case .leaving?: "改动还没有保存，要\(button)吗？输入 是、否，或 取消 继续编辑。"
    case .overwriting(let path)?: "已有文件 \(path)，要覆盖吗？输入 是，或 否 改名。"
    case .clash?: "您改的内容，别人刚也改了。输入 1 用我的，2 用对方的。"
    case .picker?, .month?, .keys?, nil: nil
    }
  }
}

extension Form.Row {
  /// What may be typed; what must not stay empty is not offered to be cleared.
  fileprivate var plainHint: String {
    input.plainHint + (need != .always && input.canBeEmptied ? "，输入 空 清除。" : "。")
  }
}

extension Input {
  /// What the row says, in words.
  var plainValue: String {
    switch self {
    case .text(let area), .day(let area, _), .amount(let area, _): area.text
    case .choice(let choice): choice.label
    case .yesNo(let isYes): isYes ? "是" : "否"
    case .checks(let checks): checks.label
    case .items(let items): items.values.map(items.phrase).joined(separator: "；")
    case .fixed(let text, _): text
    }
  }

  /// What may be typed.
  fileprivate var plainHint: String {
    switch self {
    case .text, .amount, .fixed: ""
    case .day: "；日期可写 9-30、月底、+2周"
    case .choice: "；输入序号或名称"
    case .yesNo: "；输入 是 或 否"
    case .checks: "；输入几个序号或名称，用顿号隔开"
    case .items: "；逐项内容请在画面中编辑"
    }
  }

  /// Whether its value can be taken away by a word.
  fileprivate var canBeEmptied: Bool {
    switch self {
    case .text, .amount, .day, .choice, .checks: true
    case .yesNo, .items, .fixed: false
    }
  }

  fileprivate var plainChoices: [String] {
    let options =
      switch self {
      case .choice(let choice): choice.options.all
      case .checks(let checks): checks.options.all
      default: [Option]()
      }
    guard !options.isEmpty, options.count <= Model.plainRows * 2 else { return [] }
    return [options.enumerated().map { "\($0 + 1) \($1.label)" }.joined(separator: "，")]
  }
}
