/// What is unfinished, by the day when it is due: the slots of its records.
struct DueDays: Sendable {
  /// In their order; a day of which nothing is left may stay.
  private(set) var days: [Day] = []
  private var slots: [[Int32]] = []

  /// Adds a record (`sign` 1) or takes it out (-1).
  mutating func count(_ slot: Int, on day: Day, _ sign: Int) {
    let place = firstPlace(notBefore: day)
    if place == days.count || days[place] != day {
      days.insert(day, at: place)
      slots.insert([], at: place)
    }
    if sign > 0 {
      slots[place].append(Int32(slot))
    } else if let index = slots[place].firstIndex(of: Int32(slot)) {
      slots[place].swapAt(index, slots[place].count - 1)
      slots[place].removeLast()
    }
  }

  /// The records that are due on a day, in no order.
  func slots(on day: Day) -> [Int] {
    let place = firstPlace(notBefore: day)
    return place < days.count && days[place] == day ? slots[place].map(Int.init) : []
  }

  /// How much has which lamp on `day`.
  func amounts(on day: Day, _ alerts: Alerts) -> [Lamp: Int] {
    var amounts: [Lamp: Int] = [:]
    for (due, slots) in zip(days, slots) where !slots.isEmpty {
      guard let lamp = alerts.lamp(daysLeft: due - day) else { break }
      amounts[lamp, default: 0] += slots.count
    }
    return amounts
  }

  private func firstPlace(notBefore day: Day) -> Int {
    var (low, high) = (0, days.count)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
