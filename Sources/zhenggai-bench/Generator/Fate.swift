import Rectification

/// How far an issue has come, and what that means for its measures and policies.
enum Fate: CaseIterable {
  case registered, correcting, institutionalizing, verifying, closed, withdrawn

  /// About as in a ledger late in its year.
  static let weights: [(Fate, Int)] = [
    (.closed, 60), (.verifying, 9), (.institutionalizing, 11), (.correcting, 12),
    (.registered, 5), (.withdrawn, 3),
  ]

  var stage: IssueStage {
    switch self {
    case .registered: .registered
    case .correcting: .correcting
    case .institutionalizing: .institutionalizing
    case .verifying: .verifying
    case .closed: .closed
    case .withdrawn: .withdrawn
    }
  }

  /// How measures of a track may stand.
  func statuses(_ track: Track) -> [(MeasureStatus, Int)] {
    switch (self, track) {
    case (.closed, _): [(.verified, 80), (.done, 18), (.halted, 2)]
    case (.verifying, _): [(.done, 70), (.verified, 30)]
    case (.institutionalizing, .immediate): [(.done, 60), (.verified, 40)]
    case (.institutionalizing, .lasting): [(.active, 85), (.notStarted, 15)]
    case (.correcting, .immediate): [(.active, 75), (.done, 20), (.halted, 5)]
    case (.correcting, .lasting): [(.notStarted, 70), (.active, 30)]
    case (.registered, _): [(.notStarted, 100)]
    case (.withdrawn, _): [(.halted, 60), (.notStarted, 40)]
    }
  }
}
