import Cells
import Rectification

/// The filter, a row a condition. What is chosen stands in the list's own filter at once, so that
/// the list behind shows what is left.
struct FilterForm: Hashable, Sendable {
  let kind: RecordKind
  /// What Esc brings back.
  let before: Filter
  /// What can be chosen in each row.
  let choices: [[String]]
  var roll = Roll()
  /// The choices of the row under the cursor, while they lie open.
  var checklist: Roll?

  init(_ kind: RecordKind, _ filter: Filter, _ ledger: Ledger) {
    (self.kind, before) = (kind, filter)
    choices = Condition.all(for: kind).map { condition in
      guard case .choices(let choices) = condition.content else { return [] }
      // What a saved view asks for is offered too, be it gone from the ledger.
      let all = choices.all(ledger)
      return all + choices.get(filter).filter { !all.contains($0) }
    }
  }

  var conditions: [Condition] { Condition.all(for: kind) }

  var condition: Condition { conditions[roll.cursor] }

  /// Takes a key that neither ends the form nor undoes it; `height` is how many rows there can be.
  mutating func take(_ key: Key, _ filter: inout Filter, height: Int) {
    if let checklist {
      take(key, in: checklist, &filter, height)
    } else if !roll.takeInForm(key, of: conditions.count, height: height) {
      takeInRow(key, &filter)
    }
  }

  private mutating func takeInRow(_ key: Key, _ filter: inout Filter) {
    let choices = choices[roll.cursor]
    switch key {
    case .right, "l": condition.turn(1, among: choices, in: &filter)
    case .left, "h": condition.turn(-1, among: choices, in: &filter)
    case .character(" ") where choices.isEmpty: condition.turn(1, among: choices, in: &filter)
    case .character(" "): checklist = Roll()
    case .backspace: condition.erase(in: &filter)
    case .delete: condition.clear(in: &filter)
    case .character:
      if let digit = key.digit { condition.type(digit, among: choices, in: &filter) }
    default: break
    }
  }

  private mutating func take(
    _ key: Key, in checklist: Roll, _ filter: inout Filter, _ height: Int
  ) {
    var checklist = checklist
    let choices = choices[roll.cursor]
    guard !checklist.takeInForm(key, of: choices.count, height: height) else {
      self.checklist = checklist
      return
    }
    switch key {
    case .enter, .escape, .left, .right: self.checklist = nil
    case .character(" "): condition.toggle(choices[checklist.cursor], among: choices, in: &filter)
    case .backspace, .delete: condition.clear(in: &filter)
    case .character:
      if let digit = key.digit { condition.type(digit, among: choices, in: &filter) }
    default: break
    }
  }
}

extension Condition {
  /// The next or previous single choice, with none between the last and the first.
  fileprivate func turn(_ step: Int, among codes: [String], in filter: inout Filter) {
    switch content {
    case .choices(let choices):
      let all = [nil] + codes.map(Optional.some)
      let place = all.firstIndex { $0 == choices.get(filter).first } ?? 0
      choices.set([all[(place + step + all.count) % all.count]].compactMap { $0 }, &filter)
    case .flag(let path): filter[keyPath: path].toggle()
    case .days(let path):
      let days = filter[keyPath: path].map { $0 + step } ?? (step > 0 ? 0 : -1)
      filter[keyPath: path] = days < 0 ? nil : min(days, Condition.mostDays)
    }
  }

  /// A digit ticks the choice of that number, or is typed where days are asked for.
  fileprivate func type(_ digit: Int, among codes: [String], in filter: inout Filter) {
    switch content {
    case .choices where codes.indices.contains(digit - 1):
      toggle(codes[digit - 1], among: codes, in: &filter)
    case .choices: break
    case .flag(let path): filter[keyPath: path] = digit > 0
    case .days(let path):
      let days = (filter[keyPath: path] ?? 0) * 10 + digit
      filter[keyPath: path] = days > Condition.mostDays ? digit : days
    }
  }

  /// Takes a digit away where days are typed; clears anything else.
  fileprivate func erase(in filter: inout Filter) {
    guard case .days(let path) = content, let days = filter[keyPath: path], days > 9 else {
      return clear(in: &filter)
    }
    filter[keyPath: path] = days / 10
  }

  /// Ticks a choice or takes its tick away; those that are ticked stand in the order of the list.
  fileprivate func toggle(_ code: String, among codes: [String], in filter: inout Filter) {
    guard case .choices(let choices) = content else { return }
    let chosen = choices.get(filter)
    choices.set(codes.filter { chosen.contains($0) != ($0 == code) }, &filter)
  }

  private static let mostDays = 999
}
