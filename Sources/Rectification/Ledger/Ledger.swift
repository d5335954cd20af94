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
    let isNew = !issues.contains(issue.id)
    issues.put(issue)
    if isNew, let slot = issues.slot(of: issue.id) { measuresByIssue.adopt(issue.id, slot: slot) }
  }

  mutating func put(_ measure: Measure) {
    let old = measures.facts(of: measure.id)
    if let old, old.issue == measure.issue, old.policies == measure.policies {
      return measures.put(measure)
    }
    if let old { unlink(measure.id, old) }
    measures.put(measure)
    link(measure.id)
  }

  mutating func put(_ policy: Policy) {
    let isNew = !policies.contains(policy.id)
    policies.put(policy)
    if isNew, let slot = policies.slot(of: policy.id) {
      measuresByPolicy.adopt(policy.id, slot: slot)
    }
  }

  /// Sets a field where its record stands; not for fields that link records.
  mutating func set(_ key: String, of id: RecordID, to value: Value?) throws(BadValue) {
    if try measures.set(key, of: id, to: value) { return }
    if try issues.set(key, of: id, to: value) { return }
    _ = try policies.set(key, of: id, to: value)
  }

  mutating func remove(_ id: RecordID) {
    if let facts = measures.facts(of: id) { unlink(id, facts) }
    if let slot = issues.slot(of: id) { measuresByIssue.orphan(id, slot: slot) }
    if let slot = policies.slot(of: id) { measuresByPolicy.orphan(id, slot: slot) }
    issues.remove(id)
    measures.remove(id)
    policies.remove(id)
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
