import Rectification

extension Wording {
  /// An issue as it stands when it has come as far as `fate` says.
  mutating func issue(_ place: Int, _ fate: Fate, _ profile: Profile) -> Issue {
    var issue = Issue()
    issue.id = id("WT", place)
    issue.title = title()
    issue.manifestation = manifestation()
    issue.source = dice.pick(weighing: [(.inspection, 14), (.research, 11), (.publicConcern, 9)])
    issue.section = Vocabulary.sections[matter.section]
    issue.isLegacy = dice.chance(15)
    issue.mode = dice.pick(weighing: [(.phased, 6), (.atOnce, 3), (.continuing, 1)])
    issue.leader = dice.pick(Vocabulary.leaders)
    issue.department = dice.pick(profile.departments)
    issue.discoveredOn = LedgerRecipe.firstDay + dice.below(300)
    issue.deadline = deadline(after: issue.discoveredOn)
    issue.goal = goal(by: issue.deadline.date ?? issue.discoveredOn)
    issue.stage = fate.stage
    issue.visibility = dice.chance(60) ? .open : .inside
    if dice.chance(50) { issue.sourceReference = reference(issue.source) }
    if dice.chance(60) { issue.rootCause = cause() }
    if dice.chance(35) { issue.supportingDepartments = [dice.pick(profile.departments)] }
    if dice.chance(8) { issue.remarks = remarks() }
    for _ in 0..<dice.number(in: 0...2) { issue.criteria.append(criterion(isMet: fate == .closed)) }
    if fate == .closed {
      issue.closedOn = issue.discoveredOn + dice.number(in: 30...120)
      issue.remarks = opinion()
    } else {
      (issue.obstacle, issue.nextStep) = (obstacle(), nextStep())
    }
    return issue
  }

  mutating func measure(
    _ place: Int, _ track: Track, _ issue: Issue, _ fate: Fate, _ named: [Policy]
  ) -> Measure {
    var measure = Measure()
    measure.id = id("CS", place)
    measure.issue = issue.id
    measure.track = track
    measure.content = track == .lasting ? lastingContent(named.map(\.title)) : immediateContent()
    measure.kinds = [track == .lasting ? .rules : dice.pick(MeasureKind.allCases)]
    measure.department = issue.department
    measure.owner = issue.department + dice.pick(Vocabulary.posts)
    measure.deadline = deadline(after: issue.discoveredOn)
    measure.status = dice.pick(weighing: fate.statuses(track))
    measure.policies = named.map(\.id)
    if dice.chance(40) { measure.target = target(isMet: measure.status.isDone) }
    for step in 0..<dice.number(in: 1...3) where measure.status != .notStarted {
      var progress = Progress()
      progress.on = issue.discoveredOn + 7 * (step + 1)
      progress.by = dice.pick(LedgerRecipe.people)
      progress.note = self.progress()
      measure.progress.append(progress)
    }
    if measure.status.isDone {
      measure.completedOn = issue.discoveredOn + dice.number(in: 25...100)
      var evidence = Evidence()
      evidence.name = self.evidence()
      evidence.reference = "2023-\(dice.number(in: 1...9999))号"
      evidence.addedOn = measure.completedOn ?? issue.discoveredOn
      measure.evidence = [evidence]
    }
    return measure
  }

  mutating func policy(_ place: Int, _ issue: Issue, _ fate: Fate) -> Policy {
    var policy = Policy()
    policy.id = id("ZD", place)
    policy.kind = dice.pick(["制度", "办法", "细则", "规定"])
    policy.title = policyTitle(policy.kind)
    policy.change = dice.pick(weighing: [(.enact, 16), (.revise, 7)])
    policy.department = issue.department
    policy.stage =
      fate == .closed || fate == .verifying ? .inForce : dice.pick([.planned, .drafting])
    guard policy.stage == .inForce else { return policy }
    let issued = issue.discoveredOn + dice.number(in: 20...60)
    policy.documentNumber = "×局发〔\(issued.civil.year)〕\(place + 1)号"
    (policy.issuedOn, policy.effectiveOn) = (issued, issued + dice.number(in: 0...30))
    return policy
  }

  private func id(_ prefix: String, _ place: Int) -> RecordID {
    let digits = String(place + 1)
    return RecordID(
      stringLiteral: "\(prefix)-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    )
  }

  private mutating func deadline(after day: Day) -> Deadline {
    let due = day + dice.number(in: 40...330)
    var deadline = Deadline()
    (deadline.date, deadline.original) = (due, due)
    deadline.text = "\(due.monthName)底前完成"
    return deadline
  }

  private mutating func criterion(isMet: Bool) -> Criterion {
    var criterion = Criterion()
    (criterion.text, criterion.met) = (self.criterion(), isMet)
    return criterion
  }

  private mutating func target(isMet: Bool) -> Target {
    var target = Target()
    let goal = dice.number(in: 1...200)
    (target.unit, target.goal, target.rule) = (matter.unit, Amount(goal), .atLeast)
    target.actual = isMet ? Amount(goal) : dice.chance(90) ? Amount(dice.below(goal)) : nil
    return target
  }
}
