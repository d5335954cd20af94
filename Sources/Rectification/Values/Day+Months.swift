extension Day {
  /// The place in the week: 0 for Monday, 6 for Sunday.
  public var weekdayNumber: Int { ((number + 3) % 7 + 7) % 7 }

  /// The first day of its month.
  public var firstOfMonth: Day { self + (1 - civil.day) }

  /// The last day of its month.
  public var lastOfMonth: Day {
    let (year, month, day) = civil
    return self + (Day.length(ofMonth: month, in: year) - day)
  }

  /// The same day some months later or, with a negative number, earlier; the month's last day where
  /// it is shorter. `nil` beyond the years that can be written.
  public func adding(months: Int) -> Day? {
    let (year, month, day) = civil
    let (sum, isTooMany) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isTooMany, sum >= 12, sum < 10_000 * 12 else { return nil }
    let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
    return Day(
      year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, in: newYear)))
  }
}
