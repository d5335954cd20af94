import Rectification

/// The conditions that a filter form offers.
private enum Condition: CaseIterable {
  case stage, outcome, status, track, policyStage, source, mode, section, department, legacy, due

  func applies(to kind: RecordKind) -> Bool {
    switch self {
    case .stage, .outcome: kind == .issue
    case .status: kind == .measure
    case .track, .source, .mode, .section, .legacy, .due: kind != .policy
    case .policyStage: kind == .policy
    case .department: true
    }
  }

  var label: String {
    switch self {
    case .stage, .policyStage: "阶段"
    case .outcome: "完成情况"
    case .status: "状态"
    case .track: "属性"
    case .source: "来源"
    case .mode: "整改类型"
    case .section: "板块"
    case .department: "部门"
    case .legacy: "历史遗留"
    case .due: "时限"
    }
  }

  func choices(_ profile: Profile) -> [String] {
    switch self {
    case .stage: IssueStage.allCases.map(\.label)
    case .outcome: Outcome.allCases.map(\.label)
    case .status: MeasureStatus.allCases.map(\.label)
    case .track: Track.allCases.map(\.label)
    case .policyStage: PolicyStage.allCases.map(\.label)
    case .source: IssueSource.allCases.map(\.label)
    case .mode: RectificationMode.allCases.map(\.label)
    case .section: profile.sections
    case .department: profile.departments
    case .legacy: ["只看历史遗留"]
    case .due: ["已超期"] + FilterForm.dueDays.map { "\($0) 天内到期" }
    }
  }

  /// Which choice the filter has, counted from 1; 0 for all.
  func chosen(_ filter: Filter, _ profile: Profile) -> Int {
    switch self {
    case .stage: place(filter.stages.first)
    case .outcome: place(filter.outcome)
    case .status: place(filter.statuses.first)
    case .track: place(filter.track)
    case .policyStage: place(filter.policyStages.first)
    case .source: place(filter.source)
    case .mode: place(filter.mode)
    case .section: profile.sections.firstIndex { $0 == filter.section }.map { $0 + 1 } ?? 0
    case .department: profile.departments.firstIndex { $0 == filter.department }.map { $0 + 1 } ?? 0
    case .legacy: filter.isLegacy ? 1 : 0
    case .due:
      filter.isOverdue
        ? 1 : FilterForm.dueDays.firstIndex { $0 == filter.dueWithin }.map { $0 + 2 } ?? 0
    }
  }

  func set(_ chosen: Int, in filter: inout Filter, _ profile: Profile) {
    let place = chosen - 1
    switch self {
    case .stage: filter.stages = code(place).map { [$0] } ?? []
    case .outcome: filter.outcome = code(place)
    case .status: filter.statuses = code(place).map { [$0] } ?? []
    case .track: filter.track = code(place)
    case .policyStage: filter.policyStages = code(place).map { [$0] } ?? []
    case .source: filter.source = code(place)
    case .mode: filter.mode = code(place)
    case .section:
      filter.section = profile.sections.indices.contains(place) ? profile.sections[place] : nil
    case .department:
      filter.department =
        profile.departments.indices.contains(place) ? profile.departments[place] : nil
    case .legacy: filter.isLegacy = chosen == 1
    case .due:
      filter.isOverdue = chosen == 1
      filter.dueWithin =
        FilterForm.dueDays.indices.contains(chosen - 2) ? FilterForm.dueDays[chosen - 2] : nil
    }
  }

  private func place<Each: Code>(_ code: Each?) -> Int {
    code.flatMap { Array(Each.allCases).firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  private func code<Each: Code>(_ place: Int) -> Each? {
    let all = Array(Each.allCases)
    return all.indices.contains(place) ? all[place] : nil
  }
}

extension FilterForm {
  /// The spans of 临期 that are offered, in days.
  fileprivate static let dueDays = [7, 10, 20, 30]

  init(_ kind: RecordKind, _ filter: Filter, _ profile: Profile) {
    self.kind = kind
    rows = Condition.allCases.filter { $0.applies(to: kind) }.map { condition in
      Row(
        label: condition.label, choices: ["全部"] + condition.choices(profile),
        chosen: condition.chosen(filter, profile))
    }
  }

  /// The filter that the form says, with the search of `filter` kept.
  func applied(to filter: Filter, _ profile: Profile) -> Filter {
    var filter = filter
    let conditions = Condition.allCases.filter { $0.applies(to: kind) }
    for (condition, row) in zip(conditions, rows) {
      condition.set(row.chosen, in: &filter, profile)
    }
    return filter
  }
}

extension Filter {
  /// What is set, in words: `阶段:当下改`.
  func words(_ kind: RecordKind, _ profile: Profile) -> [String] {
    let chosen = FilterForm(kind, self, profile).rows.filter { $0.chosen > 0 }
      .map { "\($0.label):\($0.choices[$0.chosen])" }
    let further = [
      (isSettled, "妥善解决"), (isExtended, "延期"), (isRebounded, "反弹"), (isEstablished, "建立完善"),
    ]
    return chosen + further.filter(\.0).map(\.1)
  }
}
