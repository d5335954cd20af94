import Rectification

/// How a row of a form is filled in.
enum Input: Hashable, Sendable {
  case text(TextArea)
  /// A day, typed as people do; the rule says which is meant where the year is left out.
  case day(TextArea, DayRule)
  /// A number; `true` where it may be 未知.
  case amount(TextArea, canBeUnknown: Bool)
  case choice(Choice)
  case yesNo(Bool)
  case checks(Checks)
  case items(Items)
  /// Something that only a command changes, whose key is named.
  case fixed(String, key: String)
}

/// Why what was typed cannot be taken, in a sentence.
struct InputProblem: Error, Hashable {
  let sentence: String
}

extension Input {
  /// What the row says; `nil` for nothing. Throws where it cannot be understood.
  func value(on today: Day) throws(InputProblem) -> Value? {
    switch self {
    case .text(let area): return area.text.isBlank ? nil : .text(area.text)
    case .day(let area, let rule): return try day(area.text, rule, today)
    case .amount(let area, let canBeUnknown): return try amount(area.text, canBeUnknown)
    case .choice(let choice): return choice.value.map(Value.text)
    case .yesNo(let isYes): return .bool(isYes)
    case .checks(let checks):
      return checks.values.isEmpty ? nil : .list(checks.values.map(Value.text))
    case .items(let items): return items.values.isEmpty ? nil : .list(items.values)
    case .fixed: return nil
    }
  }

  private func day(
    _ text: String, _ rule: DayRule, _ today: Day
  ) throws(InputProblem) -> Value? {
    guard !text.isBlank else { return nil }
    do throws(UnreadableDay) {
      return .text(try Day(typed: text, relativeTo: today, rule).description)
    } catch { throw InputProblem(sentence: error.description) }
  }

  private func amount(_ text: String, _ canBeUnknown: Bool) throws(InputProblem) -> Value? {
    let typed = text.halfWidth.filter { !$0.isWhitespace }
    if typed.isEmpty || typed == "未知" {
      if canBeUnknown { return .null }
      guard typed.isEmpty else { throw InputProblem(sentence: "这一项不能是未知。") }
      return nil
    }
    guard let amount = Amount(typed.first == "+" ? String(typed.dropFirst()) : typed) else {
      let unknown = canBeUnknown ? "，不知道的写“未知”" : ""
      throw InputProblem(sentence: "“\(text)”不是数字，请写作 12 或 0.5，至多 6 位小数\(unknown)。")
    }
    return .number(amount.description)
  }

  /// The text that is typed in the row, where one is.
  var area: TextArea? {
    get {
      switch self {
      case .text(let area), .day(let area, _), .amount(let area, _): area
      case .choice, .yesNo, .checks, .items, .fixed: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .text: self = .text(newValue)
      case .day(_, let rule): self = .day(newValue, rule)
      case .amount(_, let canBeUnknown): self = .amount(newValue, canBeUnknown: canBeUnknown)
      case .choice, .yesNo, .checks, .items, .fixed: break
      }
    }
  }

  /// Whether somebody can change it here.
  var isOpen: Bool { if case .fixed = self { false } else { true } }
}
