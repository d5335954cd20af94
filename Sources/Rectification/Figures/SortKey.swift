/// What a list is sorted by.
public enum SortKey: String, Code {
  case id, deadline, department, stage, title
  case source, section, mode, track, outcome, progress, discovered, leader
  case issue, owner, completed
  case change, kind, documentNumber, issued, effective

  public var label: String {
    switch self {
    case .id: "编号"
    case .deadline: "时限"
    case .department: "部门"
    case .stage: "阶段"
    case .title: "名称"
    case .source: "来源"
    case .section: "板块"
    case .mode: "整改类型"
    case .track: "属性"
    case .outcome: "完成情况"
    case .progress: "措施完成比例"
    case .discovered: "查摆日期"
    case .leader: "牵头领导"
    case .issue: "所属问题"
    case .owner: "责任人"
    case .completed: "完成日期"
    case .change: "制修废"
    case .kind: "文种"
    case .documentNumber: "发文字号"
    case .issued: "印发日期"
    case .effective: "施行日期"
    }
  }

  /// The keys that a list of a kind can be sorted by.
  public static func keys(for kind: RecordKind) -> [SortKey] {
    switch kind {
    case .issue:
      [
        .id, .deadline, .department, .stage, .title, .source, .section, .mode, .outcome,
        .progress, .discovered, .leader,
      ]
    case .measure:
      [
        .id, .deadline, .department, .stage, .title, .track, .issue, .owner, .source, .section,
        .completed,
      ]
    case .policy:
      [
        .id, .deadline, .department, .stage, .title, .change, .kind, .documentNumber, .issued,
        .effective,
      ]
    }
  }
}

/// A key of a sorting, and its direction.
public struct SortOrder: Hashable, Sendable {
  public var key: SortKey
  public var isDescending: Bool

  public init(_ key: SortKey, isDescending: Bool = false) {
    (self.key, self.isDescending) = (key, isDescending)
  }
}
