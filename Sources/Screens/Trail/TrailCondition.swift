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

  /// A test of the events at places of a journal; there may be a million.
  func test(in events: Events) -> (_ place: Int) -> Bool {
    switch self {
    case .person(let person): events.test(.person) { account(of: $0) == person }
    case .item(let id): events.test(.item) { $0 == id.text }
    case .days(let from, let through):
      { place in
        let day = events.day(at: place)
        return (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
      }
    case .action(let action): events.test(.op) { Event.label(ofOp: $0) == action }
    }
  }
}
