/// An issue (问题): something an inspection, field research or the public has found wrong.
public struct Issue: Fielded {
  public var id: RecordID = ""
  public var title = ""
  /// 具体表现: what can be seen of it.
  public var manifestation = ""
  public var source = IssueSource.inspection
  /// The feedback's own words or number, kept verbatim.
  public var sourceReference: String?
  public var section = ""
  public var rootCause: String?
  public var isLegacy = false
  public var mode = RectificationMode.phased
  public var goal = ""
  /// A post, never a person.
  public var leader = ""
  public var department = ""
  public var supportingDepartments: [String] = []
  public var discoveredOn = Day(number: 0)
  public var deadline = Deadline()
  public var stage = IssueStage.registered
  /// 轮次: 1, and one more each time the closed issue rebounds.
  public var cycle = 1
  public var criteria: [Criterion] = []
  public var obstacle: String?
  public var nextStep: String?
  public var feedback: Feedback?
  public var acceptance: Acceptance?
  public var closedOn: Day?
  public var followUps: [FollowUp] = []
  public var visibility = Visibility.inside
  public var remarks: String?
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Issue>] = [
    .required("id", "编号", \.id, .id, by: "remove 和 add（先移除，再新增）"),
    .required("title", "问题", \.title, .text),
    .required("manifestation", "具体表现", \.manifestation, .text),
    .required("source", "问题来源", \.source, .code),
    .optional("sourceReference", "来源描述", \.sourceReference, .text),
    .required("section", "板块", \.section, .text),
    .optional("rootCause", "原因分析", \.rootCause, .text),
    .required("isLegacy", "历史遗留", \.isLegacy, .flag),
    .required("mode", "整改类型", \.mode, .code),
    .required("goal", "整改目标", \.goal, .text),
    .required("leader", "牵头领导", \.leader, .text),
    .required("department", "责任部门", \.department, .text),
    .list("supportingDepartments", "配合部门", \.supportingDepartments, .text),
    .required("discoveredOn", "查摆日期", \.discoveredOn, .day),
    .required("deadline", "整改时限", \.deadline, .object),
    .required("stage", "阶段", \.stage, .code, by: "advance 或 back"),
    .required("cycle", "轮次", \.cycle, .count(from: 1), by: "reopen"),
    .list("criteria", "完成标准", \.criteria, .object),
    .optional("obstacle", "未完成原因", \.obstacle, .text),
    .optional("nextStep", "下一步打算", \.nextStep, .text),
    .optional("feedback", "群众反馈", \.feedback, .object),
    .optional("acceptance", "验收", \.acceptance, .object, by: "accept"),
    .optional("closedOn", "销号日期", \.closedOn, .day, by: "close"),
    .list("followUps", "回头看", \.followUps, .object),
    .required("visibility", "公开属性", \.visibility, .code),
    .optional("remarks", "备注", \.remarks, .text),
  ]
}

/// Where issues come from: exactly the three of the source report.
public enum IssueSource: String, Code {
  case inspection, research, publicConcern

  public var label: String {
    switch self {
    case .inspection: "巡视巡察反馈"
    case .research: "调查研究发现"
    case .publicConcern: "群众反映强烈"
    }
  }

  /// Two characters, for narrow columns.
  public var shortLabel: String { String(label.prefix(2)) }
}

/// How an issue is to be put right.
public enum RectificationMode: String, Code {
  case atOnce, phased, continuing

  public var label: String {
    switch self {
    case .atOnce: "立行立改"
    case .phased: "分阶段整改"
    case .continuing: "持续整改"
    }
  }
}

/// Who may read of an issue outside the unit.
public enum Visibility: String, Code {
  case open
  case inside = "internal"

  public var label: String {
    switch self {
    case .open: "公开"
    case .inside: "内部"
    }
  }
}

/// One condition that has to be met before an issue can be closed (完成标准).
public struct Criterion: Fielded {
  public var text = ""
  public var met = false
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Criterion>] = [
    .required("text", "标准", \.text, .text),
    .required("met", "达到", \.met, .flag),
  ]

  public static func phrase(_ fields: Fields) -> String {
    (fields["met"] == true ? "已达到：" : "未达到：") + (fields["text"]?.text ?? "")
  }
}

/// What the people who raised an issue said of the result.
public struct Feedback: Fielded {
  public var on = Day(number: 0)
  public var satisfaction = Satisfaction.satisfied
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Feedback>] = [
    .required("on", "日期", \.on, .day),
    .required("satisfaction", "满意度", \.satisfaction, .code),
  ]
}

public enum Satisfaction: String, Code {
  case satisfied, mostly, dissatisfied

  public var label: String {
    switch self {
    case .satisfied: "满意"
    case .mostly: "基本满意"
    case .dissatisfied: "不满意"
    }
  }
}

/// The verdict of whoever checked the work on an issue (验收).
public struct Acceptance: Fielded {
  public var by = ""
  public var on = Day(number: 0)
  public var conclusion = Conclusion.accepted
  public var opinion: String?
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Acceptance>] = [
    .required("by", "验收人", \.by, .text),
    .required("on", "日期", \.on, .day),
    .required("conclusion", "结论", \.conclusion, .code),
    .optional("opinion", "意见", \.opinion, .text),
  ]
}

public enum Conclusion: String, Code {
  case accepted, returned

  public var label: String {
    switch self {
    case .accepted: "通过"
    case .returned: "退回"
    }
  }
}

/// A later look at whether a closed issue has stayed closed (回头看).
public struct FollowUp: Fielded {
  public var plannedOn = Day(number: 0)
  public var doneOn: Day?
  public var result: FollowUpResult?
  public var note: String?
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<FollowUp>] = [
    .required("plannedOn", "计划日期", \.plannedOn, .day),
    .optional("doneOn", "实际日期", \.doneOn, .day),
    .optional("result", "结果", \.result, .code),
    .optional("note", "说明", \.note, .text),
  ]
}

public enum FollowUpResult: String, Code {
  case held, rebounded

  public var label: String {
    switch self {
    case .held: "巩固"
    case .rebounded: "反弹"
    }
  }
}
