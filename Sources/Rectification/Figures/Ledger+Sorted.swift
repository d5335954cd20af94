/// What a record is sorted by. What is missing comes last, whatever the direction.
private enum SortValue: Comparable {
  case rank(Int)
  case words(String)
  case missing
}

extension Ledger {
  /// Issues by the first of `orders`, equal ones by the next, and at last by id.
  public func sorted(_ issues: [Issue], by orders: [SortOrder]) -> [Issue] {
    sort(issues, by: orders, value)
  }

  /// Measures by the first of `orders`, equal ones by the next, and at last by id.
  public func sorted(_ measures: [Measure], by orders: [SortOrder]) -> [Measure] {
    sort(measures, by: orders, value)
  }

  /// Policies by the first of `orders`, equal ones by the next, and at last by id.
  public func sorted(_ policies: [Policy], by orders: [SortOrder]) -> [Policy] {
    sort(policies, by: orders, value)
  }

  private func value(_ issue: Issue, _ key: SortKey) -> SortValue {
    switch key {
    case .deadline: day(issue.deadline.date)
    case .department: rank(issue.department, in: profile.departments)
    case .stage: rank(issue.stage)
    case .title: .words(issue.title)
    case .source: rank(issue.source)
    case .section: rank(issue.section, in: profile.sections)
    case .mode: rank(issue.mode)
    case .outcome: rank(outcome(of: issue.id))
    case .progress: progress(measures(of: issue.id))
    case .discovered: day(issue.discoveredOn)
    case .leader: words(issue.leader)
    default: .missing
    }
  }

  private func value(_ measure: Measure, _ key: SortKey) -> SortValue {
    let issue = issues[measure.issue]
    return switch key {
    case .deadline: day(measure.deadline.date)
    case .department: rank(measure.department, in: profile.departments)
    case .stage: rank(measure.status)
    case .title: .words(measure.content)
    case .track: rank(measure.track)
    case .issue: issues.place(of: measure.issue).map(SortValue.rank) ?? .missing
    case .owner: words(measure.owner)
    case .source: issue.map { rank($0.source) } ?? .missing
    case .section: issue.map { rank($0.section, in: profile.sections) } ?? .missing
    case .completed: day(measure.completedOn)
    default: .missing
    }
  }

  private func value(_ policy: Policy, _ key: SortKey) -> SortValue {
    switch key {
    case .deadline, .effective: day(policy.effectiveOn)
    case .department: rank(policy.department, in: profile.departments)
    case .stage: rank(policy.stage)
    case .title: .words(policy.title)
    case .change: rank(policy.change)
    case .kind: rank(policy.kind, in: Policy.kinds)
    case .documentNumber: words(policy.documentNumber ?? "")
    case .issued: day(policy.issuedOn)
    default: .missing
    }
  }
}

/// Sorts by values that are looked up once a record; equal ones keep the order of their ids.
private func sort<Record: Registered>(
  _ records: [Record], by orders: [SortOrder], _ value: (Record, SortKey) -> SortValue
) -> [Record] {
  // The id decides what is equal anyway, so that nothing behind it counts.
  let place = orders.firstIndex { $0.key == .id }
  let isBackwards = place.map { orders[$0].isDescending } ?? false
  let orders = orders.prefix(upTo: place ?? orders.endIndex)
  let records = isBackwards ? records.reversed() : records
  guard !orders.isEmpty else { return records }
  let keyed = records.enumerated().map { place, record in
    Keyed(place: place, values: orders.map { value(record, $0.key) })
  }
  return keyed.sorted { isBefore($0, $1, orders) }.map { records[$0.place] }
}

private struct Keyed {
  /// Where the record stood, in the order of the ids.
  let place: Int
  let values: [SortValue]
}

private func isBefore(_ first: Keyed, _ second: Keyed, _ orders: ArraySlice<SortOrder>) -> Bool {
  for (order, (value, other)) in zip(orders, zip(first.values, second.values))
  where value != other {
    if value == .missing || other == .missing { return other == .missing }
    return order.isDescending ? value > other : value < other
  }
  return first.place < second.place
}

private func day(_ day: Day?) -> SortValue { day.map { .rank($0.number) } ?? .missing }

private func words(_ text: String) -> SortValue { text.isEmpty ? .missing : .words(text) }

/// Names stand in the order of their list, and those that are not on it behind them.
private func rank(_ name: String, in names: [String]) -> SortValue {
  .rank(names.firstIndex(of: name) ?? names.count)
}

private func rank<Each: Code>(_ code: Each) -> SortValue {
  .rank(Array(Each.allCases).firstIndex(of: code) ?? 0)
}

/// How many of the measures are done, in millionths.
private func progress(_ measures: [Measure]) -> SortValue {
  guard !measures.isEmpty else { return .missing }
  return .rank(measures.count { $0.status.isDone } * 1_000_000 / measures.count)
}
