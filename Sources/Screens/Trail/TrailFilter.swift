import Cells
import Rectification

/// A choice of the trail's filter menus.
enum TrailChoice: Hashable, Sendable {
  case people, actions, item, days, firstDay, none
  case set(TrailCondition)
}

/// What the trail's filter asks to be typed.
enum TrailQuestion: Hashable, Sendable {
  case item
  case firstDay
  case lastDay(from: Day?)

  var label: String {
    switch self {
    case .item: "记录编号（如 WT-001）"
    case .firstDay: "从哪天起（如 6-1，空为不限）"
    case .lastDay: "到哪天止（如 6-30、今天，空为不限）"
    }
  }
}

extension Model {
  /// `f` on screen 7: a menu of what can be filtered by, with what is set.
  mutating func openTrailFilter() {
    func item(_ label: String, _ choice: TrailChoice, _ about: TrailCondition?) -> Menu.Item {
      let set = trail.conditions.first { about.map($0.isAbout(theSameAs:)) ?? false }
      return Menu.Item(label: label, detail: set?.words ?? "", choice: .trail(choice))
    }
    let items = [
      item("按操作人", .people, .person("")), item("按操作", .actions, .action("")),
      item("按记录", .item, .item(.ledger)), item("按日期", .days, .days(from: nil, through: nil)),
      item("清除全部条件", .none, nil),
    ]
    overlay = .menu(Menu(title: "筛选留痕", items: items))
  }

  mutating func choose(_ choice: TrailChoice) {
    switch choice {
    case .people: openCounted("操作人", .person, account(of:), TrailCondition.person)
    case .actions: openCounted("操作", .op, Event.label(ofOp:), TrailCondition.action)
    case .item: ask(.item)
    case .days: openDays()
    case .firstDay: ask(.firstDay)
    case .set(let condition): setOnTrail(condition)
    case .none:
      trail.removeConditions()
      refreshList()
    }
  }

  mutating func answer(_ question: TrailQuestion, _ text: String) {
    let text = text.halfWidth
    switch question {
    case .item:
      guard let id = knownItem(text) else {
        return refuse("留痕中没有“\(text)”，请填写记录的编号，如 WT-001。")
      }
      setOnTrail(.item(id))
    case .firstDay:
      guard let from = day(text) else { return }
      ask(.lastDay(from: from))
    case .lastDay(let from):
      guard let through = day(text) else { return }
      if let from, let through, through < from {
        return refuse("\(through) 早于起始的 \(from)，请填写更晚的日期。")
      }
      setOnTrail(.days(from: from, through: through))
    }
  }

  private mutating func setOnTrail(_ condition: TrailCondition) {
    unanswered = nil
    trail.set(condition)
    trail.roll = Roll()
    refreshList()
  }

  private mutating func ask(_ question: TrailQuestion) {
    unanswered = nil
    overlay = .prompt(Prompt(label: question.label, purpose: .trail(question)))
  }

  /// A day, or no limit where nothing is typed; `nil` where it is neither, which is said.
  private mutating func day(_ text: String) -> Day?? {
    guard !text.isBlank else { return .some(nil) }
    do throws(UnreadableDay) { return try Day(typed: text, relativeTo: day, .past) } catch {
      refuse(error.description)
      return nil
    }
  }

  /// The record of an id as people type it, in small letters too, if the trail ever speaks of it.
  private func knownItem(_ text: String) -> RecordID? {
    let typed = text.split(whereSeparator: \.isWhitespace).joined()
    return [typed, typed.uppercased()].compactMap(RecordID.init)
      .first { !shown.history.events(of: $0).isEmpty }
  }

  /// What occurs in the journal, the most frequent first.
  private mutating func openCounted(
    _ title: String, _ aspect: Events.Aspect, _ name: (String) -> String,
    _ condition: (String) -> TrailCondition
  ) {
    let counts = shown.history.events.counts(aspect).reduce(into: [String: Int]()) {
      $0[name($1.name), default: 0] += $1.count
    }
    let items = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      Menu.Item(label: name, detail: "\(count) 条", choice: .trail(.set(condition(name))))
    }
    guard !items.isEmpty else { return say(.news, "还没有留痕。") }
    overlay = .menu(Menu(title: title, items: items))
  }

  private mutating func openDays() {
    let today = shownDay
    let month = Interval.month.start(of: today)
    let spans: [(String, Day, Day)] = [
      ("今天", today, today), ("本周", Interval.week.start(of: today), today),
      ("本月", month, today), ("上月", Interval.month.start(of: month + -1), month + -1),
      ("今年", Interval.year.start(of: today), today),
    ]
    let items = spans.map { label, from, through in
      Menu.Item(
        label: label, detail: from == through ? "\(from)" : "\(from) 至 \(through)",
        choice: .trail(.set(.days(from: from, through: through))))
    }
    overlay = .menu(
      Menu(title: "日期", items: items + [Menu.Item(label: "另定起止", choice: .trail(.firstDay))]))
  }
}
