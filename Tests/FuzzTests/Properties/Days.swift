import Rectification

@testable import Imports
@testable import Storage

/// What somebody types for a day is refused in a sentence, or is a day that a file can hold, which
/// typed as it is shown is the same again; the strict forms of days, instants and heads give back what
/// they were read from.
func checkDay(_ bytes: [UInt8]) throws {
  guard let text = text(bytes) else { return }
  for today in ["2023-09-12", "2024-02-29", "0001-01-01", "9999-12-31"].compactMap({ Day($0) }) {
    for rule in [DayRule.coming, .past, .nearest] { try checkTyped(text, today, rule) }
  }
  if let day = Day(text) { try require(day.description == text, "\(text) is \(day)") }
  if let instant = Instant(text) {
    try require(instant.description == text && text.hasPrefix(instant.day.description), text)
  }
  if let head = JournalHead(text) {
    try require(JournalHead("\(head.seq):\(head.hash)") == head, "\(head)")
  }
  if let day = WrittenDay(text, year: 2023).day {
    try require(Day(day.description) == day, "no day: \(day)")
  }
}

private func checkTyped(_ text: String, _ today: Day, _ rule: DayRule) throws {
  do {
    let day = try Day(typed: text, relativeTo: today, rule)
    try require(Day(day.description) == day, "\(text) on \(today) is \(day)")
    for shown in [day.description, day.chinese] {
      let again = try Day(typed: shown, relativeTo: today, rule)
      try require(again == day, "\(shown) is \(again)")
    }
  } catch let error as UnreadableDay {
    try require(error.description.hasSuffix("。"), error.description)
  }
}
