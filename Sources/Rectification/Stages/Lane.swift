/// How far an issue has come on one track, over its measures of that track (rules.md §2).
public enum Lane: String, Code {
  case notNeeded, notStarted, active, complete

  public var label: String {
    switch self {
    case .notNeeded: "无需"
    case .notStarted: "未启动"
    case .active: "推进中"
    case .complete: "已完成"
    }
  }

  /// Whether nothing is left to do on the track.
  public var isFinished: Bool { self == .complete || self == .notNeeded }
}

/// The three-way word of official reports for an issue (rules.md §2).
public enum Outcome: String, Code {
  case completed, basicallyCompleted, unfinished

  public var label: String {
    switch self {
    case .completed: "已完成"
    case .basicallyCompleted: "基本完成"
    case .unfinished: "未完成"
    }
  }
}

/// Both lanes of an issue.
public struct Lanes: Hashable, Sendable {
  public let immediate: Lane
  public let lasting: Lane

  public subscript(track: Track) -> Lane {
    switch track {
    case .immediate: immediate
    case .lasting: lasting
    }
  }

  public var outcome: Outcome {
    if immediate.isFinished, lasting.isFinished {
      return immediate == .complete || lasting == .complete ? .completed : .unfinished
    }
    return immediate == .complete ? .basicallyCompleted : .unfinished
  }
}

extension Ledger {
  public func lanes(of issue: RecordID) -> Lanes {
    issues.slot(of: issue).map { lanes(ofSlot: $0) }
      ?? Lanes(immediate: .notNeeded, lasting: .notNeeded)
  }

  public func outcome(of issue: RecordID) -> Outcome { lanes(of: issue).outcome }

  func lanes(ofSlot slot: Int) -> Lanes {
    var (immediate, lasting) = (LaneTally(), LaneTally())
    forEachMeasure(ofSlot: slot) { measure in
      switch measure.track {
      case .immediate: immediate.count(measure, isComplete: measure.status.isDone)
      case .lasting:
        let isComplete = measure.status.isDone && measure.policies.allSatisfy(isEffective)
        lasting.count(measure, isComplete: isComplete)
      }
    }
    return Lanes(immediate: immediate.lane, lasting: lasting.lane)
  }

  private func isEffective(_ policy: RecordID) -> Bool {
    policies.facts(of: policy)?.isEffective == true
  }

  /// The policies of a measure that are not there or not in force yet, with what stands in the way.
  func policiesMissing(for measure: Measure) -> [RecordID] {
    measure.policies.filter { !isEffective($0) }
  }
}

/// The measures of an issue on one track, halted ones left out.
private struct LaneTally {
  private var total = 0
  private var started = 0
  private var complete = 0

  mutating func count(_ measure: MeasureFacts, isComplete: Bool) {
    guard measure.status != .halted else { return }
    total += 1
    if measure.status != .notStarted { started += 1 }
    if isComplete { complete += 1 }
  }

  var lane: Lane {
    if total == 0 { return .notNeeded }
    if started == 0 { return .notStarted }
    return complete == total ? .complete : .active
  }
}
