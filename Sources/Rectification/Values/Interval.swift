/// A regular stretch of the calendar, the finest first.
public enum Interval: CaseIterable, Sendable {
  case day, week, month, quarter, year

  public var label: String {
    switch self {
    case .day: "日"
    case .week: "周"
    case .month: "月"
    case .quarter: "季"
    case .year: "年"
    }
  }

  /// The first day of the stretch that `day` lies in; weeks begin on Monday.
  public func start(of day: Day) -> Day {
    switch self {
    case .day: day
    case .week: day + -day.weekdayNumber
    case .month: day.firstOfMonth
    case .quarter: firstDay(ofMonthsBy: 3, day)
    case .year: firstDay(ofMonthsBy: 12, day)
    }
  }

  /// The last days of all stretches from `first` to `last`, with `last` itself at the end.
  public func ends(from first: Day, through last: Day) -> [Day] {
    var ends = [last]
    while start(of: ends[ends.count - 1]) > first {
      ends.append(start(of: ends[ends.count - 1]) + -1)
    }
    return ends.reversed()
  }

  /// The finest that divides the days from `first` to `last` into `most` stretches or fewer.
  static func dividing(_ first: Day, _ last: Day, most: Int) -> Interval {
    allCases.first { ($0.ends(from: first, through: last)).count <= most } ?? .year
  }

  private func firstDay(ofMonthsBy count: Int, _ day: Day) -> Day {
    let (year, month, _) = day.civil
    return Day(year: year, month: (month - 1) / count * count + 1, day: 1) ?? day
  }
}
