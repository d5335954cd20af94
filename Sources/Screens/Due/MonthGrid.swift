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
