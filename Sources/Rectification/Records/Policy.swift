/// A policy (制度办法): the rule that keeps an issue from coming back.
public struct Policy: Fielded {
  public var id: RecordID = ""
  /// Without 《》.
  public var title = ""
  public var kind = ""
  public var change = PolicyChange.enact
  public var department = ""
  public var stage = PolicyStage.planned
  public var documentNumber: String?
  public var issuedOn: Day?
  public var effectiveOn: Day?
  public var reviewOn: Day?
  public var unknown = Fields()

  public init() {}

  public static let table: [Field<Policy>] = [
    .required("id", "编号", \.id, .id, by: "remove 和 add（先移除，再新增）"),
    .required("title", "制度名称", \.title, .text),
    .required("kind", "文种", \.kind, .text),
    .required("change", "制修废", \.change, .code),
    .required("department", "起草部门", \.department, .text),
    .required("stage", "阶段", \.stage, .code, by: "advance 或 back"),
    .optional("documentNumber", "发文字号", \.documentNumber, .text),
    .optional("issuedOn", "印发日期", \.issuedOn, .day),
    .optional("effectiveOn", "施行日期", \.effectiveOn, .day),
    .optional("reviewOn", "评估日期", \.reviewOn, .day),
  ]

  /// The kinds of text that count as a policy; a 通知 is evidence.
  public static let kinds = ["制度", "规定", "办法", "细则", "机制", "方案", "清单"]

  /// The kind that a title says it is, or `nil` where it does not say.
  public static func kind(ofTitle title: String) -> String? {
    kinds.compactMap { kind in title.range(ofLast: kind).map { (kind, $0) } }
      .max { $0.1 < $1.1 }?.0
  }
}

/// What a policy does to the rules there are: 建立 = 制定, 完善 = 修订.
public enum PolicyChange: String, Code {
  case enact, revise, repeal

  public var label: String {
    switch self {
    case .enact: "制定"
    case .revise: "修订"
    case .repeal: "废止"
    }
  }
}

extension Policy {
  /// Whether the rule does what it was made for.
  public var isEffective: Bool { Policy.isEffective(change, stage) }

  /// Whether it counts as 建立完善.
  public var isEstablished: Bool { Policy.isEstablished(change, stage) }
}

extension PolicyFacts {
  /// Whether the rule does what it was made for.
  public var isEffective: Bool { Policy.isEffective(change, stage) }

  /// Whether it counts as 建立完善.
  public var isEstablished: Bool { Policy.isEstablished(change, stage) }
}

extension Policy {
  /// Whether the rule does what it was made for: in force, or repealed where that was the aim.
  fileprivate static func isEffective(_ change: PolicyChange, _ stage: PolicyStage) -> Bool {
    stage == .inForce || (change == .repeal && stage == .repealed)
  }

  /// Whether it counts as 建立完善 (rules.md §3).
  fileprivate static func isEstablished(_ change: PolicyChange, _ stage: PolicyStage) -> Bool {
    switch change {
    case .enact, .revise: stage == .issued || stage == .inForce
    case .repeal: stage == .repealed
    }
  }
}

extension String {
  /// How many characters stand before the last occurrence of `word`.
  fileprivate func range(ofLast word: String) -> Int? {
    let (text, word) = (Array(self), Array(word))
    guard text.count >= word.count else { return nil }
    return (0...(text.count - word.count)).last { Array(text[$0..<$0 + word.count]) == word }
  }
}
