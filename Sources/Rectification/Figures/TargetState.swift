/// How a measure stands to its target, for those that the figures count: halted ones are left out.
public enum TargetState: String, Code {
  case any, met, unknown

  public var label: String {
    switch self {
    case .any: "有指标"
    case .met: "达标"
    case .unknown: "完成数未知"
    }
  }

  init(of target: Target) {
    self = target.actual == nil ? .unknown : target.isMet ? .met : .any
  }

  func holds(for measure: MeasureFacts) -> Bool {
    guard let target = measure.target, measure.status != .halted else { return false }
    return self == .any || self == target
  }
}
