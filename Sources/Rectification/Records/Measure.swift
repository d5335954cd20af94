/// A measure (整改措施): one thing that is done about an issue.
public struct Measure: Fielded {
  public var id: RecordID = ""
  public var issue: RecordID = ""
  public var track = Track.immediate
  public var content = ""
  public var kinds: [MeasureKind] = []
  public var department = ""
  /// A post, never a person.
  public var owner = ""
  public var deadline = Deadline()
  public var status = MeasureStatus.notStarted
  public var target: Target?
  public var policies: [RecordID] = []
  public var progress: [Progress] = []
  public var evidence: [Evidence] = []
  public var completedOn: Day?
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Measure>] = [
    .required("id", "编号", \.id, .id, by: "remove 和 add（先移除，再新增）"),
    .required("issue", "对应问题", \.issue, .id, by: "remove 和 add（先移除，再新增）"),
    .required("track", "措施属性", \.track, .code),
    .required("content", "整改措施", \.content, .text),
    .list("kinds", "措施类型", \.kinds, .code),
    .required("department", "责任部门", \.department, .text),
    .required("owner", "责任人", \.owner, .text),
    .required("deadline", "完成时限", \.deadline, .object),
    .required("status", "状态", \.status, .code, by: "start、done、verify、halt 或 undone"),
    .optional("target", "量化指标", \.target, .object),
    .list("policies", "制度成果", \.policies, .id),
    .list("progress", "进展", \.progress, .object),
    .list("evidence", "佐证材料", \.evidence, .object),
    .optional("completedOn", "完成日期", \.completedOn, .day, by: "done --on"),
  ]
}

/// Whether a measure corrects the fact now or keeps it from coming back.
public enum Track: String, Code {
  case immediate, lasting

  public var label: String {
    switch self {
    case .immediate: "当下改"
    case .lasting: "长久立"
    }
  }
}

public enum MeasureKind: String, Code {
  case rules, recovery, accountability
  case `extension`, campaign, training, other

  public var label: String {
    switch self {
    case .rules: "建章立制"
    case .recovery: "挽回损失"
    case .accountability: "追责问责"
    case .extension: "举一反三"
    case .campaign: "专项整治"
    case .training: "教育培训"
    case .other: "其他"
    }
  }
}

/// A figure that a measure has to reach (量化指标).
public struct Target: Fielded {
  public var unit = ""
  public var goal = Amount(0)
  public var rule = TargetRule.exactly
  /// `nil` = unknown: never counted as 0, left out of every sum.
  public var actual: Amount?
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Target>] = [
    .required("unit", "单位", \.unit, .text),
    .required("goal", "目标值", \.goal, .amount),
    .required("rule", "口径", \.rule, .code),
    .required("actual", "完成值", \.actual, .orUnknown(.amount)),
  ]

  /// `3/12次`, with 未知 where the figure is not known.
  public var phrase: String {
    "\(actual?.description ?? "未知")/\(rule == .atLeast ? "≥" : "")\(goal)\(unit)"
  }

  public static func phrase(_ fields: Fields) -> String {
    (try? Target(fields))?.phrase ?? Value.object(fields).plainText
  }

  /// Whether the figure is reached; an unknown one is not.
  public var isMet: Bool {
    guard let actual else { return false }
    switch rule {
    case .exactly: return actual == goal
    case .atLeast: return actual >= goal
    }
  }
}

public enum TargetRule: String, Code {
  case exactly, atLeast

  public var label: String {
    switch self {
    case .exactly: "恰好"
    case .atLeast: "至少"
    }
  }
}

/// A dated line about how a measure is getting on (进展).
public struct Progress: Fielded {
  public var on = Day(number: 0)
  public var by = ""
  public var note = ""
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Progress>] = [
    .required("on", "日期", \.on, .day),
    .required("by", "登记人", \.by, .text),
    .required("note", "进展", \.note, .text),
  ]

  public static func phrase(_ fields: Fields) -> String { fields["note"]?.text ?? "" }
}

/// What proves a measure (佐证材料): a file kept by its content, or an archive number.
public struct Evidence: Fielded {
  public var name = ""
  public var sha256: String?
  public var reference: String?
  public var addedOn = Day(number: 0)
  public var unknown = Fields()

  public init() {}

  public init(name: String, sha256: String? = nil, reference: String? = nil, addedOn: Day) {
    (self.name, self.sha256, self.reference, self.addedOn) = (name, sha256, reference, addedOn)
  }

  public static let table: [Field<Evidence>] = [
    .required("name", "名称", \.name, .text),
    .optional("sha256", "校验值", \.sha256, .text),
    .optional("reference", "档号", \.reference, .text),
    .required("addedOn", "登记日期", \.addedOn, .day),
  ]

  public static func phrase(_ fields: Fields) -> String {
    ["name", "reference"].compactMap { fields[$0]?.text }.joined(separator: " ")
  }
}
