import Rectification

/// A month as a calendar shows it: a row a week.
struct MonthGrid: Hashable, Sendable {
  /// The weeks from Monday to Sunday; `nil` where a day belongs to another month.
  let weeks: [[Day?]]
  /// `2023年9月`.
  let title: String

  init(monthOf day: Day) {
    let (first, last) = (day.firstOfMonth, day.lastOfMonth)
    let (year, month, _) = first.civil
    title = "\(year)年\(month)月"
    weeks = stride(from: -first.weekdayNumber, through: last.number - first.number, by: 7).map {
      monday in
      (monday..<monday + 7).map { (first...last).contains(first + $0) ? first + $0 : nil }
    }
  }
}

extension MonthGrid {
  /// What stands above the days of a week.
  static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
}

/// A move of the cursor in a calendar, so many days, weeks or months on or back.
enum CalendarStep {
  case day(Int), week(Int), month(Int)
  /// The ends of the month.
  case first, last
}

extension Day {
  func moved(_ step: CalendarStep) -> Day {
    switch step {
    case .day(let days): self + days
    case .week(let weeks): self + 7 * weeks
    case .month(let months): adding(months: months) ?? self
    case .first: firstOfMonth
    case .last: lastOfMonth
    }
  }
}
