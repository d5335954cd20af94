import Rectification

/// How soon something is due: the groups of screen 6, in order.
enum DueGroup: CaseIterable, Hashable, Sendable {
  case overdue, thisWeek, thisMonth, later, lasting, undated

  init(_ item: Unfinished, on day: Day) {
    self.init(item.deadline, isKeptUp: item.isKeptUp, on: day)
  }

  /// The group of a deadline, as of `day`.
  init(_ deadline: Day?, isKeptUp: Bool, on day: Day) {
    guard let date = deadline else {
      self = isKeptUp ? .lasting : .undated
      return
    }
    switch date - day {
    case ..<0: self = .overdue
    case 0...7: self = .thisWeek
    default: self = date.firstOfMonth == day.firstOfMonth ? .thisMonth : .later
    }
  }

  var label: String {
    switch self {
    case .overdue: "超期"
    case .thisWeek: "7 天内"
    case .thisMonth: "本月"
    case .later: "以后"
    case .lasting: "长期坚持"
    case .undated: "未定时限"
    }
  }
}
