import Rectification

/// A month as a calendar shows it.
struct MonthGrid: Hashable, Sendable {
  /// Seven days a week, Monday first; `nil` outside the month.
  let weeks: [[Day?]]
  /// `2023年9月`.
  let title: String

  init(monthOf day: Day) {
    let first = day.firstOfMonth
    let (year, month, _) = first.civil
    title = "\(year)年\(month)月"
    let before = first.weekdayNumber
    let length = first.lengthOfMonth
    weeks = stride(from: -before, to: length, by: 7).map { monday in
      (monday..<monday + 7).map { (0..<length).contains($0) ? first + $0 : nil }
    }
  }
}
