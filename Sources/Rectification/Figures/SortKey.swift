/// What a list is sorted by; equal ones follow by id.
public enum SortKey: String, Code {
  case id, deadline, department, stage, title

  public var label: String {
    switch self {
    case .id: "编号"
    case .deadline: "时限"
    case .department: "部门"
    case .stage: "阶段"
    case .title: "名称"
    }
  }
}

extension Ledger {
  public func sorted(_ issues: [Issue], by key: SortKey) -> [Issue] {
    switch key {
    case .id: issues
    case .deadline: issues.sorted { isSooner($0.deadline, $0.id, $1.deadline, $1.id) }
    case .department:
      issues.sorted { (rank($0.department), $0.id) < (rank($1.department), $1.id) }
    case .stage: issues.sorted { (rank($0.stage), $0.id) < (rank($1.stage), $1.id) }
    case .title: issues.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
    }
  }

  public func sorted(_ measures: [Measure], by key: SortKey) -> [Measure] {
    switch key {
    case .id: measures
    case .deadline: measures.sorted { isSooner($0.deadline, $0.id, $1.deadline, $1.id) }
    case .department:
      measures.sorted { (rank($0.department), $0.id) < (rank($1.department), $1.id) }
    case .stage: measures.sorted { (rank($0.status), $0.id) < (rank($1.status), $1.id) }
    case .title: measures.sorted { ($0.content, $0.id) < ($1.content, $1.id) }
    }
  }

  public func sorted(_ policies: [Policy], by key: SortKey) -> [Policy] {
    switch key {
    case .id: policies
    case .deadline:
      policies.sorted {
        ($0.effectiveOn ?? Day(number: .max), $0.id) < ($1.effectiveOn ?? Day(number: .max), $1.id)
      }
    case .department:
      policies.sorted { (rank($0.department), $0.id) < (rank($1.department), $1.id) }
    case .stage: policies.sorted { (rank($0.stage), $0.id) < (rank($1.stage), $1.id) }
    case .title: policies.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
    }
  }

  /// Departments stand in the order of ledger.json.
  private func rank(_ department: String) -> Int {
    profile.departments.firstIndex(of: department) ?? profile.departments.count
  }

  private func rank<Stage: Code>(_ stage: Stage) -> Int {
    Stage.allCases.distance(
      from: Stage.allCases.startIndex,
      to: Stage.allCases.firstIndex(of: stage) ?? Stage.allCases.startIndex)
  }
}

/// Those without a day come last.
private func isSooner(
  _ first: Deadline, _ firstID: RecordID, _ second: Deadline, _ secondID: RecordID
) -> Bool {
  let last = Day(number: .max)
  return (first.date ?? last, firstID) < (second.date ?? last, secondID)
}
