/// A ledger (台账) in memory: its profile, three lists and the links between them.
public struct Ledger: Sendable {
  public internal(set) var profile: Profile
  public private(set) var issues: Register<Issue>
  public private(set) var measures: Register<Measure>
  public private(set) var policies: Register<Policy>
  /// The journal, as far as it has been taken in.
  public internal(set) var history = History()
  private var measuresByIssue = Links()
  private var measuresByPolicy = Links()
  private(set) var tally = Tally()

  public init(
    profile: Profile, issues: Register<Issue> = Register(),
    measures: Register<Measure> = Register(), policies: Register<Policy> = Register()
  ) {
    self.profile = profile
    self.issues = issues
    self.measures = measures
    self.policies = policies
    let all = (0..<measures.count).map { measures.slot(at: $0) }
    measuresByIssue = Links(from: all, to: issues) { [measures.facts(inSlot: $0).issue] }
    measuresByPolicy = Links(from: all, to: policies) {
      measures.facts(inSlot: $0).policies.distinct
    }
    history.reserve(issues.ids)
    history.reserve(measures.ids)
    history.reserve(policies.ids)
    tally = counted()
  }

  /// The measures that serve an issue, in the order of their ids.
  public func measures(of issue: RecordID) -> [Measure] {
    slots(in: measuresByIssue, of: issue, issues).map { measures.record(inSlot: $0) }
  }

  /// Calls `body` with the facts of each of them in that order.
  func forEachMeasure(of issue: RecordID, _ body: (MeasureFacts) -> Void) {
    guard let slot = issues.slot(of: issue) else { return }
    forEachMeasure(ofSlot: slot, body)
  }

  /// Calls `body` with the facts of the measures of an issue, in the order of their ids.
  func forEachMeasure(ofSlot slot: Int, _ body: (MeasureFacts) -> Void) {
    measuresByIssue.forEach(of: slot) { body(measures.facts(inSlot: $0)) }
  }

  /// The same with their slots.
  func forEachMeasureSlot(ofSlot slot: Int, _ body: (Int) -> Void) {
    measuresByIssue.forEach(of: slot, body)
  }

  /// The measures that name a policy, in the order of their ids.
  public func measures(naming policy: RecordID) -> [Measure] {
    slots(in: measuresByPolicy, of: policy, policies).map { measures.record(inSlot: $0) }
  }

  /// The ids of the measures that name a policy, in their order.
  public func measureIDs(naming policy: RecordID) -> [RecordID] {
    slots(in: measuresByPolicy, of: policy, policies).map { measures.id(inSlot: $0) }
  }

  /// The ids of the measures that serve an issue, in their order.
  public func measureIDs(of issue: RecordID) -> [RecordID] {
    slots(in: measuresByIssue, of: issue, issues).map { measures.id(inSlot: $0) }
  }

  private func slots<Target: Registered>(
    in links: Links, of id: RecordID, _ register: Register<Target>
  ) -> [Int] {
    guard let slot = register.slot(of: id) else { return links.orphans(of: id) }
    var found: [Int] = []
    links.forEach(of: slot) { found.append($0) }
    return found
  }

  /// The policies that a measure names, those there are.
  public func policies(of measure: Measure) -> [Policy] {
    measure.policies.compactMap { policies[$0] }
  }

  /// Which list `id` stands in.
  public func kind(of id: RecordID) -> RecordKind? {
    if issues.contains(id) { return .issue }
    if measures.contains(id) { return .measure }
    return policies.contains(id) ? .policy : nil
  }

  /// The members of the record `id`, or of the profile for `ledger`.
  public func fields(of id: RecordID) -> Fields? {
    if id == .ledger { return profile.fields }
    return issues[id]?.fields ?? measures[id]?.fields ?? policies[id]?.fields
  }
}

extension Ledger {
  mutating func put(_ issue: Issue) {
    recounting([issue.id]) { ledger in
      let isNew = !ledger.issues.contains(issue.id)
      ledger.issues.put(issue)
      guard isNew, let slot = ledger.issues.slot(of: issue.id) else { return }
      ledger.measuresByIssue.adopt(issue.id, slot: slot)
    }
  }

  mutating func put(_ measure: Measure) {
    let old = measures.facts(of: measure.id)
    recounting([measure.issue] + (old.map { [$0.issue] } ?? [])) { ledger in
      if let old, old.issue == measure.issue, old.policies == measure.policies {
        return ledger.measures.put(measure)
      }
      if let old { ledger.unlink(measure.id, old) }
      ledger.measures.put(measure)
      ledger.link(measure.id)
    }
  }

  mutating func put(_ policy: Policy) {
    recounting(issues(relyingOn: policy.id), policy: policy.id) { ledger in
      let isNew = !ledger.policies.contains(policy.id)
      ledger.policies.put(policy)
      guard isNew, let slot = ledger.policies.slot(of: policy.id) else { return }
      ledger.measuresByPolicy.adopt(policy.id, slot: slot)
    }
  }

  /// Sets a field where its record stands; not for fields that link records.
  mutating func set(_ key: String, of id: RecordID, to value: Value?) throws(BadValue) {
    if let measure = measures.facts(of: id) {
      try recounting([measure.issue]) { ledger throws(BadValue) in
        _ = try ledger.measures.set(key, of: id, to: value)
      }
    } else if issues.contains(id) {
      try recounting([id]) { ledger throws(BadValue) in
        _ = try ledger.issues.set(key, of: id, to: value)
      }
    } else {
      try recounting(issues(relyingOn: id), policy: id) { ledger throws(BadValue) in
        _ = try ledger.policies.set(key, of: id, to: value)
      }
    }
  }

  mutating func remove(_ id: RecordID) {
    let issues = measures.facts(of: id).map { [$0.issue] } ?? [id] + issues(relyingOn: id)
    recounting(issues, policy: id) { ledger in ledger.takeOut(id) }
  }

  private mutating func takeOut(_ id: RecordID) {
    if let facts = measures.facts(of: id) { unlink(id, facts) }
    if let slot = issues.slot(of: id) { measuresByIssue.orphan(id, slot: slot) }
    if let slot = policies.slot(of: id) { measuresByPolicy.orphan(id, slot: slot) }
    issues.remove(id)
    measures.remove(id)
    policies.remove(id)
  }

  /// The issues whose outcome depends on a policy.
  private func issues(relyingOn policy: RecordID) -> [RecordID] {
    slots(in: measuresByPolicy, of: policy, policies).map { measures.facts(inSlot: $0).issue }
  }

  /// Makes a change, and counts again the issues and the policy that it may count otherwise.
  private mutating func recounting<Failure: Error>(
    _ issues: [RecordID], policy: RecordID? = nil,
    _ change: (inout Ledger) throws(Failure) -> Void
  ) throws(Failure) {
    let issues = issues.distinct
    count(issues, policy, -1)
    defer { count(issues, policy, 1) }
    try change(&self)
  }

  private mutating func count(_ issues: [RecordID], _ policy: RecordID?, _ sign: Int) {
    // Taken out of the ledger, so that it is not copied.
    var tally = Tally()
    swap(&tally, &self.tally)
    for id in issues {
      if let slot = self.issues.slot(of: id) { count(issueSlot: slot, sign, in: &tally) }
    }
    if let facts = policy.flatMap({ policies.facts(of: $0) }) { tally.count(facts, sign) }
    swap(&tally, &self.tally)
  }

  private mutating func link(_ id: RecordID) {
    guard let slot = measures.slot(of: id) else { return }
    let facts = measures.facts(inSlot: slot)
    let measures = measures
    func isBefore(_ one: Int, _ other: Int) -> Bool {
      measures.id(inSlot: one) < measures.id(inSlot: other)
    }
    measuresByIssue.add(slot, to: target(facts.issue, issues), isBefore: isBefore)
    for policy in facts.policies.distinct {
      measuresByPolicy.add(slot, to: target(policy, policies), isBefore: isBefore)
    }
  }

  private mutating func unlink(_ id: RecordID, _ facts: MeasureFacts) {
    guard let slot = measures.slot(of: id) else { return }
    measuresByIssue.remove(slot, from: target(facts.issue, issues))
    for policy in facts.policies.distinct {
      measuresByPolicy.remove(slot, from: target(policy, policies))
    }
  }

  private func target<Record: Registered>(
    _ id: RecordID, _ register: Register<Record>
  ) -> Links.Target {
    register.slot(of: id).map { .slot($0) } ?? .missing(id)
  }
}

extension [RecordID] {
  /// Each of them once.
  fileprivate var distinct: [RecordID] {
    count < 2 ? self : enumerated().filter { !prefix($0).contains($1) }.map(\.element)
  }
}
