import Cells
import Rectification

extension Form {
  /// Gives a key to the row under the cursor, whose texts are `width` columns wide; false where the
  /// row has no use for it.
  mutating func takeInRow(_ key: Key, _ width: Int) -> Bool {
    guard let row = current else { return false }
    switch row.input {
    case .day where key.folded == .character(" ") || key == .ctrlDown: openMonth()
    case .text(var area):
      guard area.take(key, width) else { return false }
      current?.input = .text(area)
    case .day(var area, let rule):
      guard area.take(key, width) else { return false }
      current?.input = .day(area, rule)
    case .amount(var area, let canBeUnknown):
      guard area.take(key, width) else { return false }
      current?.input = .amount(area, canBeUnknown: canBeUnknown)
    case .choice(let choice): return take(key, in: choice)
    case .yesNo(let isYes): return take(key, isYes)
    case .checks(let checks): return take(key, in: checks)
    case .items(let items): return take(key, in: items)
    case .fixed: return false
    }
    return true
  }

  private mutating func openMonth() {
    panel = .month(value(cursor)?.text.flatMap { Day($0) } ?? today)
  }

  private mutating func take(_ key: Key, in old: Choice) -> Bool {
    var choice = old
    switch key.folded {
    case .right: choice.turn(1)
    case .left: choice.turn(-1)
    case .character(" ") where !choice.hasList: choice.turn(1)
    case .backspace, .delete: choice.value = nil
    case .character where !choice.hasList:
      guard let number = key.digit, choice.options.all.indices.contains(number - 1) else {
        return false
      }
      choice.value = choice.options.all[number - 1].value
    default: return openPicker(typing: key)
    }
    current?.input = .choice(choice)
    return true
  }

  private mutating func take(_ key: Key, _ isYes: Bool) -> Bool {
    switch key.folded {
    case .left, .right, .character(" "): current?.input = .yesNo(!isYes)
    case .character("1"): current?.input = .yesNo(true)
    case .character("2"): current?.input = .yesNo(false)
    default: return false
    }
    return true
  }

  private mutating func take(_ key: Key, in old: Checks) -> Bool {
    guard key == .backspace || key == .delete else { return openPicker(typing: key) }
    var checks = old
    _ = checks.values.popLast()
    current?.input = .checks(checks)
    return true
  }

  private mutating func take(_ key: Key, in old: Items) -> Bool {
    var items = old
    switch key.folded {
    case .up where items.cursor > 0: items.cursor -= 1
    case .down where items.cursor < items.values.count: items.cursor += 1
    case .character(" "): guard items.tick() else { return false }
    case .delete, .backspace: guard items.removeCurrent() else { return false }
    default: return false
    }
    current?.input = .items(items)
    return true
  }

  /// Opens the list of what can be chosen; a key that was typed already narrows it.
  mutating func openPicker(typing key: Key? = nil) -> Bool {
    guard let row = current else { return false }
    var picker: Picker
    switch row.input {
    case .choice(let choice) where choice.hasList:
      picker = Picker(
        row.label, choice.options, isMultiple: false, chosen: choice.value.map { [$0] } ?? [])
    case .checks(let checks):
      picker = Picker(row.label, checks.options, isMultiple: true, chosen: checks.values)
    case .choice, .text, .day, .amount, .yesNo, .items, .fixed: return false
    }
    switch key?.folded {
    case .character(" ")?, nil: break
    case .character?, .paste?: if let key { return find(key, in: picker) }
    default: return false
    }
    panel = .picker(picker)
    return true
  }

  /// A digit chooses, as long as nothing is typed; anything else narrows the list.
  mutating func find(_ key: Key, in old: Picker) -> Bool {
    var picker = old
    if let number = key.digit, picker.search.text.isEmpty, picker.choose(number - 1) {
      if !picker.isMultiple {
        take(picker)
        return true
      }
    } else {
      picker.narrow(key)
    }
    panel = .picker(picker)
    return true
  }

  /// Takes over what was chosen from a list.
  mutating func take(_ picker: Picker) {
    switch current?.input {
    case .choice(var choice)?:
      choice.value = picker.chosen.first
      current?.input = .choice(choice)
    case .checks(var checks)?:
      checks.values = picker.chosen
      current?.input = .checks(checks)
    default: break
    }
    panel = nil
  }

  /// Takes over a day of the month grid.
  mutating func take(_ day: Day) {
    if let area = current?.input.area {
      current?.input.area = area.replaced(by: day.description).filledIn
    }
    panel = nil
  }
}
