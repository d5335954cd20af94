/// A calendar day, without a time or a zone.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int

  public init(number: Int) { self.number = number }

  /// The day, or `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    // Counted from 1 March, so that the leap day is a year's last (Howard Hinnant's days_from_civil).
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `yyyy-MM-dd` and nothing else.
  public init?(_ text: some StringProtocol) {
    var digits: (year: Int, month: Int, day: Int) = (0, 0, 0)
    var place = 0
    for byte in text.utf8 {
      switch (place, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
      case (0...3, 0x30...0x39): digits.year = digits.year * 10 + Int(byte & 15)
      case (5...6, 0x30...0x39): digits.month = digits.month * 10 + Int(byte & 15)
      case (8...9, 0x30...0x39): digits.day = digits.day * 10 + Int(byte & 15)
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: digits.year, month: digits.month, day: digits.day)
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }

  /// Whole days from `earlier` to `later`.
  public static func - (later: Day, earlier: Day) -> Int { later.number - earlier.number }

  /// Year, month and day of the calendar.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// How many days a month has.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// `2023-09-01`.
  public var description: String {
    let (year, month, day) = civil
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  /// `2023年9月1日`, as official texts write a date (GB/T 9704-2012 §7.3.5: no leading zeros).
  public var chinese: String {
    let (year, month, day) = civil
    return "\(year)年\(month)月\(day)日"
  }

  /// `09-01`, where the year is plain.
  public var monthAndDay: String { String(description.dropFirst(5)) }

  /// `周一` to `周日`.
  public var weekday: String {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekdayNumber]
  }
}

private func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
