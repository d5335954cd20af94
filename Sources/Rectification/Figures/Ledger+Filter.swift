extension Ledger {
  /// The records of a kind that `filter` lets through, in the order of their ids: withdrawn issues
  /// only where a stage asks for them, the measures of withdrawn issues never. Conditions that
  /// policies do not have are passed over, and so is what is searched for: `ids(_:of:where:)` looks
  /// in texts. Where `candidates` are given, only those are asked about.
  public func ids(
    of kind: RecordKind, matching filter: Filter, on day: Day,
    among candidates: Set<RecordID>? = nil
  ) -> [RecordID] {
    switch kind {
    case .issue:
      let sieve = IssueSieve(filter, self, day)
      return issues.ids(among: candidates, where: sieve.passes)
    case .measure:
      let sieve = MeasureSieve(filter, self, day)
      return measures.ids(among: candidates, where: sieve.passes)
    case .policy:
      let sieve = PolicySieve(filter, self)
      return policies.ids(among: candidates, where: sieve.passes)
    }
  }

  /// Those of `ids`, all of one kind, in whose texts something is found.
  public func ids(
    _ ids: ArraySlice<RecordID>, of kind: RecordKind, where isFound: (SearchTexts) -> Bool
  ) -> [RecordID] {
    switch kind {
    case .issue: issues.ids(ids, where: isFound)
    case .measure: measures.ids(ids, where: isFound)
    case .policy: policies.ids(ids, where: isFound)
    }
  }
}

extension Register {
  /// The ids of the records whose places are wanted, in their order; of all, or of some.
  fileprivate func ids(among some: Set<RecordID>?, where isWanted: (Int) -> Bool) -> [RecordID] {
    let wanted =
      some.map { $0.compactMap(place(of:)).sorted().filter(isWanted) } ?? places.filter(isWanted)
    return wanted.map(id(at:))
  }

  fileprivate func ids(_ ids: ArraySlice<RecordID>, where isFound: (SearchTexts) -> Bool)
    -> [RecordID]
  {
    ids.filter { id in place(of: id).map { searchTexts(at: $0, isFound) } ?? false }
  }
}

extension Ledger {
  /// How many records of a kind there are.
  public func count(of kind: RecordKind) -> Int {
    switch kind {
    case .issue: issues.count
    case .measure: measures.count
    case .policy: policies.count
    }
  }
}

/// The conditions that a measure shares with its issue.
private struct SharedSieve {
  let filter: Filter
  let ledger: Ledger
  private let sections: Set<Name>?

  init(_ filter: Filter, _ ledger: Ledger) {
    (self.filter, self.ledger) = (filter, ledger)
    sections = ledger.issues.names.among(filter.sections)
  }

  func passes(_ issue: IssueFacts, inSlot slot: Int) -> Bool {
    isAny(issue.source, of: filter.sources)
      && isAny(issue.mode, of: filter.modes)
      && sections?.contains(issue.section) ?? true
      && (!filter.isLegacy || issue.isLegacy)
      && (filter.outcomes.isEmpty
        || filter.outcomes.contains(ledger.lanes(ofSlot: slot).outcome))
  }
}

private struct IssueSieve {
  private let filter: Filter
  private let ledger: Ledger
  private let day: Day
  private let shared: SharedSieve
  private let departments: Set<Name>?

  init(_ filter: Filter, _ ledger: Ledger, _ day: Day) {
    (self.filter, self.ledger, self.day) = (filter, ledger, day)
    shared = SharedSieve(filter, ledger)
    departments = ledger.issues.names.among(filter.departments)
  }

  func passes(_ place: Int) -> Bool {
    let slot = ledger.issues.slot(at: place)
    let issue = ledger.issues.facts(inSlot: slot)
    return
      (filter.stages.isEmpty
      ? issue.stage != .withdrawn : filter.stages.contains(issue.stage))
      && departments?.contains(issue.department) ?? true
      && isAny(issue.visibility, of: filter.visibilities)
      && (!filter.isExtended || issue.isExtended)
      && (!filter.isRebounded || issue.isRebounded)
      && shared.passes(issue, inSlot: slot)
      && passesLanes(slot)
      && (!filter.asksOfDays || filter.passes(ledger.daysLeft(issue, slot, on: day), ledger))
  }

  private func passesLanes(_ slot: Int) -> Bool {
    guard filter.isSettled || !filter.tracks.isEmpty else { return true }
    let lanes = ledger.lanes(ofSlot: slot)
    return (!filter.isSettled || lanes.outcome != .unfinished)
      && (filter.tracks.isEmpty || filter.tracks.contains { lanes[$0] != .notNeeded })
  }
}

private struct MeasureSieve {
  private let filter: Filter
  private let ledger: Ledger
  private let day: Day
  private let shared: SharedSieve
  private let departments: Set<Name>?

  init(_ filter: Filter, _ ledger: Ledger, _ day: Day) {
    (self.filter, self.ledger, self.day) = (filter, ledger, day)
    shared = SharedSieve(filter, ledger)
    departments = ledger.measures.names.among(filter.departments)
  }

  func passes(_ place: Int) -> Bool {
    let measure = ledger.measures.facts(at: place)
    return isAny(measure.status, of: filter.statuses)
      && isAny(measure.track, of: filter.tracks)
      && departments?.contains(measure.department) ?? true
      && (!filter.isExtended || measure.isExtended)
      && (filter.targets.isEmpty || filter.targets.contains { $0.holds(for: measure) })
      && passesIssue(measure.issue)
      && (!filter.asksOfDays || filter.passes(ledger.daysLeft(measure, on: day), ledger))
  }

  private func passesIssue(_ id: RecordID) -> Bool {
    guard let slot = ledger.issues.slot(of: id) else { return !filter.asksOfIssue }
    let issue = ledger.issues.facts(inSlot: slot)
    return issue.stage != .withdrawn && isAny(issue.stage, of: filter.stages)
      && shared.passes(issue, inSlot: slot)
  }
}

private struct PolicySieve {
  private let filter: Filter
  private let policies: Register<Policy>
  private let departments: Set<Name>?
  private let kinds: Set<Name>?

  init(_ filter: Filter, _ ledger: Ledger) {
    (self.filter, policies) = (filter, ledger.policies)
    departments = policies.names.among(filter.departments)
    kinds = policies.names.among(filter.policyKinds)
  }

  func passes(_ place: Int) -> Bool {
    let policy = policies.facts(at: place)
    return departments?.contains(policy.department) ?? true
      && isAny(policy.stage, of: filter.policyStages)
      && kinds?.contains(policy.kind) ?? true
      && isAny(policy.change, of: filter.policyChanges)
      && (!filter.isEstablished || policy.isEstablished)
  }
}

extension Filter {
  /// Whether something is asked of a measure's issue, which a measure without one cannot have.
  fileprivate var asksOfIssue: Bool {
    isLegacy || !(stages.isEmpty && sources.isEmpty && modes.isEmpty && sections.isEmpty)
      || !outcomes.isEmpty
  }

  fileprivate var asksOfDays: Bool { !lamps.isEmpty || dueWithin != nil }

  fileprivate func passes(_ daysLeft: Int?, _ ledger: Ledger) -> Bool {
    if !lamps.isEmpty {
      guard let lamp = daysLeft.flatMap(ledger.profile.alerts.lamp), lamps.contains(lamp) else {
        return false
      }
    }
    guard let limit = dueWithin else { return true }
    return daysLeft.map { (0...max(0, limit)).contains($0) } ?? false
  }
}

extension Names {
  /// Those of `wanted` that are in use; `nil` where none is asked for.
  fileprivate func among(_ wanted: [String]) -> Set<Name>? {
    wanted.isEmpty ? nil : Set(wanted.compactMap { name($0) })
  }
}

/// Whether a value is one of those that are asked for; where none is asked for, all are.
private func isAny<Each: Equatable>(_ value: Each, of wanted: [Each]) -> Bool {
  wanted.isEmpty || wanted.contains(value)
}
