import Rectification

extension Model {
  /// Enter: the detail of a list's record, the record of a link or an event, the list of a figure.
  mutating func open() {
    switch place {
    case .overview: openFigure()
    case .trail: openEvent()
    case .due where due.isCalendarFocused: openDay()
    case .board, .due: if let target { jump(to: target) }
    case .issues, .measures, .policies:
      if detail.isFocused {
        if let link = linkUnderCursor { jump(to: link) }
      } else if list?.current != nil {
        focusDetail()
      }
    }
  }

  private mutating func openEvent() {
    guard let current = trail.current else { return }
    let item = linkUnderCursor ?? shown.history.events[current].edit.item
    if item == .ledger { return say(.news, "这是对台账概况的改动，没有单独的记录。") }
    jump(to: item)
  }

  /// Screen 7, of everything or of one record.
  mutating func showTrail(of id: RecordID?) {
    if place != .trail { remember() }
    place = .trail
    detail = DetailState()
    trail = TrailState(of: id)
    refreshList()
  }

  /// One key from an issue to its measures, to their policies, to the measures that name them.
  mutating func openLinked() {
    guard let id = target, let scope = scope(from: id) else { return }
    let kind: RecordKind =
      switch scope {
      case .measuresOfIssue, .measuresOfPolicy: .measure
      case .policiesOfMeasure: .policy
      }
    var list = ListState()
    list.scope = scope
    openList(kind, list)
  }

  private mutating func scope(from id: RecordID) -> Scope? {
    if let measure = shown.measures[id] {
      if !measure.policies.isEmpty { return .policiesOfMeasure(id) }
      say(.news, "\(id) 没有关联制度；所属问题是 \(measure.issue)，按 \(keyLabel(.otherPane)) 可到详情中打开。")
      return nil
    }
    if shown.issues.contains(id) { return .measuresOfIssue(id) }
    return shown.policies.contains(id) ? .measuresOfPolicy(id) : nil
  }

  mutating func select(_ command: Command) {
    guard var list, let current = list.current else { return }
    switch command {
    case .select:
      if list.selected.remove(current) == nil { list.selected.insert(current) }
      list.roll.move(to: list.roll.cursor + 1, of: list.ids.count, height: layout.rows.count)
    case .selectRange:
      list.selected.formUnion(list.range)
      list.anchor = list.anchor == nil ? current : nil
    default:
      list.anchor = nil
      list.selected = list.selected.count == list.ids.count ? [] : Set(list.ids)
    }
    self.list = list
  }

  /// Begins a search; where there is no list, in the one of the issues.
  mutating func startSearch() {
    if place.kind == nil, place != .trail {
      go(to: .issues)
      keepInSight()
    }
    let before = place == .trail ? trail.search : list?.filter.search ?? ""
    let text = typedRun.isEmpty ? before : typedRun
    typedRun = ""
    overlay = .prompt(
      Prompt(
        label: "搜索", purpose: .search(before: before),
        field: TextField(text, isFilledIn: text == before)))
    if text != before { search(for: text) }
  }
}
