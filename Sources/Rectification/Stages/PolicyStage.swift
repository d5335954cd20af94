/// Where a policy stands between being planned and being in force.
public enum PolicyStage: String, Code {
  case planned, drafting, consulting, legalReview, deliberating, issued, inForce, repealed

  public var label: String {
    switch self {
    case .planned: "立项"
    case .drafting: "起草"
    case .consulting: "征求意见"
    case .legalReview: "合法合规性审查"
    case .deliberating: "集体审议"
    case .issued: "印发"
    case .inForce: "施行"
    case .repealed: "废止"
    }
  }

  /// At most four characters, for narrow columns.
  public var shortLabel: String { self == .legalReview ? "合规审查" : label }

  /// The stages of a policy that is made for `change`, in order: a 废止 ends at 废止 instead of 施行.
  public static func path(for change: PolicyChange) -> [PolicyStage] {
    [.planned, .drafting, .consulting, .legalReview, .deliberating, .issued]
      + [change == .repeal ? .repealed : .inForce]
  }

  /// The stage after this one, or `nil` at the end.
  public func next(for change: PolicyChange) -> PolicyStage? {
    let path = PolicyStage.path(for: change)
    guard let place = path.firstIndex(of: self), place + 1 < path.count else { return nil }
    return path[place + 1]
  }

  /// The stage before this one, or `nil` at the beginning.
  public func previous(for change: PolicyChange) -> PolicyStage? {
    if self == .repealed, change != .repeal { return .inForce }
    let path = PolicyStage.path(for: change)
    guard let place = path.firstIndex(of: self), place > 0 else { return nil }
    return path[place - 1]
  }
}
