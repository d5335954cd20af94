/// A ledger (台账) in memory: its profile, three lists and the links between them.
public struct Ledger: Sendable {
  public internal(set) var profile: Profile
  public private(set) var issues: Register<Issue>
  public private(set) var measures: Register<Measure>
  public private(set) var policies: Register<Policy>
  /// The journal, as far as it has been taken in.
  public internal(set) var history = History()
  private var measuresByIssue: [RecordID: [RecordID]] = [:]
  private var measuresByPolicy: [RecordID: [RecordID]] = [:]

  public init(
    profile: Profile, issues: Register<Issue> = Register(),
    measures: Register<Measure> = Register(), policies: Register<Policy> = Register()
  ) {
    self.profile = profile
    self.issues = issues
    self.measures = measures
    self.policies = policies
    for measure in measures.records { link(measure) }
    history.reserve(issues.records.map(\.id))
    history.reserve(measures.records.map(\.id))
    history.reserve(policies.records.map(\.id))
  }

  /// The measures that serve an issue, in the order of their ids.
  public func measures(of issue: RecordID) -> [Measure] {
    (measuresByIssue[issue] ?? []).compactMap { measures[$0] }
  }

  /// Calls `body` with each of them in that order, without making a list.
  func forEachMeasure(of issue: RecordID, _ body: (Measure) -> Void) {
    for id in measuresByIssue[issue] ?? [] {
      if let place = measures.place(of: id) { body(measures.records[place]) }
    }
  }

  /// The measures that name a policy, in the order of their ids.
  public func measures(naming policy: RecordID) -> [Measure] {
    (measuresByPolicy[policy] ?? []).compactMap { measures[$0] }
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
  mutating func put(_ issue: Issue) { issues.put(issue) }

  mutating func put(_ measure: Measure) {
    if let old = measures[measure.id] { unlink(old) }
    measures.put(measure)
    link(measure)
  }

  mutating func put(_ policy: Policy) { policies.put(policy) }

  /// Sets a field where its record stands; not for fields that link records.
  mutating func set(_ key: String, of id: RecordID, to value: Value?) throws(BadValue) {
    if try measures.set(key, of: id, to: value) { return }
    if try issues.set(key, of: id, to: value) { return }
    _ = try policies.set(key, of: id, to: value)
  }

  mutating func remove(_ id: RecordID) {
    if let measure = measures[id] { unlink(measure) }
    issues.remove(id)
    measures.remove(id)
    policies.remove(id)
  }

  private mutating func link(_ measure: Measure) {
    measuresByIssue[measure.issue, default: []].insertSorted(measure.id)
    for policy in Set(measure.policies) {
      measuresByPolicy[policy, default: []].insertSorted(measure.id)
    }
  }

  private mutating func unlink(_ measure: Measure) {
    measuresByIssue[measure.issue]?.removeAll { $0 == measure.id }
    for policy in measure.policies { measuresByPolicy[policy]?.removeAll { $0 == measure.id } }
  }
}

extension [RecordID] {
  fileprivate mutating func insertSorted(_ id: RecordID) {
    if let last, id < last {
      insert(id, at: firstIndex { id < $0 } ?? endIndex)
    } else {
      append(id)
    }
  }
}
