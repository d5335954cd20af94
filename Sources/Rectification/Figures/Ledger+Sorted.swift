extension Ledger {
  /// Records of a kind by the first of `orders`, equal ones by the next, and at last by id. What is
  /// missing comes last, whatever the direction. `ids` come in their own order.
  public func sorted(
    _ ids: [RecordID], of kind: RecordKind, by orders: [SortOrder]
  ) -> [RecordID] {
    // The id decides what is equal anyway, so that nothing behind it counts.
    let byID = orders.firstIndex { $0.key == .id }
    let ids = byID.map { orders[$0].isDescending } == true ? ids.reversed() : ids
    var order = Array(ids.indices)
    for wanted in orders.prefix(upTo: byID ?? orders.endIndex).reversed() {
      let ranks = ranks(of: ids, kind, by: wanted.key)
      order = sorted(order, by: ranks, isDescending: wanted.isDescending)
    }
    return order.map { ids[$0] }
  }

  /// Sorts whole numbers of one machine word: the rank in the high half, the place in the low one,
  /// which keeps equal ones in order.
  private func sorted(_ order: [Int], by ranks: [Int32?], isDescending: Bool) -> [Int] {
    let keys = order.enumerated().map { place, index in
      let rank = ranks[index].map { UInt32(bitPattern: $0) ^ 0x8000_0000 }
      let key = rank.map { isDescending ? ~$0 : $0 } ?? .max
      return UInt64(key) << 32 | UInt64(place)
    }
    return keys.sorted().map { order[Int($0 & 0xFFFF_FFFF)] }
  }

  private func ranks(of ids: [RecordID], _ kind: RecordKind, by key: SortKey) -> [Int32?] {
    switch kind {
    case .issue: issueRanks(issues.slots(of: ids), key)
    case .measure: measureRanks(measures.slots(of: ids), key)
    case .policy: policyRanks(policies.slots(of: ids), key)
    }
  }

  private func issueRanks(_ slots: [Int], _ key: SortKey) -> [Int32?] {
    let departments = issues.names.ranks(in: profile.departments)
    let sections = issues.names.ranks(in: profile.sections)
    func each(_ rank: (IssueFacts, Int) -> Int32?) -> [Int32?] {
      slots.map { rank(issues.facts(inSlot: $0), $0) }
    }
    return switch key {
    case .deadline: each { issue, _ in issue.deadline?.rank }
    case .department: each { issue, _ in departments[issue.department] }
    case .stage: each { issue, _ in rank(issue.stage) }
    case .title: issues.titleRanks(slots)
    case .source: each { issue, _ in rank(issue.source) }
    case .section: each { issue, _ in sections[issue.section] }
    case .mode: each { issue, _ in rank(issue.mode) }
    case .outcome: each { _, slot in rank(lanes(ofSlot: slot).outcome) }
    case .progress: each { _, slot in progress(ofSlot: slot) }
    case .discovered: each { issue, _ in issue.discoveredOn?.rank }
    case .leader: nameRanks(slots.map { issues.facts(inSlot: $0).leader }, issues.names)
    default: each { _, _ in nil }
    }
  }

  private func measureRanks(_ slots: [Int], _ key: SortKey) -> [Int32?] {
    let departments = measures.names.ranks(in: profile.departments)
    let sections = issues.names.ranks(in: profile.sections)
    func each(_ rank: (MeasureFacts) -> Int32?) -> [Int32?] {
      slots.map { rank(measures.facts(inSlot: $0)) }
    }
    func issue(_ measure: MeasureFacts) -> IssueFacts? { issues.facts(of: measure.issue) }
    return switch key {
    case .deadline: each { $0.deadline?.rank }
    case .department: each { departments[$0.department] }
    case .stage: each { rank($0.status) }
    case .title: measures.titleRanks(slots)
    case .track: each { rank($0.track) }
    case .issue: each { issues.place(of: $0.issue).map { Int32(clamping: $0) } }
    case .owner: nameRanks(slots.map { measures.facts(inSlot: $0).owner }, measures.names)
    case .source: each { issue($0).map { rank($0.source) } }
    case .section: each { issue($0).flatMap { sections[$0.section] } }
    case .completed: each { $0.completedOn?.rank }
    default: each { _ in nil }
    }
  }

  private func policyRanks(_ slots: [Int], _ key: SortKey) -> [Int32?] {
    let departments = policies.names.ranks(in: profile.departments)
    let kinds = policies.names.ranks(in: Policy.kinds)
    func each(_ rank: (PolicyFacts) -> Int32?) -> [Int32?] {
      slots.map { rank(policies.facts(inSlot: $0)) }
    }
    return switch key {
    case .deadline, .effective: each { $0.effectiveOn?.rank }
    case .department: each { departments[$0.department] }
    case .stage: each { rank($0.stage) }
    case .title: policies.titleRanks(slots)
    case .change: each { rank($0.change) }
    case .kind: each { kinds[$0.kind] }
    case .documentNumber:
      nameRanks(slots.map { policies.facts(inSlot: $0).documentNumber }, policies.names)
    case .issued: each { $0.issuedOn?.rank }
    default: each { _ in nil }
    }
  }

  /// How many of the measures are done, in millionths.
  private func progress(ofSlot slot: Int) -> Int32? {
    var (total, done) = (0, 0)
    forEachMeasure(ofSlot: slot) { measure in
      total += 1
      if measure.status.isDone { done += 1 }
    }
    return total == 0 ? nil : Int32(done * 1_000_000 / total)
  }
}

extension Register {
  fileprivate func slots(of ids: [RecordID]) -> [Int] { ids.compactMap { slot(of: $0) } }

  /// How the records stand by their titles, by the order of the characters' numbers.
  fileprivate func titleRanks(_ slots: [Int]) -> [Int32?] {
    textRanks(slots.map { title(inSlot: $0) })
  }
}

/// How names stand by the order of their characters' numbers; an empty one is missing.
private func nameRanks(_ found: [Name?], _ names: Names) -> [Int32?] {
  func isMissing(_ name: Name?) -> Bool { name.map { names[$0].isEmpty } ?? true }
  // Of a few records the names of all others need no rank.
  guard found.count > names.texts.count else {
    let ranks = textRanks(found.map { $0.map { names[$0] } ?? "" })
    return found.indices.map { isMissing(found[$0]) ? nil : ranks[$0] }
  }
  let ranks = textRanks(names.texts)
  return found.map { name in
    guard let name, !isMissing(name) else { return nil }
    return ranks[Int(name.number)]
  }
}

/// The rank of each text; equal ones share theirs.
private func textRanks(_ texts: [String]) -> [Int32?] {
  let openings = texts.map(\.opening)
  let order = texts.indices.sorted { one, other in
    if openings[one] != openings[other] { return openings[one] < openings[other] }
    return texts[one].utf8.lexicographicallyPrecedes(texts[other].utf8)
  }
  var ranks = [Int32?](repeating: nil, count: texts.count)
  var rank: Int32 = 0
  for (place, index) in order.enumerated() {
    if place > 0, texts[index] != texts[order[place - 1]] { rank += 1 }
    ranks[index] = rank
  }
  return ranks
}

extension String {
  /// Its first eight bytes as a number, which decides most comparisons.
  fileprivate var opening: UInt64 {
    var (opening, count) = (UInt64(0), 0)
    for byte in utf8.prefix(8) {
      opening = opening << 8 | UInt64(byte)
      count += 1
    }
    return opening << (8 * (8 - count))
  }
}

extension Names {
  /// Names stand in the order of their list, and those that are not on it behind them.
  fileprivate func ranks(in list: [String]) -> NameRanks {
    let places = list.enumerated().map { ($1, Int32($0)) }
    return NameRanks(
      names: self, places: Dictionary(places) { first, _ in first }, last: Int32(list.count))
  }
}

/// Looked up when they are asked for: two records may be all that is sorted.
private struct NameRanks {
  let names: Names
  let places: [String: Int32]
  let last: Int32

  subscript(name: Name) -> Int32? { places[names[name]] ?? last }
}

extension Day {
  fileprivate var rank: Int32 { Int32(clamping: number) }
}

private func rank<Each: Code>(_ code: Each) -> Int32 {
  Int32(Array(Each.allCases).firstIndex(of: code) ?? 0)
}
