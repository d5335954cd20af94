extension Day {
  /// The place in the week: 0 for Monday, 6 for Sunday.
  public var weekdayNumber: Int { ((number + 3) % 7 + 7) % 7 }

  /// The first day of its month.
  public var firstOfMonth: Day { self + (1 - civil.day) }

  /// How many days its month has.
  public var lengthOfMonth: Int {
    let (year, month, _) = civil
    return Day.length(ofMonth: month, in: year)
  }

  /// The same day of another month, or that month's last where it is shorter; itself where the
  /// calendar ends.
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    let length = Day.length(ofMonth: newMonth, in: newYear)
    return Day(year: newYear, month: newMonth, day: min(day, length)) ?? self
  }
}
