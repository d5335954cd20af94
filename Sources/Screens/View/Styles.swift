import Cells
import Rectification

extension Lamp {
  var style: Style {
    switch self {
    case .red: Style(ink: .red, isBold: true)
    case .yellow: Style(ink: .yellow)
    case .green: Style(ink: .green)
    }
  }
}

extension Deadline {
  /// `超12天`, `剩3天`, or the day itself, for a column of 6.
  func briefSpan(daysLeft: Int?, lamp: Lamp?, on day: Day) -> Span {
    guard lamp == nil else {
      let span = span(daysLeft: daysLeft, lamp: lamp)
      return Span(String(span.text.drop { $0 != " " }.dropFirst()), span.style)
    }
    guard let date else { return Span(keepUp ? "长期" : text) }
    return Span(date.civil.year == day.civil.year ? date.monthAndDay : "\(date.civil.year)年")
  }

  /// `● 超12天`, `▲ 剩3天`, or the day itself.
  func span(daysLeft: Int?, lamp: Lamp?) -> Span {
    guard let lamp, let daysLeft else {
      return Span(date?.description ?? (keepUp ? "长期坚持" : text))
    }
    let words = daysLeft < 0 ? "超\(-daysLeft)天" : daysLeft == 0 ? "今天" : "剩\(daysLeft)天"
    return Span("\(lamp.sign) \(words)", lamp.style)
  }
}

extension IssueStage {
  var style: Style {
    switch self {
    case .registered: .plain
    case .correcting: Style(ink: .yellow)
    case .institutionalizing: Style(ink: .cyan)
    case .verifying: Style(ink: .magenta)
    case .closed: Style(ink: .green)
    case .withdrawn: Style(isDim: true)
    }
  }
}

extension MeasureStatus {
  var style: Style {
    switch self {
    case .notStarted: .plain
    case .active: Style(ink: .yellow)
    case .done, .verified: Style(ink: .green)
    case .halted: Style(isDim: true)
    }
  }

  /// `[x]` done, `[-]` halted, `[ ]` the rest: readable without colour.
  var box: String {
    switch self {
    case .done, .verified: "[x]"
    case .halted: "[-]"
    case .notStarted, .active: "[ ]"
    }
  }
}

extension PolicyStage {
  var style: Style {
    switch self {
    case .inForce: Style(ink: .green)
    case .issued: Style(ink: .cyan)
    case .repealed: Style(isDim: true)
    default: Style(ink: .yellow)
    }
  }
}

extension Style {
  /// How the row under the cursor looks: reverse, without inks, which would be hard to read.
  var onlyReversed: Style {
    Style(isBold: isBold, isReverse: true, isUnderlined: isUnderlined)
  }
}
