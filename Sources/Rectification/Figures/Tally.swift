/// What the figures of a ledger are sums of, kept up by every change: an issue is taken out of the
/// sums before it changes, and counted again after.
struct Tally: Sendable {
  /// All but what depends on a day or on the order of ledger.json.
  private(set) var sums = Figures(asOf: Day(number: 0))
  private(set) var bySource: [IssueSource: Outcomes] = [:]
  private(set) var bySection = OutcomesByName()
  private(set) var byDepartment = OutcomesByName()
  /// Unfinished issues and measures by the day of their deadlines.
  private(set) var issuesDue = DueDays()
  private(set) var measuresDue = DueDays()
  /// Measures, not halted, that have a target and no figure.
  private(set) var unknownTargets: Set<Int32> = []

  /// Adds an issue that counts to the sums (`sign` 1) or takes it out (-1).
  mutating func count(_ issue: IssueFacts, slot: Int, _ outcome: Outcome, _ sign: Int) {
    sums.byStage[issue.stage, default: 0] += sign
    if issue.stage == .closed { sums.issues.closed += sign }
    if issue.isExtended { sums.issues.extended += sign }
    if issue.isRebounded { sums.issues.rebounded += sign }
    if issue.isLegacy { sums.legacy.count(outcome != .unfinished, sign) }
    if issue.mode == .atOnce { sums.atOnce.count(outcome == .completed, sign) }
    bySource[issue.source, default: Outcomes()][outcome] += sign
    bySection[issue.section][outcome] += sign
    byDepartment[issue.department][outcome] += sign
    if outcome != .completed, let day = issue.deadline { issuesDue.count(slot, on: day, sign) }
  }

  /// The same of a measure whose issue counts.
  mutating func count(_ measure: MeasureFacts, slot: Int, _ sign: Int) {
    sums.measures.count(measure, sign)
    guard measure.status != .halted else { return }
    if !measure.status.isDone, let day = measure.deadline { measuresDue.count(slot, on: day, sign) }
    guard let target = measure.target else { return }
    sums.targets.total += sign
    switch target {
    case .any: break
    case .met: sums.targets.met += sign
    case .unknown where sign > 0: unknownTargets.insert(Int32(slot))
    case .unknown: unknownTargets.remove(Int32(slot))
    }
  }

  /// The same of a policy.
  mutating func count(_ policy: PolicyFacts, _ sign: Int) {
    sums.policies.total += sign
    sums.policies.byStage[policy.stage, default: 0] += sign
    sums.policies.byChange[policy.change, default: 0] += sign
    guard policy.isEstablished else { return }
    switch policy.change {
    case .enact: sums.policies.enacted += sign
    case .revise: sums.policies.revised += sign
    case .repeal: sums.policies.repealed += sign
    }
  }
}

/// How many issues have come to which outcome.
struct Outcomes: Sendable {
  private var completed = 0
  private var basicallyCompleted = 0
  private var unfinished = 0

  subscript(outcome: Outcome) -> Int {
    get {
      switch outcome {
      case .completed: completed
      case .basicallyCompleted: basicallyCompleted
      case .unfinished: unfinished
      }
    }
    set {
      switch outcome {
      case .completed: completed = newValue
      case .basicallyCompleted: basicallyCompleted = newValue
      case .unfinished: unfinished = newValue
      }
    }
  }

  var total: Int { completed + basicallyCompleted + unfinished }
}

/// The same for each name that issues have in a field.
struct OutcomesByName: Sendable {
  /// By the numbers of the names.
  private var outcomes: [Outcomes] = []

  subscript(name: Name) -> Outcomes {
    get { name.number < outcomes.count ? outcomes[Int(name.number)] : Outcomes() }
    _modify {
      while name.number >= outcomes.count { outcomes.append(Outcomes()) }
      yield &outcomes[Int(name.number)]
    }
  }

  /// The names that issues have, those on `list` first and in its order, the rest by their letters.
  func groups(_ names: Names, list: [String]) -> [Group] {
    let used = outcomes.indices.filter { outcomes[$0].total > 0 }
      .map { (text: names.texts[$0], outcomes: outcomes[$0]) }
    let places = Dictionary(zip(list, 0...), uniquingKeysWith: { first, _ in first })
    return used.map { (place: places[$0.text] ?? list.count, $0.text, $0.outcomes) }
      .sorted { ($0.place, $0.1) < ($1.place, $1.1) }
      .map { Group(key: $0.1, label: $0.1, $0.2) }
  }
}

extension MeasureFigures {
  fileprivate mutating func count(_ measure: MeasureFacts, _ sign: Int) {
    let done = measure.status.isDone ? sign : 0
    total += sign
    self.done += done
    if measure.isExtended { extended += sign }
    switch measure.track {
    case .immediate:
      (immediate.total, immediate.done) = (immediate.total + sign, immediate.done + done)
    case .lasting: (lasting.total, lasting.done) = (lasting.total + sign, lasting.done + done)
    }
  }
}

extension Share {
  fileprivate mutating func count(_ isSettled: Bool, _ sign: Int) {
    total += sign
    if isSettled { settled += sign }
  }
}
