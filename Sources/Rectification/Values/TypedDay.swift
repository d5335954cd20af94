/// A typed text, taken apart into its numbers and the words around them.
struct TypedDay {
  struct Problem: Error {
    let reason: String
  }

  let today: Day
  let rule: DayRule
  /// The text with every number replaced by `#`: `#月#日`.
  let shape: String
  /// The digits of the numbers.
  let digits: [String]

  init(_ text: String, _ today: Day, _ rule: DayRule) {
    (self.today, self.rule) = (today, rule)
    var rest = text.halfWidth.filter { !$0.isWhitespace }.lowercased()[...]
    for (word, years) in [("今年", 0), ("本年", 0), ("明年", 1), ("去年", -1)]
    where rest.hasPrefix(word) {
      rest = "\(today.civil.year + years)年\(rest.dropFirst(word.count))"
    }
    var (shape, digits) = ("", [String]())
    while let first = rest.first {
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      // A number sign that is typed is no number.
      shape.append(!number.isEmpty ? "#" : first == "#" ? "?" : first)
      if !number.isEmpty { digits.append(String(number)) }
      rest = rest.dropFirst(max(1, number.count))
    }
    (self.shape, self.digits) = (shape, digits)
  }

  /// The day that is meant, which the calendar has: tomorrow's may be beyond its end.
  func day() throws(Problem) -> Day {
    guard let day = Day(try meant().description) else { throw Problem(reason: "日期太远") }
    return day
  }

  /// The table of what can be typed.
  private func meant() throws(Problem) -> Day {
    switch shape {
    case "t", "今天", "今日": return today
    case "明天", "明日": return today + 1
    case "后天": return today + 2
    case "大后天": return today + 3
    case "昨天", "昨日": return today + -1
    case "前天": return today + -2
    case "#-#-#", "#.#.#", "#/#/#", "#年#月#日", "#年#月#号", "#年#月#":
      return try date(year(0), number(1), number(2))
    case "#-#", "#.#", "#/#", "#月#日", "#月#号", "#月#": return try date(number(0), number(1))
    case "#日", "#号": return try dayOfMonth(number(0))
    case "#": return try bareNumber()
    case "#年#月底", "#年#月末": return try date(year(0), number(1), 1).lastOfMonth
    case "#年底", "#年末": return try date(year(0), 12, 31)
    case "年底", "年末": return try date(today.civil.year, 12, 31)
    case "#月底", "#月末": return try endOfMonth(number(0))
    case "月底", "月末", "本月底", "本月末": return today.lastOfMonth
    case "下月底", "下个月底": return try months(1).lastOfMonth
    case "上月底", "上个月底": return try months(-1).lastOfMonth
    case "季末", "季底", "季度末", "本季度末": return try months((12 - today.civil.month) % 3).lastOfMonth
    default:
      if let day = try distance() { return day }
      if let day = weekday() { return day }
      return try unknown()
    }
  }

  /// `+2周`, `10天后`, `3天前`.
  private func distance() throws(Problem) -> Day? {
    guard digits.count == 1 else { return nil }
    let isPast = shape.hasPrefix("-#") || shape.hasSuffix("前")
    guard shape.hasPrefix("+#") || isPast || shape.hasSuffix("后") else { return nil }
    let amount = isPast ? -number(0) : number(0)
    let unit = shape.drop { "+-#".contains($0) }.filter { !"前后".contains($0) }
    switch unit {
    case "", "天", "日", "d": return try within(amount)
    case "周", "星期", "个星期", "礼拜", "w": return try within(amount.multiplied(by: 7))
    case "月", "个月", "m": return try months(amount)
    case "年", "y": return try months(amount.multiplied(by: 12))
    default: return nil
    }
  }

  /// `周五`, `下周五`, `上周日`.
  private func weekday() -> Day? {
    var rest = shape[...]
    var weeks: Int?
    for (word, number) in [("下下", 2), ("下", 1), ("本", 0), ("这", 0), ("上", -1)]
    where weeks == nil && rest.hasPrefix(word) {
      weeks = number
      rest = rest.dropFirst(word.count)
    }
    if weeks != nil, rest.hasPrefix("个") { rest = rest.dropFirst() }
    guard let name = ["周", "星期", "礼拜"].first(where: rest.hasPrefix),
      let place = ["一", "二", "三", "四", "五", "六", "日", "天"].firstIndex(
        of: String(rest.dropFirst(name.count)))
    else { return nil }
    let day = today + (min(place, 6) - today.weekdayNumber)
    if let weeks { return day + 7 * weeks }
    switch rule {
    case .coming: return day < today ? day + 7 : day
    case .past: return day > today ? day + -7 : day
    case .nearest: return day
    }
  }

  /// `20230930`, `0930`, `30`.
  private func bareNumber() throws(Problem) -> Day {
    let text = digits[0]
    func part(_ first: Int, _ count: Int) -> Int { Int(text.dropFirst(first).prefix(count)) ?? 0 }
    switch text.count {
    case 8: return try date(part(0, 4), part(4, 2), part(6, 2))
    case 4: return try date(part(0, 2), part(2, 2))
    case 1, 2: return try dayOfMonth(part(0, 2))
    default: throw Problem(reason: "数字应为 8 位（20230930）、4 位（0930）或几日（30）")
    }
  }

  private func unknown() throws(Problem) -> Day {
    throw Problem(
      reason: shape.isEmpty ? "没有写" : "请写作 2023-09-30、9-30、30日、+2周、月底、下周五、今天的形式")
  }
}

extension TypedDay {
  private func number(_ place: Int) -> Int { Int(digits[place]) ?? .max }

  private func year(_ place: Int) throws(Problem) -> Int {
    guard digits[place].count == 4 else { throw Problem(reason: "年份请写四位，如 2023") }
    return number(place)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) throws(Problem) -> Day {
    guard (1...12).contains(month) else { throw Problem(reason: "没有 \(month) 月") }
    guard let date = Day(year: year, month: month, day: day) else {
      throw Problem(reason: year < 1 ? "没有 \(year) 年" : "\(year) 年 \(month) 月没有 \(day) 日")
    }
    return date
  }

  /// A day of the year that the rule means; 29 February waits for a leap year.
  private func date(_ month: Int, _ day: Int) throws(Problem) -> Day {
    let year = today.civil.year
    guard (1...12).contains(month) else { throw Problem(reason: "没有 \(month) 月") }
    let candidates = (year - 8...year + 8).compactMap { Day(year: $0, month: month, day: day) }
    guard let date = chosen(candidates) else { throw Problem(reason: "\(month) 月没有 \(day) 日") }
    return date
  }

  /// A day of the month that the rule means; the 31st waits for a long month.
  private func dayOfMonth(_ day: Int) throws(Problem) -> Day {
    let candidates = (-2...2).compactMap { months -> Day? in
      guard let (year, month, _) = today.firstOfMonth.adding(months: months)?.civil else {
        return nil
      }
      return Day(year: year, month: month, day: day)
    }
    guard let date = chosen(candidates) else { throw Problem(reason: "没有哪个月有 \(day) 日") }
    return date
  }

  private func endOfMonth(_ month: Int) throws(Problem) -> Day {
    let year = today.civil.year
    guard (1...12).contains(month) else { throw Problem(reason: "没有 \(month) 月") }
    let candidates = (year - 1...year + 1).compactMap {
      Day(year: $0, month: month, day: 1)?.lastOfMonth
    }
    guard let day = chosen(candidates) else { return try unknown() }
    return day
  }

  /// Of days in order, the one that the rule means.
  private func chosen(_ days: [Day]) -> Day? {
    switch rule {
    case .coming: days.first { $0 >= today }
    case .past: days.last { $0 <= today }
    case .nearest: days.reversed().min { abs($0 - today) < abs($1 - today) }
    }
  }

  private func months(_ count: Int) throws(Problem) -> Day {
    guard let day = today.adding(months: count) else { throw Problem(reason: "日期太远") }
    return day
  }

  private func within(_ days: Int) throws(Problem) -> Day {
    guard abs(days) < 1_000_000_000 else { throw Problem(reason: "日期太远") }
    return today + days
  }
}

extension Int {
  /// The product, as large as can be where it would not fit.
  fileprivate func multiplied(by factor: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: factor)
    return isTooLarge ? 1_000_000_000 : product
  }
}
