/// What a list shows: every condition that is set has to hold; of several values any one will do.
public struct Filter: Hashable, Sendable {
  public var sources: [IssueSource] = []
  public var modes: [RectificationMode] = []
  public var sections: [String] = []
  /// The leading departments.
  public var departments: [String] = []
  public var stages: [IssueStage] = []
  public var policyStages: [PolicyStage] = []
  public var policyKinds: [String] = []
  public var policyChanges: [PolicyChange] = []
  public var statuses: [MeasureStatus] = []
  public var tracks: [Track] = []
  public var outcomes: [Outcome] = []
  public var visibilities: [Visibility] = []
  /// The warning lamps of unfinished things: red for those that are overdue.
  public var lamps: [Lamp] = []
  public var isLegacy = false
  /// 已完成 or 基本完成.
  public var isSettled = false
  public var isExtended = false
  public var isRebounded = false
  /// 建立完善, of policies.
  public var isEstablished = false
  /// Unfinished, with 0 to this many days left.
  public var dueWithin: Int?
  /// Measures by how they stand to their target.
  public var targets: [TargetState] = []
  /// What is looked for; how it is found in a record's texts is up to who asks.
  public var search = ""

  public init() {}

  public var isEmpty: Bool { self == Filter() }
}
