import Rectification

extension Target {
  /// 目标不少于20次，实际23次; an unknown figure is called so.
  public var words: String {
    "目标\(rule == .atLeast ? "不少于" : "")\(goal)\(unit)，"
      + (actual.map { "实际\($0)\(unit)" } ?? "实际完成值未知")
  }
}

extension Deadline {
  /// 2023年9月30日→2023年12月31日（延1次）, where it was ever moved.
  public var moves: String? {
    guard let first = extensions.first else { return nil }
    let days = [original ?? first.from] + [date ?? first.to]
    return days.map(\.chinese).joined(separator: "→") + "（延\(extensions.count)次）"
  }
}

extension Criterion {
  public var words: String { text.withoutStop + (met ? "（已达到）" : "（未达到）") }
}

extension Acceptance {
  public var words: String { "\(on.chinese)，\(by)，\(judgement)" }

  /// The same for a form, where whoever decided signs.
  var verdict: String { "\(on.chinese)，\(judgement)" }

  private var judgement: String { conclusion.label + (opinion.map { "：\($0)" } ?? "") }
}

extension FollowUp {
  public var words: String {
    guard let doneOn else { return "计划\(plannedOn.chinese)" }
    return [doneOn.chinese, result?.label, note].compactMap { $0 }.joined(separator: "，")
  }
}

extension Evidence {
  public var words: String { name + (reference.map { "（\($0)）" } ?? "") }
}
