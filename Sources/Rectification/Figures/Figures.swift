/// The figures of rules.md §3, as of a cut-off date.
public struct Figures: Hashable, Sendable {
  public var asOf: Day
  public var issues = IssueFigures()
  public var measures = MeasureFigures()
  public var policies = PolicyFigures()
  public var legacy = Share()
  public var atOnce = Share()
  public var bySource: [Group] = []
  public var bySection: [Group] = []
  public var byDepartment: [Group] = []
  /// Issues by stage, 已撤销 apart.
  public var byStage: [IssueStage: Int] = [:]
  /// 临期: unfinished issues with days left, by lamp; red ones are the overdue.
  public var lamps: [Lamp: Int] = [:]
  public var targets = TargetFigures()

  /// The figures of nothing.
  public init(asOf: Day) { self.asOf = asOf }
}

/// 问题: the three outcomes always add up to the total.
public struct IssueFigures: Hashable, Sendable {
  public var total = 0
  public var completed = 0
  public var basicallyCompleted = 0
  public var unfinished = 0
  public var closed = 0
  public var overdue = 0
  public var extended = 0
  public var rebounded = 0

  public var completionRate: Rate { Rate(completed, of: total) }
}

/// 措施: all of the counted issues' measures, halted ones too.
public struct MeasureFigures: Hashable, Sendable {
  public var total = 0
  public var done = 0
  public var overdue = 0
  public var extended = 0
  public var immediate = Progressed()
  public var lasting = Progressed()

  public var rate: Rate { Rate(done, of: total) }

  /// Measures of one track.
  public struct Progressed: Hashable, Sendable {
    public var total = 0
    public var done = 0

    public var rate: Rate { Rate(done, of: total) }
  }
}

/// 制度: the established ones (建立完善) by what they change, and all by stage.
public struct PolicyFigures: Hashable, Sendable {
  public var total = 0
  public var enacted = 0
  public var revised = 0
  public var repealed = 0
  public var byStage: [PolicyStage: Int] = [:]
  /// All, established or not, by what they change.
  public var byChange: [PolicyChange: Int] = [:]

  public var established: Int { enacted + revised + repealed }
}

/// Some of a kind, and how many of them are settled.
public struct Share: Hashable, Sendable {
  public var total = 0
  public var settled = 0

  public var rate: Rate { Rate(settled, of: total) }
}

/// The issues of one source, section or department.
public struct Group: Hashable, Sendable {
  public var key: String
  public var label: String
  public var total = 0
  public var completed = 0
  public var basicallyCompleted = 0
  public var unfinished = 0

  public var completionRate: Rate { Rate(completed, of: total) }

  init(key: String, label: String, _ outcomes: Outcomes) {
    (self.key, self.label) = (key, label)
    (total, completed) = (outcomes.total, outcomes[.completed])
    (basicallyCompleted, unfinished) = (outcomes[.basicallyCompleted], outcomes[.unfinished])
  }

  /// How many issues have come to that.
  public func amount(of outcome: Outcome) -> Int {
    switch outcome {
    case .completed: completed
    case .basicallyCompleted: basicallyCompleted
    case .unfinished: unfinished
    }
  }
}

/// Quantified targets; an unknown figure is listed and left out of every sum.
public struct TargetFigures: Hashable, Sendable {
  public var total = 0
  public var met = 0
  public var unknown: [RecordID] = []
}
