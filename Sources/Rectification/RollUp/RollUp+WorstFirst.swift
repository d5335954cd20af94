extension RollUp {
  /// The bureaus by what is worst: first those that could not be read, since nobody knows how they
  /// stand; then by how many issues and measures are overdue; then by the lowest rate of completion;
  /// then by how many issues are left, and how much falls due soon. Those without issues come last,
  /// and equal ones in the order in which they were given.
  public var worstFirst: [Bureau] {
    bureaus.map { (urgency: Urgency($0), bureau: $0) }.enumerated()
      .sorted { one, other in
        one.element.urgency != other.element.urgency
          ? one.element.urgency < other.element.urgency : one.offset < other.offset
      }
      .map(\.element.bureau)
  }

  public var unread: [Bureau] { bureaus.filter { $0.account == nil } }

  /// Those whose figures may be old.
  public var stale: [Bureau] { bureaus.filter { $0.account?.staleness != nil } }
}

/// How a bureau stands among others; the lesser comes first.
private struct Urgency: Comparable {
  /// 0 unread, 1 with issues, 2 without.
  private let rank: Int
  private let overdue: Int
  private let rate: Rate
  private let left: Int
  private let dueSoon: Int

  init(_ bureau: Bureau) {
    guard let account = bureau.account else {
      (rank, overdue, rate, left, dueSoon) = (0, 0, Rate(0, of: 0), 0, 0)
      return
    }
    let issues = account.figures.issues
    rank = issues.total == 0 ? 2 : 1
    (overdue, dueSoon) = (account.overdue, account.dueSoon)
    (rate, left) = (issues.completionRate, issues.total - issues.completed)
  }

  static func < (one: Urgency, other: Urgency) -> Bool {
    if one.rank != other.rank { return one.rank < other.rank }
    if one.overdue != other.overdue { return one.overdue > other.overdue }
    // Of two parts, the lesser, without rounding.
    let (rate, otherRate) = (one.rate.part * other.rate.whole, other.rate.part * one.rate.whole)
    if rate != otherRate { return rate < otherRate }
    return (one.left, one.dueSoon) > (other.left, other.dueSoon)
  }

  static func == (one: Urgency, other: Urgency) -> Bool { !(one < other) && !(other < one) }
}
