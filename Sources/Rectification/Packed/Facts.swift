/// What figures, filters and the order of lists go by, of every record at once: a record itself is
/// made only where more of it is wanted.
public protocol RecordFacts: Sendable {
  init(_ packed: PackedRecord, _ names: inout Names)
}

/// The facts of an issue.
public struct IssueFacts: RecordFacts {
  public let source: IssueSource
  public let mode: RectificationMode
  public let stage: IssueStage
  public let visibility: Visibility
  public let isLegacy: Bool
  public let isExtended: Bool
  public let isRebounded: Bool
  let isHelped: Bool
  /// Whether the day of the deadline is not the first one.
  let isMoved: Bool
  let section: Name
  let department: Name
  let leader: Name
  /// 长期坚持: whether it goes on for good.
  public let isKeptUp: Bool
  private let due: Int32
  private let discovered: Int32
  private let closed: Int32

  /// The day of the deadline.
  public var deadline: Day? { Day(packed: due) }
  public var closedOn: Day? { Day(packed: closed) }
  public var discoveredOn: Day? { Day(packed: discovered) }

  public init(_ packed: PackedRecord, _ names: inout Names) {
    source = .allCases[packed.code(Row.source)]
    mode = .allCases[packed.code(Row.mode)]
    stage = .allCases[packed.code(Row.stage)]
    visibility = .allCases[packed.code(Row.visibility)]
    isLegacy = packed.flag(Row.isLegacy)
    isRebounded = packed.number(Row.cycle) > 1
    section = names.name(packed, Row.section)
    department = names.name(packed, Row.department)
    leader = names.name(packed, Row.leader)
    (due, isExtended, isMoved, isKeptUp) = packed.deadline(Row.deadline)
    discovered = packed.day(Row.discoveredOn).packed
    closed = packed.day(Row.closedOn).packed
    isHelped = packed.count(Row.supportingDepartments) > 0
  }

  private enum Row {
    static let source = Issue.row("source")
    static let section = Issue.row("section")
    static let mode = Issue.row("mode")
    static let stage = Issue.row("stage")
    static let visibility = Issue.row("visibility")
    static let isLegacy = Issue.row("isLegacy")
    static let cycle = Issue.row("cycle")
    static let department = Issue.row("department")
    static let leader = Issue.row("leader")
    static let deadline = Issue.row("deadline")
    static let discoveredOn = Issue.row("discoveredOn")
    static let closedOn = Issue.row("closedOn")
    static let supportingDepartments = Issue.row("supportingDepartments")
  }
}

/// The facts of a measure.
public struct MeasureFacts: RecordFacts {
  public let issue: RecordID
  public let policies: [RecordID]
  public let track: Track
  public let status: MeasureStatus
  /// How it stands to its target; `nil` where it has none.
  public let target: TargetState?
  public let isExtended: Bool
  /// Whether the day of the deadline is not the first one.
  let isMoved: Bool
  public let isKeptUp: Bool
  public let hasEvidence: Bool
  let department: Name
  let owner: Name
  private let due: Int32
  private let completed: Int32

  /// The day of the deadline.
  public var deadline: Day? { Day(packed: due) }
  public var completedOn: Day? { Day(packed: completed) }

  public init(_ packed: PackedRecord, _ names: inout Names) {
    issue = packed.text(Row.issue).map { RecordID($0) } ?? ""
    policies = packed.ids(Row.policies)
    track = .allCases[packed.code(Row.track)]
    status = .allCases[packed.code(Row.status)]
    target = packed.row(Row.target).map { row in
      var row = row
      return TargetState(of: Target(&row))
    }
    hasEvidence = packed.count(Row.evidence) > 0
    department = names.name(packed, Row.department)
    owner = names.name(packed, Row.owner)
    (due, isExtended, isMoved, isKeptUp) = packed.deadline(Row.deadline)
    completed = packed.day(Row.completedOn).packed
  }

  private enum Row {
    static let issue = Measure.row("issue")
    static let policies = Measure.row("policies")
    static let track = Measure.row("track")
    static let status = Measure.row("status")
    static let target = Measure.row("target")
    static let evidence = Measure.row("evidence")
    static let department = Measure.row("department")
    static let owner = Measure.row("owner")
    static let deadline = Measure.row("deadline")
    static let completedOn = Measure.row("completedOn")
  }
}

/// The facts of a policy.
public struct PolicyFacts: RecordFacts {
  public let change: PolicyChange
  public let stage: PolicyStage
  let kind: Name
  let department: Name
  let documentNumber: Name?
  private let issued: Int32
  private let effective: Int32

  public var issuedOn: Day? { Day(packed: issued) }
  public var effectiveOn: Day? { Day(packed: effective) }

  public init(_ packed: PackedRecord, _ names: inout Names) {
    change = .allCases[packed.code(Row.change)]
    stage = .allCases[packed.code(Row.stage)]
    kind = names.name(packed, Row.kind)
    department = names.name(packed, Row.department)
    documentNumber = packed.text(Row.documentNumber).map { names.name($0) }
    issued = packed.day(Row.issuedOn).packed
    effective = packed.day(Row.effectiveOn).packed
  }

  private enum Row {
    static let change = Policy.row("change")
    static let stage = Policy.row("stage")
    static let kind = Policy.row("kind")
    static let department = Policy.row("department")
    static let documentNumber = Policy.row("documentNumber")
    static let issuedOn = Policy.row("issuedOn")
    static let effectiveOn = Policy.row("effectiveOn")
  }
}

extension Names {
  fileprivate mutating func name(_ packed: PackedRecord, _ row: Int) -> Name {
    name(packed.text(row) ?? UnsafeBufferPointer(start: nil, count: 0))
  }
}

extension PackedRecord {
  /// The day of a deadline, whether it was extended, is another than at first, goes on for good.
  fileprivate func deadline(
    _ row: Int
  ) -> (day: Int32, isExtended: Bool, isMoved: Bool, isKeptUp: Bool) {
    guard var packed = self.row(row) else { return (.min, false, false, false) }
    let bits = packed.bits()
    func holds(_ row: Int) -> Bool { bits & (1 << row) != 0 }
    if holds(DeadlineRow.text) { _ = packed.utf8() }
    let day = holds(DeadlineRow.date) ? packed.day() : nil
    let isKeptUp = holds(DeadlineRow.keepUp) && packed.byte() != 0
    let original = holds(DeadlineRow.original) ? packed.day() : day
    return (day.packed, holds(DeadlineRow.extensions), original != day, isKeptUp)
  }
}

private enum DeadlineRow {
  static let text = Deadline.row("text")
  static let date = Deadline.row("date")
  static let keepUp = Deadline.row("keepUp")
  static let original = Deadline.row("original")
  static let extensions = Deadline.row("extensions")
}

extension Day? {
  fileprivate var packed: Int32 { self.map { Int32(clamping: $0.number) } ?? .min }
}

extension Day {
  fileprivate init?(packed: Int32) {
    guard packed != .min else { return nil }
    self.init(number: Int(packed))
  }
}
