import Rectification

/// What the lanes of the board stand for.
enum BoardGrouping: CaseIterable, Hashable, Sendable {
  case stage, department, source

  var label: String {
    switch self {
    case .stage: "阶段"
    case .department: "责任部门"
    case .source: "来源"
    }
  }

  /// The next grouping, round the end.
  var next: BoardGrouping {
    switch self {
    case .stage: .department
    case .department: .source
    case .source: .stage
    }
  }

  /// Whether an issue has a card: by stage all but the withdrawn, otherwise what is still to do.
  func shows(_ stage: IssueStage) -> Bool {
    stage != .withdrawn && (self == .stage || stage != .closed)
  }

  /// The title of the lane that the card of an issue stands in.
  func lane(ofIssueAt place: Int, in issues: Register<Issue>) -> String {
    switch self {
    case .stage: issues.facts(at: place).stage.label
    case .department: issues.department(at: place)
    case .source: issues.facts(at: place).source.label
    }
  }

  /// The titles of the lanes, in order.
  func titles(_ profile: Profile) -> [String] {
    switch self {
    case .stage: IssueStage.path.map(\.label)
    case .department: profile.departments
    case .source: IssueSource.allCases.map(\.label)
    }
  }

  /// Whether a lane without cards is shown: not among departments, of which there may be many.
  var keepsEmptyLanes: Bool { self != .department }
}
