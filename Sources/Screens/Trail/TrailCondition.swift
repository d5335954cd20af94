import Rectification

/// What the events of screen 7 have to meet.
enum TrailCondition: Hashable, Sendable {
  case person(String)
  case item(RecordID)
  /// From a day, through a day; either end may be open.
  case days(from: Day?, through: Day?)
  /// What was done, as people call it: 推进.
  case action(String)

  /// `操作人:office`, for the second row of the screen.
  var words: String {
    switch self {
    case .person(let person): "操作人:\(person)"
    case .item(let id): "记录:\(id.name)"
    case .days(let from?, let through?) where from == through: "日期:\(from)"
    case .days(let from, let through):
      "日期:\(from?.description ?? "")至\(through?.description ?? "")"
    case .action(let action): "操作:\(action)"
    }
  }

  /// Whether both say something about the same thing, so that one takes the other's place.
  func isAbout(theSameAs other: TrailCondition) -> Bool {
    switch (self, other) {
    case (.person, .person), (.item, .item), (.days, .days), (.action, .action): true
    default: false
    }
  }

  func holds(for event: Event) -> Bool {
    switch self {
    case .person(let person): event.isBy(person)
    case .item(let id): event.edit.item == id
    case .days(let from, let through):
      (from.map { $0 <= event.at.day } ?? true) && (through.map { event.at.day <= $0 } ?? true)
    case .action(let action): event.action == action
    }
  }
}

extension Event {
  /// Whether a person did it, whatever the host; compares bytes, since there may be a million.
  fileprivate func isBy(_ person: String) -> Bool {
    var rest = by.utf8.makeIterator()
    for byte in person.utf8 where rest.next() != byte { return false }
    return rest.next().map { $0 == UInt8(ascii: "@") } ?? true
  }
}
