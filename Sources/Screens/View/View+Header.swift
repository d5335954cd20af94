import Cells
import Rectification

extension Model {
  /// The names of the screens on the first row, with what a click on each opens.
  var headerTabs: [(place: Place?, span: Span)] {
    let tabs = tabs(isWide: true)
    // The warning lamps are the last to go: the counts make room for them.
    let width = tabs.map(\.span).displayWidth + lampSpans(false).displayWidth + 2
    return width <= size.columns ? tabs : self.tabs(isWide: false)
  }

  private func tabs(isWide: Bool) -> [(place: Place?, span: Span)] {
    let title: [(place: Place?, span: Span)] =
      isWide ? [(nil, Span(" 整改台账 ", Style(isBold: true)))] : []
    return title
      + zip(Place.allCases, surroundings.keys).map { place, key in
        let count = isWide ? place.kind.map { " \(total(of: $0))" } ?? "" : ""
        let name = place.title + count
        let isHere = place == self.place
        let text =
          (isWide ? " " : "") + " \(key)" + (isHere ? "[\(name)]" : name)
        return (place, Span(text, isHere ? Style(isBold: true) : .plain))
      }
  }

  private func total(of kind: RecordKind) -> Int {
    switch kind {
    case .issue: figures.issues.total
    case .measure: figures.measures.total
    case .policy: figures.policies.total
    }
  }

  func drawHeader(_ canvas: inout Canvas) {
    let end = canvas.write(
      headerTabs.map(\.span), row: 0, column: 0, width: size.columns)
    let room = size.columns - end - 2
    guard let lamps = [lampSpans(true), lampSpans(false)].first(where: { $0.displayWidth <= room })
    else { return }
    let column = size.columns - lamps.displayWidth - 1
    canvas.write(lamps, row: 0, column: column, width: size.columns - column)
  }

  /// `●超期 1  ▲临期 2`, or `●1 ▲2` where there is little room: issues, as in the figures.
  private func lampSpans(_ isLong: Bool) -> [Span] {
    let overdue = figures.issues.overdue
    let due = figures.lamps[.yellow] ?? 0
    let words = isLong ? ("超期 ", "临期 ", "  ") : ("", "", " ")
    let red = Span("\(Lamp.red.sign)\(words.0)\(overdue)", overdue > 0 ? Lamp.red.style : .plain)
    let yellow = Span("\(Lamp.yellow.sign)\(words.1)\(due)", due > 0 ? Lamp.yellow.style : .plain)
    return [red, Span(words.2), yellow]
  }

  /// The second row: what is filtered, how much is shown, how it is sorted, what is selected.
  func drawConditions(_ canvas: inout Canvas) {
    let style = Style(isDim: true)
    let (left, rights) = conditions
    let width = size.columns - 2
    // What is filtered comes before how it is sorted.
    let fits = rights.first { left.displayWidth + 2 + $0.displayWidth <= width }
    guard let right = fits ?? rights.last else { return }
    let room = width - right.displayWidth - 2
    canvas.write(left.truncated(to: max(0, room)), row: 1, column: 1, style: style)
    if right.displayWidth <= width {
      canvas.write(right, row: 1, column: size.columns - 1 - right.displayWidth, style: style)
    }
  }

  /// What is filtered, and the figures beside it, the longest first.
  var conditions: (left: String, rights: [String]) {
    let moment = past.map { "看 \($0.day) 的台账（只读） " } ?? (guest == nil ? remoteWords : "只读 ")
    guard let kind = place.kind, let list else {
      if place == .board { return (moment + boardConditions.left, [boardConditions.right]) }
      if place == .due { return (moment + dueConditions.left, [dueConditions.right]) }
      if place == .trail {
        let words =
          trail.conditions.map(\.words) + (trail.search.isEmpty ? [] : ["搜索:\(trail.search)"])
        let all = shown.history.events.count
        return (
          moment + (words.isEmpty ? "全部留痕" : "筛选 " + words.joined(separator: " ")),
          [words.isEmpty ? "\(all) 条" : "\(trail.rows.count)/\(all) 条"]
        )
      }
      return ("\(moment)\(shown.profile.organization) \(shown.profile.title)", ["截至 \(shownDay)"])
    }
    var words = list.filter.isEmpty ? [] : list.filter.words(kind)
    if let scope = list.scope { words.insert("关联:\(scope.owner)", at: 0) }
    if !list.filter.search.isEmpty { words.append("搜索:\(list.filter.search)") }
    let view = viewInUse.map { "视图:\($0.name)" }
    let filtered = words.isEmpty ? "" : "筛选 " + words.joined(separator: " ")
    let left = [view ?? (words.isEmpty ? "全部" : ""), filtered].filter { !$0.isEmpty }
      .joined(separator: "  ")
    let selected = list.selectedCount > 0 ? "  已选 \(list.selectedCount)" : ""
    let count =
      list.ids.count == list.total ? "\(list.total) 项" : "\(list.ids.count)/\(list.total) 项"
    return (
      moment + left,
      ["\(count)  排序:\(list.sort.words)\(selected)", "\(count)\(selected)"]
    )
  }
}
