/// Something that a period brings to records. The raw value is the member of the JSON object.
public enum Happening: String, CaseIterable, Sendable {
  case added, addedMeasures, addedPolicies, completed, basicallyCompleted, measuresDone
  case established, closed, extended, overdue, overdueMeasures, rebounded

  /// What reports call it.
  public var label: String {
    switch self {
    case .added: "新增问题"
    case .addedMeasures: "新增措施"
    case .addedPolicies: "新增制度"
    case .completed: "完成整改问题"
    case .basicallyCompleted: "基本完成问题"
    case .measuresDone: "完成措施"
    case .established: "建立完善制度"
    case .closed: "销号问题"
    case .extended: "延期事项"
    case .overdue: "新增超期问题"
    case .overdueMeasures: "新增超期措施"
    case .rebounded: "反弹问题"
    }
  }

  /// What its records are counted in.
  public var unit: String {
    switch self {
    case .addedMeasures, .measuresDone, .overdueMeasures: "个"
    default: "项"
    }
  }
}

extension Comparison {
  /// The records to which it happened.
  public func records(of happening: Happening) -> [RecordID] {
    switch happening {
    case .added: added
    case .addedMeasures: addedMeasures
    case .addedPolicies: addedPolicies
    case .completed: completed
    case .basicallyCompleted: basicallyCompleted
    case .measuresDone: measuresDone
    case .established: established
    case .closed: closed
    case .extended: extended
    case .overdue: overdue
    case .overdueMeasures: overdueMeasures
    case .rebounded: rebounded
    }
  }
}
