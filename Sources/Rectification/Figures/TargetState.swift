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

  func holds(for measure: Measure) -> Bool {
    guard let target = measure.target, measure.status != .halted else { return false }
    switch self {
    case .any: return true
    case .met: return target.isMet
    case .unknown: return target.actual == nil
    }
  }
}
