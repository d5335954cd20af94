import Rectification

/// A screen, in the order of its digit (screens.md).
public enum Place: String, Hashable, CaseIterable, Sendable {
  case overview, issues, measures, policies, board, due, trail

  /// The command that leads there.
  var command: Command {
    switch self {
    case .overview: .overview
    case .issues: .issues
    case .measures: .measures
    case .policies: .policies
    case .board: .board
    case .due: .due
    case .trail: .trail
    }
  }

  var title: String {
    switch self {
    case .overview: "总览"
    case .issues: "问题"
    case .measures: "措施"
    case .policies: "制度"
    case .board: "看板"
    case .due: "时限"
    case .trail: "留痕"
    }
  }

  /// The kind of records that it lists.
  var kind: RecordKind? {
    switch self {
    case .issues: .issue
    case .measures: .measure
    case .policies: .policy
    case .overview, .board, .due, .trail: nil
    }
  }

  init(_ kind: RecordKind) {
    switch kind {
    case .issue: self = .issues
    case .measure: self = .measures
    case .policy: self = .policies
    }
  }
}

/// Where somebody was, so that they can go back.
struct Visit: Hashable, Sendable {
  let place: Place
  let id: RecordID?
  /// What a list showed before it was opened from there.
  let replaced: Replaced?
  /// The past day that was looked at.
  var past: Day?
}

/// A list as it was.
struct Replaced: Hashable, Sendable {
  let kind: RecordKind
  let list: ListState
}
