/// How far a measure has come.
public enum MeasureStatus: String, Code {
  case notStarted, active, done, verified, halted

  public var label: String {
    switch self {
    case .notStarted: "未启动"
    case .active: "推进中"
    case .done: "已完成"
    case .verified: "已核实"
    case .halted: "中止"
    }
  }

  /// Done, whether or not somebody has verified it.
  public var isDone: Bool { self == .done || self == .verified }
}

/// A step of a measure from one status to another.
public enum MeasureStep: String, CaseIterable, Sendable {
  case start, done, verify, halt, undone

  public var label: String {
    switch self {
    case .start: "启动"
    case .done: "标为已完成"
    case .verify: "核实"
    case .halt: "中止"
    case .undone: "改回推进中"
    }
  }

  /// The statuses from which the step can be taken (rules.md §1).
  public var from: [MeasureStatus] {
    switch self {
    case .start: [.notStarted, .halted]
    case .done, .halt: [.notStarted, .active]
    case .verify: [.done]
    case .undone: [.done, .verified]
    }
  }

  public var to: MeasureStatus {
    switch self {
    case .start, .undone: .active
    case .done: .done
    case .verify: .verified
    case .halt: .halted
    }
  }

  /// Whether the step must say why.
  public var needsReason: Bool { self == .halt || self == .undone }
}
