import Rectification

/// What words say of a day.
enum WrittenDay: Hashable {
  case day(Day)
  /// The year was not written, and follows from when the file is read.
  case guessed(Day)
  /// A day that no calendar or no ledger has: 2023年9月31日, 1900-01-01.
  case impossible
  case none

  var day: Day? {
    switch self {
    case .day(let day), .guessed(let day): day
    case .impossible, .none: nil
    }
  }
}

extension WrittenDay {
  /// Reads the day by which something is due; of a month, a quarter or a range the last one. Nothing
  /// that hangs on when somebody reads the words, as 明天 does.
  init(_ text: String, year: Int) {
    var scanner = DayScanner(text, year: year)
    self = scanner.read()
  }
}

/// A clause on its way to a day.
private struct DayScanner {
  private var rest: [Character]
  private static let rangeMarks = ["至", "到", "—", "–", "~", "-"]
  private let defaultYear: Int
  private var year: Int?
  private var month: Int?

  init(_ text: String, year: Int) {
    rest = Array(text.withoutTimeOfDay.folded.withoutBrackets.withArabicNumbers)
    defaultYear = year
  }

  mutating func read() -> WrittenDay {
    skipLeadIn()
    var found = point()
    // Of a range the end counts, which may leave out what its begin says.
    while found != .none, take(DayScanner.rangeMarks) {
      if case .none = found { break }
      let end = point()
      if end == .none { break }
      found = end
    }
    let isOpen = ["后", "以后", "之后", "起", "以来"].contains { rest.starts(with: $0) }
    return isOpen ? .none : found
  }

  /// Words that say nothing of the day.
  private mutating func skipLeadIn() {
    while take("计划", "预计", "力争", "争取", "确保", "原则上", "拟", "于", "在", "截至", "截止", "至") {}
  }

  private mutating func point() -> WrittenDay {
    let start = rest
    let found = yearFirst() ?? monthFirst() ?? .none
    if found == .none { rest = start }
    return found
  }

  /// `2023年…`, `2023-9-30`, `20230930`, `年底`.
  private mutating func yearFirst() -> WrittenDay? {
    let number = rest.prefix(while: \.isDigit)
    if take("年底", "年末", "年内", "今年底", "本年底") { return made(12, nil, written: false) }
    switch number.count {
    case 8:
      rest.removeFirst(8)
      year = value(number.prefix(4))
      return made(value(number.dropFirst(4).prefix(2)), value(number.suffix(2)))
    case 4:
      rest.removeFirst(4)
      let isWord = take("年度", "年")
      guard isWord || take("-", ".", "/") else { return Optional.none }
      year = value(number)
      return monthFirst() ?? (isWord ? endOfYear() : nil)
    default: return Optional.none
    }
  }

  private mutating func endOfYear() -> WrittenDay {
    _ = take("底", "末", "内")
    month = 12
    return made(12, nil)
  }

  /// `9月30日`, `三季度`, `上半年`; after a year also `9.30`.
  private mutating func monthFirst() -> WrittenDay? {
    if take("上半年") { return made(6, nil, written: year != nil) }
    if take("下半年") { return made(12, nil, written: year != nil) }
    _ = take("第")
    let number = rest.prefix(while: \.isDigit)
    guard (1...2).contains(number.count) else { return Optional.none }
    let hasYear = year != nil
    rest.removeFirst(number.count)
    if take("季度") { return quarter(value(number), written: hasYear) }
    if take("日", "号") { return month.map { made($0, value(number), written: hasYear) } }
    let isWord = take("月份", "月")
    // 2023年9-12月, 2023年9至12月: the end of the range says what is counted.
    guard isWord || hasYear || leadsToMonth else { return Optional.none }
    month = value(number)
    return day(isWord: isWord, hasYear)
  }

  /// Whether the number just read begins a range of months: the `9` of `9—12月`.
  private var leadsToMonth: Bool {
    guard let mark = rest.first, DayScanner.rangeMarks.contains(String(mark)) else { return false }
    let digits = rest.dropFirst().prefix(while: \.isDigit)
    return (1...2).contains(digits.count) && rest.dropFirst(1 + digits.count).first == "月"
  }

  private mutating func quarter(_ number: Int, written: Bool) -> WrittenDay {
    (1...4).contains(number) ? made(number * 3, nil, written: written) : .impossible
  }

  private mutating func day(isWord: Bool, _ hasYear: Bool) -> WrittenDay {
    let month = month ?? 0
    if isWord, take("底", "末", "下旬") { return made(month, nil, written: hasYear) }
    if isWord, take("上旬", "初") { return made(month, 10, written: hasYear) }
    if isWord, take("中旬", "中") { return made(month, 20, written: hasYear) }
    let before = rest
    if !isWord, !take("-", ".", "/") { return made(month, nil, written: hasYear) }
    let number = rest.prefix(while: \.isDigit)
    guard (1...2).contains(number.count) else {
      rest = before
      return made(month, nil, written: hasYear)
    }
    rest.removeFirst(number.count)
    if !isWord, rest.first == "月" {
      rest = before
      return made(month, nil, written: hasYear)
    }
    _ = take("日", "号")
    return made(month, value(number), written: hasYear)
  }

  /// The day, or the last of its month.
  private func made(_ month: Int, _ day: Int?, written: Bool = true) -> WrittenDay {
    let year = year ?? defaultYear
    guard let first = Day(year: year, month: month, day: day ?? 1) else { return .impossible }
    let found = day == nil ? first.lastOfMonth : first
    guard found.isLikely else { return .impossible }
    return written ? .day(found) : .guessed(found)
  }

  private mutating func take(_ words: String...) -> Bool { take(words) }

  private mutating func take(_ words: [String]) -> Bool {
    guard let word = words.first(where: { rest.starts(with: $0) }) else { return false }
    rest.removeFirst(word.count)
    return true
  }

  private func value(_ digits: some Sequence<Character>) -> Int { Int(String(digits)) ?? 0 }
}

extension Day {
  /// Whether a ledger may speak of it: empty dates of spreadsheets read as 1900.
  var isLikely: Bool { (1990...2100).contains(civil.year) }
}

extension String {
  /// `2023-9-30` of `2023-9-30 00:00:00`.
  fileprivate var withoutTimeOfDay: String {
    guard contains(":") || contains("：") else { return self }
    let parts = split { $0 == " " || $0 == "T" }
    return parts.count == 2 && parts[1].first?.isNumber == true ? String(parts[0]) : self
  }

  /// `2023年9月30日` of `2023年9月30日（已延期）`.
  fileprivate var withoutBrackets: String {
    var (text, depth) = ("", 0)
    for character in self {
      switch character {
      case "(", "[", "【", "〔": depth += 1
      case ")", "]", "】", "〕": depth = max(0, depth - 1)
      default: if depth == 0 { text.append(character) }
      }
    }
    return text
  }

  /// `2023年9月30日` of `二〇二三年九月三十日`.
  fileprivate var withArabicNumbers: String {
    guard contains(where: { chineseDigits[$0] != nil || $0 == "十" }) else { return self }
    var (text, rest) = ("", self[...])
    while let first = rest.first {
      let number = rest.prefix { chineseDigits[$0] != nil || $0 == "十" }
      text += number.isEmpty ? String(first) : arabic(number)
      rest = rest.dropFirst(max(1, number.count))
    }
    return text
  }
}

private let chineseDigits: [Character: Int] = [
  "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
  "九": 9,
]

/// `二〇二三` digit by digit; `三十一` by its tens.
private func arabic(_ number: Substring) -> String {
  guard let ten = number.firstIndex(of: "十") else {
    return number.map { String(chineseDigits[$0] ?? 0) }.joined()
  }
  let (tens, ones) = (number[..<ten].last, number[number.index(after: ten)...].first)
  return String(
    (tens.flatMap { chineseDigits[$0] } ?? 1) * 10 + (ones.flatMap { chineseDigits[$0] } ?? 0))
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
